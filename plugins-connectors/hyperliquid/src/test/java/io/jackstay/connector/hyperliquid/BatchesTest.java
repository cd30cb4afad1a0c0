package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.TriggerOrderRequest;
import org.junit.jupiter.api.Test;

/** Which orders of a batch share an action, and so a refusal of all of it. */
class BatchesTest {
    private static final String WAITING = "\"waitingForTrigger\"";

    private final Started started = Started.rest();
    private final ScriptedVenue venue = started.venue;
    private final LimitOrderRequest like = started.buy("0.5", "2900");

    private TriggerOrderRequest stop(boolean reduceOnly) {
        return new TriggerOrderRequest(
                Side.SELL,
                like.size(),
                TriggerOrderRequest.Kind.STOP,
                like.price(),
                PriceBand.Reference.MARK,
                like.price(),
                reduceOnly,
                "");
    }

    @Test
    void aTriggerThatMayOpenAPositionIsRefusedByItself() {
        venue.exchange.add(ScriptedVenue.statuses("{\"resting\":{\"oid\":1}}", WAITING));
        venue.exchange.add(ScriptedVenue.error("TP/SL orders must be reduce only."));
        started.place(started.submit(1, like), started.submit(2, stop(false)), started.submit(3, stop(true)));

        assertThat(venue.actions).hasSize(2);
        assertThat(venue.actions.get(0)).contains(started.cloid(1), started.cloid(3));
        assertThat(venue.actions.get(1)).contains(started.cloid(2)).contains("\"r\":false");
        assertThat(venue.events.outcomes.subList(0, 2)).allMatch(Outcome.Accepted.class::isInstance);
        assertThat(((Outcome.Rejected) venue.events.outcomes.get(2)).why().reason())
                .isEqualTo(RejectReason.UNSUPPORTED);
    }
}
