package io.jackstay.runtime.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.market.RequestBudget;
import io.jackstay.runtime.budget.LoginBudget.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestBudgetsTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final RequestBudget TEN =
            RequestBudget.of("x/ip", 10, Duration.ofMinutes(1)).reserving(2);

    private final RequestBudgets budgets = new RequestBudgets();

    private static int takeAll(LoginBudget budget, Kind kind, long nanos) {
        int taken = 0;
        while (budget.take(kind, nanos)) {
            taken++;
        }
        return taken;
    }

    @Test
    void loginsThatNameOneScopeShareItsBudget() {
        LoginBudget one = budgets.of(List.of(TEN));
        LoginBudget two = budgets.of(List.of(TEN));
        LoginBudget other = budgets.of(List.of(RequestBudget.of("y/ip", 3, Duration.ofMinutes(1))));

        assertThat(one.take(Kind.SUBMIT, 0)).isTrue();
        assertThat(takeAll(two, Kind.SUBMIT, 0)).isEqualTo(7);
        assertThat(one.take(Kind.AMEND, 0)).isFalse();
        assertThat(takeAll(other, Kind.SUBMIT, 0)).isEqualTo(3);
    }

    @Test
    void onlyCancelsGetWhatIsReserved() {
        LoginBudget budget = budgets.of(List.of(TEN));
        assertThat(takeAll(budget, Kind.SUBMIT, 0)).isEqualTo(8);
        assertThat(takeAll(budget, Kind.CANCEL, 0)).isEqualTo(2);
        assertThat(budget.words(Kind.SUBMIT, 0)).isEqualTo("x/ip: 10 of 8 used in 60 s");
    }

    @Test
    void whatIsSaidToBeFreeThenIsFreeThenAndNotBefore() {
        LoginBudget budget = budgets.of(List.of(TEN));
        takeAll(budget, Kind.SUBMIT, 5);
        long free = budget.freeNanos(Kind.SUBMIT, 5);

        assertThat(free).isBetween(MINUTE, MINUTE + MINUTE / 30);
        assertThat(budget.take(Kind.SUBMIT, free - 1)).isFalse();
        assertThat(budget.take(Kind.SUBMIT, free)).isTrue();
    }

    @Test
    void aCommandFindsRoomInAllBudgetsOrTakesFromNone() {
        RequestBudget account = RequestBudget.of("x/account", 3, Duration.ofSeconds(1));
        LoginBudget both = budgets.of(List.of(TEN, account));
        LoginBudget address = budgets.of(List.of(TEN));
        assertThat(takeAll(both, Kind.SUBMIT, 0)).isEqualTo(3);
        assertThat(takeAll(address, Kind.SUBMIT, 0)).isEqualTo(5);
    }

    @Test
    void theTighterFiguresCount() {
        LoginBudget first = budgets.of(List.of(RequestBudget.of("x/ip", 100, Duration.ofSeconds(1))));
        takeAll(first, Kind.SUBMIT, 0);
        LoginBudget second = budgets.of(
                List.of(RequestBudget.of("x/ip", 200, Duration.ofMinutes(1)).reserving(40)));

        assertThat(second.take(Kind.SUBMIT, Duration.ofSeconds(2).toNanos())).isFalse();
        assertThat(takeAll(first, Kind.SUBMIT, 2 * MINUTE)).isEqualTo(60);
    }

    @Test
    void costsAreTheConnectors() {
        LoginBudget budget = budgets.of(
                List.of(RequestBudget.of("x/ip", 10, Duration.ofMinutes(1)).costs(4, 3, 0)));
        assertThat(takeAll(budget, Kind.SUBMIT, 0)).isEqualTo(2);
        assertThat(budget.take(Kind.AMEND, 0)).isFalse();
        assertThat(budget.take(Kind.CANCEL, 0)).isTrue();
    }

    @Test
    void impossibleFiguresAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TEN.reserving(10));
        assertThatIllegalArgumentException().isThrownBy(() -> TEN.costs(9, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> RequestBudget.of(" ", 1, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> RequestBudget.of("x", 1, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noStretchOfTheWindowEverHasMoreThanTheWeight(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LoginBudget budget = budgets.of(List.of(TEN));
        List<Long> taken = new ArrayList<>();
        long now = random.nextLong(-MINUTE, MINUTE);
        for (int i = 0; i < 3_000; i++) {
            now += random.nextLong(random.nextBoolean() ? MINUTE / 20 : 3);
            if (budget.take(random.nextBoolean() ? Kind.CANCEL : Kind.SUBMIT, now)) {
                taken.add(now);
            }
        }

        assertThat(taken).as("seed %d", seed).hasSizeGreaterThan(100);
        for (int i = 10; i < taken.size(); i++) {
            assertThat(taken.get(i) - taken.get(i - 10)).as("seed %d", seed).isGreaterThanOrEqualTo(MINUTE);
        }
    }

    @Test
    void loopsThatTakeAtTheSameTimeGetNoMoreTogether() throws InterruptedException {
        LoginBudget budget = budgets.of(List.of(RequestBudget.of("x/ip", 10_000, Duration.ofMinutes(1))));
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                taken.addAndGet(takeAll(budget, Kind.CANCEL, 7));
            });
            thread.start();
            threads.add(thread);
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(taken).hasValue(10_000);
    }
}
