package io.jackstay.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a thread does with a work that meets the end of memory, on real threads. */
final class EndOfMemoryTest {
    private static final long DEADLINE_SECONDS = 10;

    private final List<WorkThread> threads = new ArrayList<>();

    @AfterEach
    void endAll() {
        threads.forEach(WorkThread::stop);
        threads.forEach(thread -> assertThat(thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS)))
                .isTrue());
    }

    /** Runs out of memory each time it is turned. */
    private static final class Eater implements Work {
        private final CountDownLatch turns = new CountDownLatch(3);

        @Override
        public String name() {
            return "eater";
        }

        @Override
        public int doWork() {
            turns.countDown();
            throw new OutOfMemoryError("made up");
        }

        @Override
        public long nextDeadlineNanos() {
            return NO_DEADLINE;
        }

        @Override
        public void wakeBy(Wakeup wakeup) {}
    }

    @Test
    void theEndOfMemoryIsToldAndTheWorkIsTurnedOnWhereItIsNeeded() throws InterruptedException {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        WorkThread thread = new WorkThread(
                "needed",
                new SystemClock(),
                (work, error) -> {
                    told.add(work.name() + ": " + error.getMessage());
                    return true;
                },
                false);
        threads.add(thread);
        Eater eater = new Eater();
        thread.add(eater);
        thread.start();

        assertThat(eater.turns.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(told.peek()).isEqualTo("eater: made up");
    }

    @Test
    void theEndOfMemoryCostsAWorkThatIsNotNeeded() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        WorkThread thread = new WorkThread(
                "not-needed",
                new SystemClock(),
                (work, error) -> {
                    told.countDown();
                    return false;
                },
                false);
        threads.add(thread);
        Eater eater = new Eater();
        CountDownLatch relayed = new CountDownLatch(1);
        Relay relay = new Relay(value -> relayed.countDown());
        thread.add(eater);
        thread.add(relay);
        thread.start();
        assertThat(told.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        relay.offer(1);

        assertThat(relayed.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.isTurning(eater)).isFalse();
        assertThat(eater.turns.getCount()).isEqualTo(2);
    }
}
