package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.strategy.Stop;
import io.jackstay.runtime.config.BotPolicies;
import io.jackstay.runtime.config.ErrorRate;
import io.jackstay.runtime.config.OnError;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a bot leaves behind when it stops, and what becomes of it when its strategy fails. */
final class PolicyTest {
    private static final ErrorRate THREE_A_MINUTE = new ErrorRate(3, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private final Bench bench = new Bench();
    private final Calls strategy = new Calls();
    private long quote = 1_000;

    private Bot start(BotPolicies policies) {
        bench.policies = policies;
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                context.orders().place(limit(Side.BUY, "1", "99"));
                context.orders().place(limit(Side.SELL, "1", "110"));
            }
        };
        Bot bot = bench.started(1, strategy);
        bench.quote(1_000, 1_001);
        return bot;
    }

    private void tick() {
        quote++;
        bench.quote(quote, quote + 1);
    }

    private void stop(Bot bot) {
        bot.stop("asked by the test", Duration.ofSeconds(30));
        bench.settle();
    }

    private void strategyThrowsOnTicks() {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                throw new IllegalStateException("boom");
            }
        };
    }

    @Test
    void keepLeavesTheOrdersAndSaysWhich() {
        Bot bot = start(BotPolicies.DEFAULT.onStop(Stop.Exit.KEEP));
        stop(bot);

        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().failed()).isFalse();
        assertThat(bench.venue().resting()).hasSize(2);
        assertThat(bot.kept()).hasSize(2).allMatch(kept -> bench.venue().resting().stream()
                .anyMatch(resting -> resting.ref().sameOrder(kept)));
    }

    @Test
    void keepWaitsForTheVenuesWordOnWhatIsUnderWay() {
        Bot bot = start(BotPolicies.DEFAULT.onStop(Stop.Exit.KEEP));
        bench.venue().onExecute = batch -> {};
        strategy.then = (context, call) -> {
            if (call.equals("stop")) {
                context.orders().place(limit(Side.BUY, "1", "98"));
            }
        };
        stop(bot);
        assertThat(bot.isStopped()).isFalse();

        OrderBatch last = bench.venue().batches.get(bench.venue().batches.size() - 1);
        OrderRef order = last.submits().get(0).ref();
        bench.venue(() -> bench.venue().events().outcome(order, Command.SUBMIT, new Outcome.Accepted("v9", "")));

        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.kept()).hasSize(3);
    }

    @Test
    void aBotThatFailedKeepsNothing() {
        Bot bot = start(BotPolicies.DEFAULT.onStop(Stop.Exit.KEEP));
        bot.fail("it broke");
        bench.settle();

        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().failed()).isTrue();
        assertThat(bot.kept()).isEmpty();
        assertThat(bench.venue().resting()).isEmpty();
    }

    @Test
    void flattenClosesThePositionWithinTheCollarAfterTheOrdersAreGone() {
        Bot bot = start(BotPolicies.DEFAULT.onStop(Stop.Exit.FLATTEN));
        OrderRef buy = bench.venue().resting().get(0).ref();
        bench.venue(() -> bench.venue().fill(buy));
        bench.venue().onExecute = this::fillMarketOrders;

        stop(bot);
        bench.pass(Duration.ofSeconds(20));

        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().failed()).as(bot.status().why()).isFalse();
        assertThat(bot.status().markets().get(0).position()).isEqualByComparingTo("0");
        assertThat(bench.venue().resting()).isEmpty();
        MarketOrderRequest closing = marketOrders().get(0);
        assertThat(closing.side()).isEqualTo(Side.SELL);
        assertThat(closing.reduceOnly()).isTrue();
        assertThat(closing.worstPrice().toBigDecimal()).isEqualByComparingTo("99.1");
    }

    @Test
    void aPositionThatCannotBeClosedIsAFailureThatSaysSo() {
        Bot bot = start(BotPolicies.DEFAULT.onStop(Stop.Exit.FLATTEN));
        OrderRef buy = bench.venue().resting().get(0).ref();
        bench.venue(() -> bench.venue().fill(buy));
        bench.venue().onExecute = this::rejectMarketOrders;

        stop(bot);
        bench.pass(Duration.ofSeconds(31));

        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().failed()).isTrue();
        assertThat(bot.status().why()).contains("not flat: sim:BTC");
        assertThat(bench.venue().resting()).isEmpty();
    }

    @Test
    void theStrategyPlacesNothingWhileTheRuntimeFlattens() {
        Bot bot = start(BotPolicies.DEFAULT.onStop(Stop.Exit.FLATTEN));
        OrderRef buy = bench.venue().resting().get(0).ref();
        bench.venue(() -> bench.venue().fill(buy));
        bench.venue().onExecute = this::fillMarketOrders;
        strategy.then = (context, call) -> {
            if (call.startsWith("update") || call.startsWith("filled")) {
                context.orders().place(limit(Side.BUY, "1", "99"));
            }
        };

        stop(bot);
        bench.pass(Duration.ofSeconds(20));

        assertThat(bot.isStopped()).isTrue();
        assertThat(bench.venue().resting()).isEmpty();
        assertThat(bench.venue().batches.stream()
                        .flatMap(batch -> batch.submits().stream())
                        .filter(submit -> !(submit.request() instanceof MarketOrderRequest)))
                .hasSize(2);
    }

    @Test
    void asManyFailuresAsTheRateAllowsAreBorne() {
        Bot bot = start(BotPolicies.DEFAULT.onError(OnError.STOP, THREE_A_MINUTE));
        strategyThrowsOnTicks();
        for (int i = 0; i < 3; i++) {
            tick();
        }
        bench.pass(Duration.ofSeconds(61));
        for (int i = 0; i < 3; i++) {
            tick();
        }

        assertThat(bot.isStopped()).isFalse();
        assertThat(bot.status().counts().strikes()).isEqualTo(6);
    }

    @Test
    void oneMoreStopsTheBotAsFailedWithItsOrdersCancelled() {
        Bot bot = start(BotPolicies.DEFAULT.onError(OnError.STOP, THREE_A_MINUTE));
        strategyThrowsOnTicks();
        for (int i = 0; i < 4; i++) {
            tick();
        }

        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().failed()).isTrue();
        assertThat(bot.status().why()).contains("failed 4 times within 60 s", "boom");
        assertThat(bench.venue().resting()).isEmpty();
    }

    @Test
    void continueGoesOnHoweverOftenItFails() {
        Bot bot = start(BotPolicies.DEFAULT.onError(OnError.CONTINUE, THREE_A_MINUTE));
        strategyThrowsOnTicks();
        for (int i = 0; i < 50; i++) {
            tick();
        }

        assertThat(bot.isStopped()).isFalse();
        assertThat(bench.venue().resting()).hasSize(2);
        assertThat(bot.status().counts().strikes()).isEqualTo(50);
    }

    @Test
    void aPauseCancelsAndTellsTheStrategyNothing() {
        Bot bot = start(BotPolicies.DEFAULT.onError(OnError.PAUSE, THREE_A_MINUTE));
        strategyThrowsOnTicks();
        for (int i = 0; i < 4; i++) {
            tick();
        }
        strategy.calls.clear();
        tick();

        assertThat(bench.venue().resting()).isEmpty();
        assertThat(strategy.calls).isEmpty();
        assertThat(bot.isStopped()).isFalse();
        assertThat(bot.status().sentence()).contains("paused until", "failed 4 times");
    }

    @Test
    void aPauseEndsWithAStartThatTellsWhatWasMissed() {
        Bot bot = start(BotPolicies.DEFAULT.onError(OnError.PAUSE, THREE_A_MINUTE));
        OrderRef buy = bench.venue().resting().get(0).ref();
        bench.venue().onExecute = batch -> {};
        strategyThrowsOnTicks();
        for (int i = 0; i < 4; i++) {
            tick();
        }
        bench.venue(() -> bench.venue().fill(buy));
        bench.venue().onExecute = bench.venue()::obey;
        strategy.calls.clear();
        strategy.then = (context, call) -> {};
        bench.pass(Duration.ofMinutes(5));
        tick();

        assertThat(strategy.calls).first().isEqualTo("start RESUME");
        assertThat(strategy.calls).anyMatch(call -> call.startsWith("tick"));
        assertThat(bot.status().sentence()).doesNotContain("paused");
    }

    @Test
    void aCancelThatFailsInAPauseIsRepeated() {
        start(BotPolicies.DEFAULT.onError(OnError.PAUSE, THREE_A_MINUTE));
        bench.venue().onExecute = batch -> batch.cancels().forEach(cancel -> bench.venue()
                .events()
                .outcome(
                        cancel.order(),
                        Command.CANCEL,
                        new Outcome.Rejected(new Rejection(RejectReason.RATE_LIMITED, "later"))));
        strategyThrowsOnTicks();
        for (int i = 0; i < 4; i++) {
            tick();
        }
        bench.venue().onExecute = bench.venue()::obey;
        bench.pass(Duration.ofSeconds(2));

        assertThat(bench.venue().resting()).isEmpty();
    }

    @Test
    void aPausedBotCanBeStopped() {
        Bot bot = start(BotPolicies.DEFAULT.onError(OnError.PAUSE, THREE_A_MINUTE));
        strategyThrowsOnTicks();
        for (int i = 0; i < 4; i++) {
            tick();
        }
        stop(bot);

        assertThat(bot.isStopped()).isTrue();
        assertThat(strategy.calls).contains("stop");
    }

    @Test
    void whatArrivesBeforeTheStartIsTakenAfterItAndOnce() {
        Bot bot = bench.bot(1, strategy);
        bench.venue(() -> bench.venue()
                .events()
                .fill(Markets.fill("early", OrderRef.none(Markets.BTC), Side.BUY, "1", "100", 5)));
        assertThat(bot.status().markets().get(0).position()).isEqualByComparingTo("0");

        bench.ready(bot);

        assertThat(bot.status().markets().get(0).position()).isEqualByComparingTo("1");
        assertThat(strategy.calls).contains("foreign 1");
    }

    private List<MarketOrderRequest> marketOrders() {
        return bench.venue().batches.stream()
                .flatMap(batch -> batch.submits().stream())
                .map(OrderBatch.Submit::request)
                .filter(MarketOrderRequest.class::isInstance)
                .map(MarketOrderRequest.class::cast)
                .toList();
    }

    private void fillMarketOrders(OrderBatch batch) {
        bench.venue().obey(batch);
        batch.submits().stream()
                .filter(submit -> submit.request() instanceof MarketOrderRequest)
                .forEach(submit -> bench.venue().fill(submit.ref()));
    }

    private void rejectMarketOrders(OrderBatch batch) {
        if (!batch.cancels().isEmpty()) {
            bench.venue().obey(OrderBatch.of(batch.cancels(), List.of(), List.of()));
        }
        batch.submits().forEach(submit -> bench.venue()
                .events()
                .outcome(submit.ref(), Command.SUBMIT, new Outcome.Rejected(new Rejection(RejectReason.OTHER, "no"))));
    }
}
