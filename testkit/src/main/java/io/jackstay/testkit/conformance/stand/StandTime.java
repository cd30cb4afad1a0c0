package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.testkit.conformance.venue.VenueStage;
import io.jackstay.testkit.net.FakeNetwork;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The time of a case, and the venue's place in it. Not thread safe: owned by the case.
 *
 * <p>Any thread may ask for {@link #shown}. The venue goes by the monotonic clock, so that the machine's clock can be set without it.
 */
final class StandTime implements VenueStage {
    private static final long START = 1_790_000_000_000_000_000L;
    private static final int MANY = 10_000;

    private final VirtualClock clock = new VirtualClock(START);
    private final TimerQueue venueTimers = new TimerQueue();
    private final FakeNetwork network = new FakeNetwork();
    private volatile long shown = START;
    private Supplier<AccountSnapshot> account = StandTime::early;
    private Supplier<List<OrderFill>> fills = StandTime::early;

    private static <T> T early() {
        throw new IllegalStateException("a venue can't ask its connector before there is one");
    }

    VirtualClock clock() {
        return clock;
    }

    void advanceTo(long nanos) {
        clock.advanceTo(nanos);
        shown = clock.nanoTime();
    }

    /** The venue's time; any thread may ask. */
    long shown() {
        return shown;
    }

    @Override
    public FakeNetwork network() {
        return network;
    }

    @Override
    public long epochNanos() {
        return clock.nanoTime();
    }

    @Override
    public void in(Duration delay, Runnable what) {
        requireNonNull(what, "what is null");
        venueTimers.schedule(clock.nanoTime() + delay.toNanos(), what);
    }

    /** Whom a venue that is inside its connector asks. */
    void inside(Supplier<AccountSnapshot> asksAccount, Supplier<List<OrderFill>> asksFills) {
        account = asksAccount;
        fills = asksFills;
    }

    @Override
    public AccountSnapshot told() {
        return account.get();
    }

    @Override
    public List<OrderFill> toldFills() {
        return fills.get();
    }

    int run() {
        return venueTimers.runDue(clock.nanoTime(), MANY, venueTimers.mark());
    }

    long nextDeadlineNanos() {
        return venueTimers.nextDeadlineNanos();
    }
}
