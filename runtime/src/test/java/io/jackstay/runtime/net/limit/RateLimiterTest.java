package io.jackstay.runtime.net.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.connector.RateLimiter.Budget;
import io.jackstay.api.connector.RateLimiter.Priority;
import io.jackstay.api.market.RequestBudget;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.budget.LoginBudget;
import io.jackstay.runtime.budget.RequestBudgets;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.net.LoopSide;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimiterTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String SCOPE = "test/ip";

    private final VirtualClock clock = new VirtualClock(1_000_000_000_000L);
    private final RequestBudgets budgets = new RequestBudgets();
    private final ScopeQueues queues = new ScopeQueues(budgets);
    private final List<String> told = new ArrayList<>();
    private final Login login = new Login();

    /** One login that shares the scopes with others. */
    private final class Login {
        private final TimerQueue timers = new TimerQueue();
        private final Queue<Runnable> later = new ArrayDeque<>();
        private final LoginLimits limits = new LoginLimits(
                queues,
                new LoopSide(
                        "test",
                        clock,
                        timers,
                        new PluginGuard("test", RateLimiterTest.class.getClassLoader()),
                        new SessionMeters(),
                        () -> {},
                        later::add,
                        (what, callback) -> callback.run(),
                        1));

        private void turn() {
            timers.runDue(clock.nanoTime(), 1_000, timers.mark());
            while (!later.isEmpty()) {
                later.remove().run();
            }
        }

        private void ask(RateLimiter limiter, String name, int weight, Priority priority, Duration maxWait) {
            limiter.acquire(weight, priority, maxWait, result -> told.add(name + " " + words(result)));
        }
    }

    private static String words(Result<Duration> result) {
        if (result instanceof Result.Ok<Duration> ok) {
            return "after " + ok.value().toSeconds() + " s";
        }
        return result instanceof Result.Refused<Duration> refused
                ? refused.why().reason() + " " + refused.why().words()
                : "unknown";
    }

    private void pass(Duration time, Login... logins) {
        long end = clock.nanoTime() + time.toNanos();
        while (clock.nanoTime() < end) {
            clock.advanceTo(Math.min(end, clock.nanoTime() + 100_000_000));
            for (Login one : logins) {
                one.turn();
            }
        }
    }

    @Test
    void givesNoMoreThanTheWeightInAnyWindow() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(3, MINUTE));

        assertThat(limiter.tryAcquire(2, Priority.ORDER)).isTrue();
        assertThat(limiter.tryAcquire(2, Priority.ORDER)).isFalse();
        assertThat(limiter.tryAcquire(1, Priority.ORDER)).isTrue();
        pass(Duration.ofSeconds(58));
        assertThat(limiter.tryAcquire(1, Priority.ORDER)).isFalse();
        pass(Duration.ofSeconds(4));
        assertThat(limiter.tryAcquire(3, Priority.ORDER)).isTrue();
    }

    @Test
    void onlyCancelsGetTheReserve() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(10, MINUTE).reserving(4));

        assertThat(limiter.tryAcquire(6, Priority.QUESTION)).isTrue();
        assertThat(limiter.tryAcquire(1, Priority.ORDER)).isFalse();
        assertThat(limiter.tryAcquire(4, Priority.CANCEL)).isTrue();
        assertThat(limiter.tryAcquire(1, Priority.CANCEL)).isFalse();
    }

    @Test
    void atTheEndSmallQuestionsOfAConnectorItselfGetTheReserve() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(30, MINUTE).reserving(20));
        assertThat(limiter.tryAcquire(10, Priority.QUESTION)).isTrue();
        assertThat(limiter.tryAcquire(1, Priority.QUESTION)).isFalse();

        login.limits.ending();

        assertThat(limiter.tryAcquire(2, Priority.QUESTION)).isTrue();
        assertThat(limiter.tryAcquire(3, Priority.QUESTION)).isFalse();
        assertThat(limiter.tryAcquire(1, Priority.ORDER)).isFalse();
        login.ask(limiter, "small", 2, Priority.QUESTION, Duration.ZERO);
        login.turn();
        assertThat(told).containsExactly("small after 0 s");
    }

    @Test
    void servesThoseWhoWaitByPriorityThenInTheirOrder() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(1, MINUTE));
        assertThat(limiter.tryAcquire(1, Priority.ORDER)).isTrue();
        Duration anHour = Duration.ofHours(1);

        login.ask(limiter, "question", 1, Priority.QUESTION, anHour);
        login.ask(limiter, "first order", 1, Priority.ORDER, anHour);
        login.ask(limiter, "second order", 1, Priority.ORDER, anHour);
        login.ask(limiter, "cancel", 1, Priority.CANCEL, anHour);
        pass(Duration.ofMinutes(6), login);

        assertThat(told.stream().map(text -> text.substring(0, text.indexOf(" after"))))
                .containsExactly("cancel", "first order", "second order", "question");
    }

    @Test
    void nobodyOvertakesThoseWhoWaitWithTheSamePriority() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(10, MINUTE));
        assertThat(limiter.tryAcquire(8, Priority.ORDER)).isTrue();

        login.ask(limiter, "big", 5, Priority.ORDER, MINUTE.multipliedBy(2));

        assertThat(limiter.tryAcquire(1, Priority.ORDER)).isFalse();
        assertThat(limiter.tryAcquire(1, Priority.QUESTION)).isFalse();
        assertThat(limiter.tryAcquire(1, Priority.CANCEL)).isTrue();
    }

    @Test
    void answersInALaterTurnAndNeverBeforeTheCallReturns() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(1, MINUTE));

        login.ask(limiter, "one", 1, Priority.ORDER, Duration.ZERO);
        assertThat(told).isEmpty();
        login.turn();

        assertThat(told).containsExactly("one after 0 s");
    }

    @Test
    void refusesWhatIsNotToBeHadInTime() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(1, MINUTE));
        assertThat(limiter.tryAcquire(1, Priority.ORDER)).isTrue();

        login.ask(limiter, "now", 1, Priority.ORDER, Duration.ZERO);
        login.ask(limiter, "soon", 1, Priority.ORDER, Duration.ofSeconds(2));
        login.turn();
        assertThat(told).containsExactly("now RATE_LIMITED test/ip: 1 of 1 used in 60000 ms");
        pass(Duration.ofSeconds(3), login);

        assertThat(told).hasSize(2);
        assertThat(told.get(1)).startsWith("soon RATE_LIMITED");
        pass(MINUTE, login);
        assertThat(limiter.tryAcquire(1, Priority.ORDER)).isTrue();
    }

    @Test
    void aPauseHoldsUpCancelsTooAndALongerOneStays() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(10, MINUTE).reserving(5));
        limiter.penalty(Duration.ofSeconds(10), "429");
        limiter.penalty(Duration.ofSeconds(2), "429 again");

        login.ask(limiter, "cancel", 1, Priority.CANCEL, MINUTE);
        pass(Duration.ofSeconds(9), login);
        assertThat(told).isEmpty();
        pass(Duration.ofSeconds(2), login);

        assertThat(told).containsExactly("cancel after 10 s");
    }

    @Test
    void followsTheVenuesCountWhenThatIsHigher() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(10, MINUTE));
        assertThat(limiter.tryAcquire(4, Priority.ORDER)).isTrue();

        limiter.observed(2);
        assertThat(limiter.tryAcquire(1, Priority.ORDER)).isTrue();
        limiter.observed(9);

        assertThat(limiter.tryAcquire(2, Priority.ORDER)).isFalse();
        assertThat(limiter.tryAcquire(1, Priority.ORDER)).isTrue();
    }

    @Test
    void whatTheVenueHasCountedIsGoneEvenIfThereIsLess() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(10, MINUTE));
        assertThat(limiter.tryAcquire(8, Priority.ORDER)).isTrue();
        pass(Duration.ofSeconds(30));

        limiter.counted(5);
        pass(Duration.ofSeconds(32));

        assertThat(limiter.tryAcquire(6, Priority.ORDER)).isFalse();
        assertThat(limiter.tryAcquire(5, Priority.ORDER)).isTrue();
    }

    @Test
    void whatTheVenueHasCountedIsGoneWhileACancelWaitsAndDuringAPause() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(10, MINUTE));
        assertThat(limiter.tryAcquire(8, Priority.ORDER)).isTrue();
        login.ask(limiter, "cancel", 5, Priority.CANCEL, MINUTE.multipliedBy(3));
        limiter.penalty(Duration.ofSeconds(70), "429");
        pass(Duration.ofSeconds(40), login);

        limiter.counted(2);
        limiter.counted(4);
        pass(Duration.ofSeconds(31), login);
        assertThat(told).isEmpty();
        pass(Duration.ofSeconds(32), login);

        assertThat(told).containsExactly("cancel after 101 s");
        assertThatThrownBy(() -> limiter.counted(-1)).hasMessageContaining("negative");
    }

    @Test
    void aScopeIsOneForAllLoginsAndWhoeverTurnsServesIt() {
        Login other = new Login();
        RateLimiter mine = login.limits.of(SCOPE, Budget.of(1, MINUTE));
        RateLimiter theirs = other.limits.of(SCOPE, Budget.of(1, MINUTE));

        assertThat(mine.tryAcquire(1, Priority.ORDER)).isTrue();
        assertThat(theirs.tryAcquire(1, Priority.ORDER)).isFalse();
        other.ask(theirs, "theirs", 1, Priority.ORDER, MINUTE.multipliedBy(5));
        login.ask(mine, "mine", 1, Priority.ORDER, MINUTE.multipliedBy(5));
        pass(Duration.ofMinutes(4), login, other);

        assertThat(told).hasSize(2);
        assertThat(told.get(0)).startsWith("theirs after 6");
    }

    @Test
    void theGatewaysCommandsTakeFromTheSameBudget() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(2, MINUTE));
        LoginBudget gateway = budgets.of(List.of(RequestBudget.of(SCOPE, 2, MINUTE)));

        assertThat(gateway.take(LoginBudget.Kind.SUBMIT, clock.nanoTime())).isTrue();
        assertThat(limiter.tryAcquire(2, Priority.ORDER)).isFalse();
        limiter.penalty(Duration.ofSeconds(5), "429");

        assertThat(gateway.take(LoginBudget.Kind.CANCEL, clock.nanoTime())).isFalse();
    }

    @Test
    void differentFiguresOfOneScopeMakeItTighter() {
        login.limits.of(SCOPE, Budget.of(10, MINUTE));
        RateLimiter limiter = new Login().limits.of(SCOPE, Budget.of(3, MINUTE).reserving(1));

        assertThat(limiter.tryAcquire(3, Priority.ORDER)).isFalse();
        assertThat(limiter.tryAcquire(2, Priority.ORDER)).isTrue();
    }

    @Test
    void aRequestTakesFromAllItsScopesOrFromNone() {
        RateLimiter address = login.limits.of("test/ip", Budget.of(10, MINUTE));
        RateLimiter account = login.limits.of("test/account", Budget.of(1, MINUTE));
        assertThat(account.tryAcquire(1, Priority.ORDER)).isTrue();
        List<Http.Cost> costs =
                List.of(new Http.Cost("test/ip", 4, Priority.ORDER), new Http.Cost("test/account", 1, Priority.ORDER));

        login.limits.take(costs, Duration.ofSeconds(1), () -> told.add("sent"), told::add);
        pass(Duration.ofSeconds(2), login);

        assertThat(told).containsExactly("test/account: 1 of 1 used in 60000 ms");
        assertThat(address.tryAcquire(10, Priority.ORDER)).isTrue();
    }

    @Test
    void aSmallQuestionOfALoginThatEndsTakesFromWhatIsKeptForCancels() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(100, MINUTE).reserving(20));
        assertThat(limiter.tryAcquire(80, Priority.QUESTION)).isTrue();
        ask("of a bot", 2);
        ask("history of a bot", 3);
        assertThat(told).isEmpty();

        login.limits.ending();
        ask("of the stop", 2);
        ask("history", 3);

        assertThat(told).containsExactly("of the stop");
        assertThat(limiter.tryAcquire(18, Priority.CANCEL)).isTrue();
    }

    private void ask(String name, int weight) {
        login.limits.take(
                List.of(new Http.Cost(SCOPE, weight, Priority.QUESTION)),
                Duration.ofSeconds(10),
                () -> told.add(name),
                told::add);
        login.turn();
    }

    @Test
    void mistakesOfTheConnectorAreTold() {
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(3, MINUTE));

        assertThatThrownBy(() -> limiter.tryAcquire(4, Priority.ORDER)).hasMessageContaining("1 to 3");
        assertThatThrownBy(() -> login.limits.take(
                        List.of(new Http.Cost("other", 1, Priority.ORDER)), MINUTE, () -> {}, told::add))
                .hasMessageContaining("no rate limiter was made for scope other");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noWindowEverHasMoreThanTheWeight(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int weight = 1 + random.nextInt(50);
        RateLimiter limiter = login.limits.of(SCOPE, Budget.of(weight, Duration.ofSeconds(10)));
        List<long[]> taken = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            clock.advanceTo(clock.nanoTime() + random.nextInt(400_000_000));
            int units = 1 + random.nextInt(Math.min(weight, 5));
            if (limiter.tryAcquire(units, Priority.ORDER)) {
                taken.add(new long[] {clock.nanoTime(), units});
            }
        }

        for (long[] end : taken) {
            long inWindow = taken.stream()
                    .filter(one -> one[0] <= end[0] && one[0] > end[0] - 10_000_000_000L)
                    .mapToLong(one -> one[1])
                    .sum();
            assertThat(inWindow).as("seed %d", seed).isLessThanOrEqualTo(weight);
        }
    }
}
