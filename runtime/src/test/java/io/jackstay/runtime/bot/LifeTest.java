package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LifeTest {
    private final Bench bench = new Bench();
    private final Calls strategy = new Calls();
    private Bot bot;

    @BeforeEach
    void startWithAnOrder() {
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                context.orders().place(limit(Side.BUY, "1", "100"));
            }
        };
        bot = bench.started(1, strategy);
    }

    private void stop() {
        bot.stop("asked by the test", Duration.ofSeconds(10));
        bench.settle();
    }

    @Test
    void aStopCancelsEverythingAndWaitsForTheVenuesWord() {
        bench.venue().onExecute = batch -> {};
        stop();
        assertThat(bot.status().state()).isEqualTo(BotState.STOPPING);

        OrderRef order = bench.venue().resting().get(0).ref();
        bench.venue(() -> bench.venue().events().outcome(order, Command.CANCEL, new Outcome.Accepted("", "")));

        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().failed()).isFalse();
        assertThat(bot.status().why()).isEqualTo("asked by the test");
    }

    @Test
    void whatIsNotConfirmedAtTheDeadlineIsAFailure() {
        bench.venue().onExecute = batch -> {};
        stop();
        bench.pass(Duration.ofSeconds(9));
        assertThat(bot.isStopped()).isFalse();
        bench.pass(Duration.ofSeconds(1));

        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().failed()).isTrue();
        assertThat(bot.status().why()).contains("not confirmed as ended: 1 orders");
    }

    @Test
    void aCancelThatFailsIsRepeatedOnceASecondAndNotInEveryTurn() {
        bench.venue().onExecute = batch -> batch.cancels().forEach(cancel -> bench.venue()
                .events()
                .outcome(
                        cancel.order(),
                        Command.CANCEL,
                        new Outcome.Rejected(new Rejection(RejectReason.RATE_LIMITED, "later"))));
        stop();
        bench.pass(Duration.ofMillis(3_500));

        assertThat(bench.venue().batches).hasSize(1 + 4);
    }

    @Test
    void theStrategyIsToldOnceAndWhatItPlacesThenIsTheLast() {
        strategy.then = (context, call) -> {
            if (call.equals("stop")) {
                context.orders().place(limit(Side.SELL, "1", "101"));
            } else if (call.startsWith("update")) {
                context.orders().place(limit(Side.BUY, "1", "99"));
            }
        };
        stop();
        bench.pass(Duration.ofSeconds(5));

        assertThat(strategy.calls.stream().filter("stop"::equals)).hasSize(1);
        assertThat(BotLoopTest.submits(bench.venue().batches)).isEqualTo(2);
        assertThat(bench.venue().resting()).isEmpty();
        assertThat(bot.isStopped()).isTrue();
    }

    @Test
    void aFillAfterTheEndStillCounts() {
        OrderRef order = bench.venue().resting().get(0).ref();
        stop();
        assertThat(bot.isStopped()).isTrue();
        strategy.calls.clear();

        bench.venue(() -> bench.venue()
                .events()
                .fill(Markets.fill("late", order, Side.BUY, "1", "100", bench.clock.epochNanos())));

        assertThat(bot.status().markets().get(0).position()).isEqualByComparingTo("1");
        assertThat(strategy.calls).isEmpty();
    }

    @Test
    void anEndedBotNeverFillsItsInbox() {
        stop();
        for (int i = 0; i < 20_000; i++) {
            int id = i;
            bench.venue(() ->
                    bench.venue().events().fill(Markets.fill("x" + id, OrderRef.none(BTC), Side.BUY, "1", "100", 5)));
        }

        bench.venue(() -> bench.venue().context().timers().once(Duration.ZERO, () -> strategy.calls.add("venue runs")));
        assertThat(strategy.calls).contains("venue runs");
    }

    @Test
    void finishEndsTheBotAsItSays() {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                context.finish(false, "nothing to do");
                context.finish(true, "second word");
            }
        };
        bench.quote(1000, 1001);
        bench.pass(Duration.ofSeconds(2));

        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().failed()).isTrue();
        assertThat(bot.status().why()).isEqualTo("nothing to do");
    }

    @Test
    void aBotThatNeverStartedStopsAtOnceAndStaysSo() {
        Bot waiting = bench.bot(2, new Calls());
        waiting.stop("too early", Duration.ofSeconds(1));
        bench.settle();
        assertThat(waiting.isStopped()).isTrue();

        bench.ready(waiting);
        assertThat(waiting.status().state()).isEqualTo(BotState.STOPPED);
    }

    @Test
    void aLoginThatCannotGoOnEndsItsBots() {
        bench.venue(() -> bench.venue().events().fatal("key revoked"));
        bench.pass(Duration.ofSeconds(11));

        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().failed()).isTrue();
        assertThat(bot.status().why()).contains("key revoked");
        assertThat(bench.venue().resting()).isEmpty();
    }
}
