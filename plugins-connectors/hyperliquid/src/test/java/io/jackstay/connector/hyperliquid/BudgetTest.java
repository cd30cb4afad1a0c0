package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.TimeInForce;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What leaves when the address has few requests left; 500 of them are kept. */
class BudgetTest {
    private static final String FILLED = "{\"filled\":{\"totalSz\":\"0.5\",\"avgPx\":\"3331.7\",\"oid\":9}}";

    private final Started started = Started.rest();
    private final ScriptedVenue venue = started.venue;
    private final EventLog events = venue.events;
    private final LimitOrderRequest order = started.buy("0.5", "3300").with(TimeInForce.IOC);

    private void left(int requests) {
        venue.info.put(
                "userRateLimit",
                "{\"cumVlm\":\"0\",\"nRequestsUsed\":%d,\"nRequestsCap\":10000,\"nRequestsSurplus\":0}"
                        .formatted(10_000 - requests));
        venue.timers.advance(Duration.ofMinutes(1));
        venue.run();
        venue.exchange.add(ScriptedVenue.statuses(FILLED));
    }

    private RejectReason reason(int outcome) {
        return ((Outcome.Rejected) events.outcomes.get(outcome)).why().reason();
    }

    @Test
    void whatReducesMayUseWhatIsKept() {
        left(400);
        started.place(started.submit(1, order.reducing()));

        assertThat(venue.actions).hasSize(1);
        assertThat(events.outcomes).hasSize(1).allMatch(Outcome.Accepted.class::isInstance);
    }

    @Test
    void ofABatchWhatReducesLeavesAloneWhenFewAreLeft() {
        left(400);
        started.place(started.submit(1, order.reducing()), started.submit(2, order));

        started.requireSentAlone(1, 2);
        assertThat(reason(0)).isEqualTo(RejectReason.RATE_LIMITED);
    }

    @Test
    void ofABatchAllLeaveTogetherWhenEnoughAreLeft() {
        left(502);
        venue.exchange.clear();
        venue.exchange.add(ScriptedVenue.statuses(FILLED, FILLED));
        started.place(started.submit(1, order.reducing()), started.submit(2, order));

        assertThat(venue.actions).hasSize(1);
        assertThat(events.outcomes).hasSize(2).allMatch(Outcome.Accepted.class::isInstance);
    }

    @Test
    void nothingIsPlacedBelowZero() {
        left(1);
        started.place(started.submit(1, order.reducing()));
        started.place(started.submit(2, order.reducing()));

        assertThat(venue.actions).hasSize(1);
        assertThat(reason(1)).isEqualTo(RejectReason.RATE_LIMITED);
    }
}
