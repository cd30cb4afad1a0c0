package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.risk.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sets the machine's clock while a bot runs: its durations do not notice, and its own time does not go back. */
final class WallClockTest {
    private final Bench bench = new Bench();
    private final Calls strategy = new Calls();
    private final List<Instant> seen = new ArrayList<>();

    /** The clock is set once a second, ten times; between that the bot gets quotes. */
    private void passTenSeconds(Duration jump) {
        for (int i = 0; i < 10; i++) {
            bench.clock.setWall(jump);
            bench.quote(1_000 + i, 1_001 + i);
            bench.pass(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT1H", "PT-1H", "PT-1S", "PT1S", "PT0.001S", "PT744H"})
    void timersKeepTheirPeriodAndTheBotsTimeNeverGoesBack(Duration jump) {
        strategy.then = (context, call) -> {
            seen.add(context.now());
            if (call.startsWith("start")) {
                context.timers().every("pulse", Duration.ofSeconds(1));
                context.timers().once("late", Duration.ofMillis(4_500));
            }
        };
        bench.started(1, strategy);
        strategy.calls.clear();

        passTenSeconds(jump);

        assertThat(strategy.calls).filteredOn("timer pulse"::equals).hasSize(10);
        assertThat(strategy.calls).filteredOn("timer late"::equals).hasSize(1);
        assertThat(seen).isSorted();
        assertThat(bench.status().counts().strikes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT-1S"})
    void aStopEndsWhenItsTimeIsOverAndNotBefore(Duration jump) {
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                context.orders().place(limit(Side.BUY, "1", "99"));
            }
        };
        Bot bot = bench.started(1, strategy);
        bench.venue().onExecute = batch -> {};
        bot.stop("asked", Duration.ofSeconds(10));
        bench.settle();

        bench.clock.setWall(jump);
        bench.pass(Duration.ofMillis(9_900));
        assertThat(bot.isStopped()).isFalse();
        bench.clock.setWall(jump);
        bench.pass(Duration.ofMillis(200));
        assertThat(bot.isStopped()).isTrue();
    }

    @Test
    void theTradingDayBeginsOnceHoweverOftenMidnightIsSetBack() {
        VirtualClock clock = new VirtualClock(
                TimeUnit.SECONDS.toNanos(Instant.parse("2026-02-28T23:59:58Z").getEpochSecond()));
        BotTime time = new BotTime(clock);
        TradingDay day = new TradingDay(LocalTime.MIDNIGHT);
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            clock.advanceTo(clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(250));
            if (i % 8 == 7) {
                clock.setWall(Duration.ofMillis(-1_900));
            }
            time.handlingNow("tick");
            LocalDate now = day.of(time.nowNanos());
            if (days.isEmpty() || !days.get(days.size() - 1).equals(now)) {
                days.add(now);
            }
        }

        assertThat(days).containsExactly(LocalDate.parse("2026-02-28"), LocalDate.parse("2026-03-01"));
    }
}
