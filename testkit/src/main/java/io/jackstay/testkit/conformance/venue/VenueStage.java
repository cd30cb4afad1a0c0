package io.jackstay.testkit.conformance.venue;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.order.OrderFill;
import io.jackstay.testkit.net.FakeNetwork;
import java.time.Duration;
import java.util.List;

/**
 * Where a {@link VenueUnderTest} stands: its network and its time. Not thread safe: owned by the thread that drives the test.
 *
 * <p>Implemented by the kit. There is one for each case.
 */
public interface VenueStage {
    /** The network that the connector reaches; the venue serves its addresses here. */
    FakeNetwork network();

    /** The venue's time, epoch nanoseconds; it moves because the case moves it. */
    long epochNanos();

    /** The venue's time in milliseconds. */
    default long epochMillis() {
        return epochNanos() / 1_000_000;
    }

    /** Does something later, when the venue's time has come to it. */
    void in(Duration delay, Runnable what);

    /**
     * The open orders, positions and balances that the connector itself tells when it is asked now; for venues that are inside their
     * connector, which have no other truth.
     */
    AccountSnapshot told();

    /** All fills that the connector itself tells when it is asked now, oldest first; for the same venues. */
    List<OrderFill> toldFills();
}
