package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.TriggerOrderRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which orders of a batch share an action, and so a refusal of all of it, and what follows from refusals. */
class BatchesTest {
    private static final String WAITING = "\"waitingForTrigger\"";

    private final Started started = Started.rest();
    private final ScriptedVenue venue = started.venue;
    private final LimitOrderRequest like = started.buy("0.5", "2900");

    private TriggerOrderRequest stop(boolean reduceOnly) {
        return Started.stop(Side.SELL, like, PriceBand.Reference.MARK, reduceOnly);
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

    private long questions() {
        venue.run();
        return venue.questions.stream()
                .filter(each -> each.contains("\"spotMeta\""))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Price must be divisible by tick size.", "Order has invalid size.", "Trading is halted."})
    void aRefusalForTheRulesOfAMarketReadsThemAgainOnceAMinute(String words) {
        venue.exchange.add(ScriptedVenue.statuses("{\"error\":\"" + words + "\"}"));
        venue.info.put(
                "meta",
                venue.info
                        .get("meta")
                        .replace("\"szDecimals\":4,\"name\":\"ETH\"", "\"szDecimals\":3,\"name\":\"ETH\""));
        started.place(started.submit(1, like), started.submit(2, like));
        assertThat(questions()).isEqualTo(1);
        assertThat(venue.events.changed).extracting(MarketInfo::id).containsExactly(Started.ETH);

        started.place(started.submit(3, like));
        assertThat(questions()).isEqualTo(1);
        venue.timers.advance(Duration.ofMinutes(1));
        started.place(started.submit(4, like));
        assertThat(questions()).isEqualTo(2);
    }

    @Test
    void otherRefusalsAskNothing() {
        venue.exchange.add(ScriptedVenue.error("Insufficient margin to place order."));
        started.place(started.submit(1, like));

        assertThat(questions()).isZero();
    }
}
