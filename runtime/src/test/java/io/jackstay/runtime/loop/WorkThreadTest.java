package io.jackstay.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real threads; a park is an hour here, so that only a wake-up ends it. */
final class WorkThreadTest {
    private static final long DEADLINE_SECONDS = 10;
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final List<WorkThread> threads = new ArrayList<>();

    private WorkThread thread(String name) {
        WorkThread thread = new WorkThread(name, new SystemClock(), HOUR);
        threads.add(thread);
        thread.start();
        return thread;
    }

    @AfterEach
    void endAll() {
        threads.forEach(WorkThread::stop);
        threads.forEach(thread -> assertThat(thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS)))
                .isTrue());
    }

    /** Waits for what calls nobody, and counts its turns and its waits. */
    private static final class Looker implements Work, Work.Waiting {
        private final CountDownLatch turns = new CountDownLatch(1_000);
        private final AtomicInteger waits = new AtomicInteger();

        @Override
        public String name() {
            return "looker";
        }

        @Override
        public int doWork() {
            turns.countDown();
            return 0;
        }

        @Override
        public long nextDeadlineNanos() {
            return NO_DEADLINE;
        }

        @Override
        public void wakeBy(Wakeup wakeup) {}

        @Override
        public Work.Waiting waiting() {
            return this;
        }

        @Override
        public void await(long nanos) {
            waits.incrementAndGet();
            LockSupport.parkNanos(this, nanos);
        }

        @Override
        public void wake(Thread waiting) {
            LockSupport.unpark(waiting);
        }
    }

    @Test
    void aThreadThatSpinsTurnsWhatLooksAndNeverWaits() throws InterruptedException {
        WorkThread thread = new WorkThread("spinning", new SystemClock(), (work, error) -> false, true);
        threads.add(thread);
        Looker looker = new Looker();
        thread.add(looker);
        thread.start();

        assertThat(looker.turns.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(looker.waits).hasValue(0);
    }

    @Test
    void noWakeUpIsLostInManyHandOversBetweenTwoThreads() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        List<Relay> pair = new ArrayList<>();
        Relay ping = new Relay(left -> pair.get(1).offer(left));
        Relay pong = new Relay(left -> {
            if (left == 0) {
                done.countDown();
            } else {
                pair.get(0).offer(left - 1);
            }
        });
        pair.add(ping);
        pair.add(pong);
        thread("ping").add(ping);
        thread("pong").add(pong);

        ping.offer(20_000);

        assertThat(done.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aWorkThatThrowsCostsOnlyItself() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(2);
        Relay good = new Relay(value -> reached.countDown());
        Relay failing = new Relay(value -> {
            throw new IllegalStateException("fault of the test");
        });
        Relay broken = new Relay(value -> {
            throw new AssertionError("error of the test");
        });
        WorkThread thread = thread("shared");
        thread.add(failing);
        thread.add(broken);
        thread.add(good);

        failing.offer(1);
        broken.offer(1);
        good.offer(1);
        good.offer(2);

        assertThat(reached.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Says which turns it had; does nothing in any. */
    private static final class Quiet implements Work {
        private final AtomicInteger turns = new AtomicInteger();
        private final Signal signal = new Signal();

        @Override
        public String name() {
            return "quiet";
        }

        @Override
        public int doWork() {
            turns.incrementAndGet();
            return 0;
        }

        @Override
        public long nextDeadlineNanos() {
            return NO_DEADLINE;
        }

        @Override
        public void wakeBy(Wakeup wakeup) {
            signal.connect(wakeup);
        }
    }

    @Test
    void aWorkThatNobodyCallsHasNoTurnWhenItsNeighbourHas() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1_000);
        Relay busy = new Relay(value -> reached.countDown());
        Quiet quiet = new Quiet();
        WorkThread thread = thread("shared");
        thread.add(quiet);
        thread.add(busy);

        for (int i = 0; i < 1_000; i++) {
            busy.offer(i);
        }

        assertThat(reached.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(quiet.turns.get()).isBetween(1, 2);
        int before = quiet.turns.get();
        quiet.signal.wake();
        awaitTurn(quiet, before);
    }

    private static void awaitTurn(Quiet quiet, int before) throws InterruptedException {
        long deadline = new SystemClock().nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (quiet.turns.get() == before && new SystemClock().nanoTime() < deadline) {
            LockSupport.parkNanos(100_000);
        }
        assertThat(quiet.turns.get()).isGreaterThan(before);
    }

    /** Has more to do after its second turn, when there is no memory to ask when it is due. */
    private static final class Short implements Work {
        private final Signal signal = new Signal();
        private final CountDownLatch first = new CountDownLatch(1);
        private final CountDownLatch third = new CountDownLatch(1);
        private int turns;

        @Override
        public String name() {
            return "short";
        }

        @Override
        public int doWork() {
            turns++;
            if (turns == 3) {
                third.countDown();
            }
            return turns == 2 ? 1 : 0;
        }

        @Override
        public long nextDeadlineNanos() {
            if (turns == 2) {
                throw new OutOfMemoryError("made up");
            }
            first.countDown();
            return NO_DEADLINE;
        }

        @Override
        public void wakeBy(Wakeup wakeup) {
            signal.connect(wakeup);
        }
    }

    @Test
    void aWorkThatCouldNotBeAskedWhenItIsDueIsDueAtOnce() throws InterruptedException {
        Short work = new Short();
        thread("short").add(work);
        assertThat(work.first.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();

        work.signal.wake();

        assertThat(work.third.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Fails when it is asked where to wait. */
    private static final class Homeless implements Work {
        @Override
        public String name() {
            return "homeless";
        }

        @Override
        public int doWork() {
            return 0;
        }

        @Override
        public long nextDeadlineNanos() {
            return NO_DEADLINE;
        }

        @Override
        public void wakeBy(Wakeup wakeup) {}

        @Override
        public Waiting waiting() {
            throw new IllegalStateException("fault of the test in the place to wait");
        }
    }

    @Test
    void aWorkThatCannotSayWhereItWaitsCostsOnlyItself() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        Relay good = new Relay(value -> reached.countDown());
        Homeless homeless = new Homeless();
        WorkThread thread = thread("shared");
        thread.add(homeless);
        thread.add(good);
        good.offer(1);

        assertThat(reached.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.isAlive()).isTrue();
        assertThat(thread.isTurning(homeless)).isFalse();
    }

    /** Fails, and where it is told so, even in its name. */
    private static final class Broken implements Work {
        private final boolean nameless;

        private Broken(boolean nameless) {
            this.nameless = nameless;
        }

        @Override
        public String name() {
            if (nameless) {
                throw new IllegalStateException("fault of the test in the name");
            }
            return "broken";
        }

        @Override
        public int doWork() {
            if (nameless) {
                throw new IllegalStateException("fault of the test");
            }
            return 0;
        }

        @Override
        public long nextDeadlineNanos() {
            throw new IllegalStateException("fault of the test in the deadline");
        }

        @Override
        public void wakeBy(Wakeup wakeup) {}
    }

    @Test
    void aWorkThatCannotSayWhenItIsDueCostsOnlyItself() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        Relay good = new Relay(value -> reached.countDown());
        WorkThread thread = thread("shared");
        thread.add(new Broken(false));
        thread.add(good);
        good.offer(1);

        assertThat(reached.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.isAlive()).isTrue();
    }

    /** Does the same in each turn. */
    private record Named(String name, Runnable turn) implements Work {
        @Override
        public int doWork() {
            turn.run();
            return 0;
        }

        @Override
        public long nextDeadlineNanos() {
            return NO_DEADLINE;
        }

        @Override
        public void wakeBy(Wakeup wakeup) {}
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsTakenAwayDuringATurnOfAnotherIsNotTurnedAfterIt() throws InterruptedException {
        CountDownLatch inTurn = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<String> turned = new CopyOnWriteArrayList<>();
        WorkThread thread = new WorkThread("shared", new SystemClock(), HOUR);
        threads.add(thread);
        Work blocking = new Named("blocking", () -> {
            inTurn.countDown();
            awaitQuietly(release);
            turned.add("blocking");
        });
        Work behind = new Named("behind", () -> turned.add("behind"));
        thread.add(blocking);
        thread.add(behind);
        thread.start();
        assertThat(inTurn.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(thread.beside(blocking)).containsExactly(behind);
        thread.remove(behind);
        thread.stop();
        release.countDown();

        assertThat(thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS))).isTrue();
        assertThat(turned).containsExactly("blocking");
    }

    @Test
    void aThreadThatHasEndedTurnsNothing() {
        Relay good = new Relay(value -> {});
        WorkThread thread = thread("doomed");
        thread.add(good);
        assertThat(thread.isTurning(good)).isTrue();
        thread.add(new Broken(true));

        assertThat(thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS))).isTrue();
        assertThat(thread.isTurning(good)).isFalse();
    }

    @Test
    void aDeadlineEndsThePark() throws InterruptedException {
        CountDownLatch turned = new CountDownLatch(1);
        SystemClock clock = new SystemClock();
        long due = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        thread("timed").add(new Work() {
            @Override
            public String name() {
                return "timed";
            }

            @Override
            public int doWork() {
                if (clock.nanoTime() >= due) {
                    turned.countDown();
                }
                return 0;
            }

            @Override
            public long nextDeadlineNanos() {
                return turned.getCount() == 0 ? NO_DEADLINE : due;
            }

            @Override
            public void wakeBy(Wakeup wakeup) {}
        });

        assertThat(turned.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void stopEndsAParkedThread() {
        WorkThread thread = thread("parked");
        thread.add(new Relay(value -> {}));

        thread.stop();

        assertThat(thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS))).isTrue();
    }
}
