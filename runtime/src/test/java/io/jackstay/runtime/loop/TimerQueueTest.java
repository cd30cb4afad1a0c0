package io.jackstay.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimerQueueTest {
    private final TimerQueue timers = new TimerQueue();
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsByDeadlineAndThenInTheOrderTheyWereSet() {
        timers.schedule(20, () -> ran.add("c"));
        timers.schedule(10, () -> ran.add("a"));
        timers.schedule(10, () -> ran.add("b"));

        assertThat(timers.runDue(20, 10, timers.mark())).isEqualTo(3);
        assertThat(ran).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsSetAfterTheMarkWaitsForALaterCall() {
        long mark = timers.mark();
        timers.schedule(0, () -> ran.add("late"));

        assertThat(timers.runDue(5, 10, mark)).isZero();
        assertThat(timers.runDue(5, 10, timers.mark())).isEqualTo(1);
    }

    @Test
    void aTimerThatIsSetAnewWithEveryEventDoesNotFillTheQueue() {
        for (int i = 0; i < 100_000; i++) {
            timers.schedule(1_000_000 + i, () -> ran.add("never")).cancel();
        }
        timers.schedule(5, () -> ran.add("due"));

        assertThat(timers.held()).isLessThan(200);
        assertThat(timers.nextDeadlineNanos()).isEqualTo(5);
        timers.runDue(5, 10, timers.mark());
        assertThat(ran).containsExactly("due");
    }

    @Test
    void cancelAfterTheRunHasNoEffect() {
        TimerQueue.Timer timer = timers.schedule(1, () -> ran.add("once"));
        timers.schedule(2, () -> ran.add("other"));
        timers.runDue(1, 10, timers.mark());

        timer.cancel();

        assertThat(timers.nextDeadlineNanos()).isEqualTo(2);
        assertThat(timers.held()).isEqualTo(1);
    }

    @Test
    void atMostTheLimitIsRun() {
        for (int i = 0; i < 5; i++) {
            timers.schedule(i, () -> ran.add("x"));
        }

        assertThat(timers.runDue(10, 2, timers.mark())).isEqualTo(2);
        assertThat(timers.runDue(10, 9, timers.mark())).isEqualTo(3);
    }

    @Test
    void missedPeriodsAreOneCallAndThePhaseStays() {
        assertThat(TimerQueue.nextDue(100, 10, 100)).isEqualTo(110);
        assertThat(TimerQueue.nextDue(100, 10, 105)).isEqualTo(110);
        assertThat(TimerQueue.nextDue(100, 10, 110)).isEqualTo(120);
        assertThat(TimerQueue.nextDue(100, 10, 157)).isEqualTo(160);
    }

    @Test
    void nothingIsDueWhenEmpty() {
        timers.schedule(3, () -> ran.add("x")).cancel();

        assertThat(timers.nextDeadlineNanos()).isEqualTo(Work.NO_DEADLINE);
    }
}
