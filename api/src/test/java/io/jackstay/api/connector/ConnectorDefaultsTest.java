package io.jackstay.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a connector that overrides nothing answers: each question refused once, with the capability that is missing. */
class ConnectorDefaultsTest {
    private static final MarketId BTC = new MarketId(new Venue("sim"), "BTC-USDC-PERP");

    private final Connector connector = new Bare();

    @Test
    void orderStatusIsUnsupported() {
        assertUnsupported(
                Capability.ORDER_STATUS_BY_CLOID,
                reply -> connector.orderStatus(new OrderRef(BTC, 1, ""), Instant.EPOCH, reply::done));
    }

    @Test
    void historiesAreUnsupported() {
        HistoryQuery query = HistoryQuery.since(List.of(BTC), Instant.EPOCH);

        assertUnsupported(Capability.FILL_HISTORY, reply -> connector.fillsSince(query, reply::done));
        assertUnsupported(Capability.CASH_FLOW_HISTORY, reply -> connector.cashFlowsSince(query, reply::done));
    }

    @Test
    void candlesAreUnsupported() {
        CandleQuery query = new CandleQuery(BTC, Duration.ofMinutes(1), 10, Instant.EPOCH);

        assertUnsupported(Capability.CANDLES, reply -> connector.candles(query, reply::done));
    }

    @Test
    void cancelAllNamesTheCapabilityThatWasAskedFor() {
        assertUnsupported(Capability.CANCEL_ALL, reply -> connector.cancelAll(Optional.empty(), reply::done));
        assertUnsupported(Capability.CANCEL_ALL_BY_MARKET, reply -> connector.cancelAll(Optional.of(BTC), reply::done));
    }

    @Test
    void deadManAndLeverageAreUnsupported() {
        assertUnsupported(
                Capability.DEAD_MAN, reply -> connector.armDeadMan(Duration.ofSeconds(60), List.of(BTC), reply::done));
        assertUnsupported(Capability.LEVERAGE_PER_MARKET, reply -> connector.setLeverage(BTC, 3, reply::done));
    }

    @Test
    void thereAreNoActions() {
        assertThat(connector.actions()).isEmpty();
        assertUnsupported(Capability.ACTIONS, reply -> connector.act("nonce", Map.of(), reply::done));
    }

    private static void assertUnsupported(Capability missing, Consumer<Answers> question) {
        Answers answers = new Answers();

        question.accept(answers);

        assertThat(answers.given).containsExactly(Result.refused(RejectReason.UNSUPPORTED, missing.name()));
    }

    /** Takes answers of any type. */
    private static final class Answers {
        private final List<Result<?>> given = new ArrayList<>();

        void done(Result<?> result) {
            given.add(result);
        }
    }

    /** Has what a connector must have, and no more. */
    private static final class Bare implements Connector {
        @Override
        public void start(Reply<List<MarketInfo>> reply) {
            reply.ok(List.of());
        }

        @Override
        public void subscribe(Subscriptions wanted) {}

        @Override
        public void execute(OrderBatch batch) {}

        @Override
        public void snapshot(Reply<AccountSnapshot> reply) {
            reply.unknown("no venue behind it");
        }

        @Override
        public void stop(Reply<Void> reply) {
            reply.done(Result.ok());
        }
    }
}
