package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Chase;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a strategy was handed, used when it may not be: it says so, and nothing of the bot has changed. */
final class OutsideCallsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Bench bench = new Bench();
    private final Calls strategy = new Calls();
    private @Nullable Context context;
    private @Nullable MarketView market;
    private @Nullable Order resting;
    private Execution.@Nullable Task task;
    private Runnable inTick = () -> {};

    private enum Misuse {
        PLACE,
        AMEND,
        CANCEL,
        CANCEL_ALL,
        CANCEL_ALL_OF_A_MARKET,
        OPEN,
        FIND_LABEL,
        ON_FINAL,
        ON_NEXT,
        CHASE,
        FLATTEN,
        END_A_TASK,
        TIMER_ONCE,
        TIMER_EVERY,
        TIMER_CANCEL,
        REMEMBER,
        FORGET,
        RECALL,
        NOW,
        RANDOM,
        MARKET,
        MARKET_INFO,
        MARKET_TOP,
        MARKET_BOOK,
        MARKET_MARK,
        MARKET_FUNDING,
        MARKET_LAST_TRADE,
        MARKET_CANDLES,
        MARKET_AGE,
        MARKET_IS_TRADABLE,
        MARKET_WHY_NOT,
        MARKET_POSITION,
        MARKET_EXPOSURE,
        MARKET_PNL,
        ACCOUNT,
        EXPLAIN,
        ALERT,
        ACT,
        FINISH
    }

    private void start() {
        strategy.then = (given, call) -> {
            context = given;
            if (call.startsWith("start")) {
                market = given.market(BTC);
                resting = given.orders().place(limit(Side.BUY, "1", "99").labelled("far"));
                given.timers().every("pulse", Duration.ofSeconds(30));
                given.memory().put("kept", "1");
                task = given.execution().flatten(BTC, percent(), LONG, done -> {});
            } else if (call.startsWith("tick")) {
                inTick.run();
            }
        };
        bench.started(1, strategy);
        bench.quote(1_000, 1_001);
    }

    private static Percent percent() {
        return Percent.ofFraction(new BigDecimal("0.01"));
    }

    private void misuse(Misuse misuse) {
        Context given = requireNonNull(context, "context is null");
        Order order = requireNonNull(resting, "resting is null");
        MarketView view = requireNonNull(market, "market is null");
        switch (misuse) {
            case PLACE -> given.orders().place(limit(Side.BUY, "1", "98"));
            case AMEND -> given.orders().amend(order, price(BTC, "98"), size(BTC, "1"));
            case CANCEL -> given.orders().cancel(order);
            case CANCEL_ALL -> given.orders().cancelAll();
            case CANCEL_ALL_OF_A_MARKET -> given.orders().cancelAll(BTC);
            case OPEN -> given.orders().open();
            case FIND_LABEL -> given.orders().findLabel("far");
            case ON_FINAL -> order.onFinal(LONG, ended -> {});
            case ON_NEXT -> order.onNext(LONG, changed -> {});
            case CHASE -> given.execution().chase(Chase.of(Side.BUY, size(BTC, "1")), done -> {});
            case FLATTEN -> given.execution().flatten(BTC, percent(), LONG, done -> {});
            case END_A_TASK -> requireNonNull(task, "task is null").cancel("from outside");
            case TIMER_ONCE -> given.timers().once("late", Duration.ofSeconds(1));
            case TIMER_EVERY -> given.timers().every("late", Duration.ofSeconds(1));
            case TIMER_CANCEL -> given.timers().cancel("pulse");
            case REMEMBER -> given.memory().put("kept", "2");
            case FORGET -> given.memory().remove("kept");
            case RECALL -> given.memory().get("kept");
            case NOW -> given.now();
            case RANDOM -> given.random().nextInt();
            case MARKET -> given.market(BTC);
            case MARKET_INFO -> view.info();
            case MARKET_TOP -> view.top();
            case MARKET_BOOK -> view.book();
            case MARKET_MARK -> view.mark();
            case MARKET_FUNDING -> view.funding();
            case MARKET_LAST_TRADE -> view.lastTrade();
            case MARKET_CANDLES -> view.candles(LONG);
            case MARKET_AGE -> view.age(Feed.TOP);
            case MARKET_IS_TRADABLE -> view.isTradable();
            case MARKET_WHY_NOT -> view.whyNot();
            case MARKET_POSITION -> view.position();
            case MARKET_EXPOSURE -> view.exposure();
            case MARKET_PNL -> view.pnl();
            case ACCOUNT -> given.account(Markets.SIM);
            case EXPLAIN -> given.explain(Explanation.ok("a", "b"));
            case ALERT -> given.alert(Context.Severity.INFO, "from outside");
            case ACT -> given.act(Markets.SIM, "nonce", Map.of(), result -> {});
            case FINISH -> given.finish(true, "from outside");
        }
    }

    private void assertRefused(@Nullable Throwable thrown) {
        assertThat(thrown)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "was called on thread " + Thread.currentThread().getName())
                .hasMessageContaining("outside a callback of this bot");
    }

    /** The bot as the world sees it: what it sent, what it is, and what it still does by itself. */
    private String world() {
        int before = strategy.calls.size();
        bench.pass(Duration.ofMinutes(1));
        return "%s %s %s %s"
                .formatted(
                        bench.venue().resting().size(),
                        bench.venue().batches.size(),
                        bench.status().state(),
                        strategy.calls.subList(before, strategy.calls.size()));
    }

    @ParameterizedTest
    @EnumSource
    void betweenTurnsNothingMayBeCalled(Misuse misuse) {
        start();
        String before = world();

        assertRefused(catchThrowable(() -> misuse(misuse)));

        assertThat(world()).isEqualTo(before);
        assertThat(bench.status().counts().strikes()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void afterTheEndNothingMayBeCalled(Misuse misuse) {
        start();
        bench.bots.get(0).stop("asked", Duration.ofSeconds(10));
        bench.settle();
        assertThat(bench.status().state()).isEqualTo(BotState.STOPPED);
        String before = world();

        assertRefused(catchThrowable(() -> misuse(misuse)));

        assertThat(world()).isEqualTo(before);
        assertThat(bench.venue().resting()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anotherThreadMayCallNothingWhileTheBotIsInItsTurn(Misuse misuse) {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        start();
        String before = world();
        inTick = () -> {
            Thread foreign = new Thread(
                    () -> {
                        Throwable refused = catchThrowable(() -> misuse(misuse));
                        thrown.set(refused);
                    },
                    "foreign");
            foreign.start();
            try {
                foreign.join(10_000);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };
        bench.quote(1_001, 1_002);

        assertThat(thrown.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was called on thread foreign outside a callback of this bot");
        inTick = () -> {};
        assertThat(world()).isEqualTo(before);
        assertThat(bench.status().counts().strikes()).isZero();
    }
}
