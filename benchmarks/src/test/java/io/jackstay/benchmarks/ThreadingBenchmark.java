package io.jackstay.benchmarks;

import io.jackstay.runtime.bot.BotJournal;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.session.LiveDriver;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * From a quote on the loop of a login to the order that a bot has placed at it, as it reaches the connector, for each kind of {@code
 * threading}, in turns. Between two quotes the loops have time to park, as with a quiet market. The floor is one hand-over between two
 * threads that park, there and back.
 */
public final class ThreadingBenchmark {
    private static final int ROUNDS = 9;
    private static final int QUOTES = 3_000;
    private static final long GAP_NANOS = 200_000;
    private static final int WARM_ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final SystemClock CLOCK = new SystemClock();
    private static final String[] NAMES = {"floor", "own", "shared", "venue"};

    private static volatile long orders;
    private static volatile long tookNanos;
    private static volatile long sentNanos;

    private ThreadingBenchmark() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.printf(
                "JDK %s, %d processors, load average %.2f, journal mode none%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
        System.out.printf(
                "microseconds from event to order, medians of %d rounds of %d quotes, one each %d us%n",
                ROUNDS, QUOTES, GAP_NANOS / 1_000);
        double[][] p50 = new double[NAMES.length][ROUNDS];
        double[][] p99 = new double[NAMES.length][ROUNDS];
        for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
            for (int kind = 0; kind < NAMES.length; kind++) {
                long[] sorted = kind == 0 ? handOvers() : quotes(Threading.values()[kind - 1]);
                if (round >= 0) {
                    p50[kind][round] = sorted[QUOTES / 2] / 1_000.0;
                    p99[kind][round] = sorted[QUOTES * 99 / 100] / 1_000.0;
                }
            }
        }
        for (int kind = 0; kind < NAMES.length; kind++) {
            System.out.printf(
                    "%-6s  p50 %7.1f (%.1f to %.1f)  p99 %7.1f (%.1f to %.1f)%n",
                    NAMES[kind],
                    median(p50[kind]),
                    p50[kind][0],
                    p50[kind][ROUNDS - 1],
                    median(p99[kind]),
                    p99[kind][0],
                    p99[kind][ROUNDS - 1]);
        }
        System.out.printf("load average %.2f%n", load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Leaves the values sorted. */
    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void ordered(long count) {
        tookNanos = CLOCK.nanoTime() - sentNanos;
        orders = count;
    }

    /** Nanoseconds of each quote, sorted. */
    private static long[] quotes(Threading threading) {
        try (LiveDriver driver = new LiveDriver()) {
            orders = 0;
            QuotingBot quoting = new QuotingBot(CLOCK, true, List.of(), BotJournal.none(), ThreadingBenchmark::ordered);
            driver.turn(quoting.account());
            driver.turn(quoting.bot(), threading);
            quoting.begin();
            driver.await(() -> quoting.bot().status().state() == BotState.RUNNING, PATIENCE);
            long[] taken = new long[QUOTES];
            for (int i = 0; i < QUOTES; i++) {
                long quote = i;
                long before = orders;
                quoting.account().execute(() -> {
                    sentNanos = CLOCK.nanoTime();
                    quoting.quote(quote);
                });
                while (orders == before) {
                    LockSupport.parkNanos(GAP_NANOS / 4);
                }
                taken[i] = tookNanos;
                LockSupport.parkNanos(GAP_NANOS);
            }
            Arrays.sort(taken);
            return taken;
        }
    }

    /** Nanoseconds of each hand-over there and back, sorted. */
    private static long[] handOvers() throws InterruptedException {
        long[] taken = new long[QUOTES];
        Peer peer = new Peer(Thread.currentThread());
        peer.thread.start();
        for (int i = 1; i <= QUOTES; i++) {
            LockSupport.parkNanos(GAP_NANOS);
            long began = CLOCK.nanoTime();
            peer.asked = i;
            LockSupport.unpark(peer.thread);
            while (peer.answered < i) {
                LockSupport.park(peer);
            }
            taken[i - 1] = CLOCK.nanoTime() - began;
        }
        peer.asked = Peer.END;
        LockSupport.unpark(peer.thread);
        peer.ended.await();
        Arrays.sort(taken);
        return taken;
    }

    /** Answers what it is asked, and parks in between. */
    private static final class Peer {
        private static final int END = -1;

        private final Thread asker;
        private final Thread thread = new Thread(this::run, "peer");
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile int asked;
        private volatile int answered;

        private Peer(Thread asker) {
            this.asker = asker;
        }

        private void run() {
            while (asked != END) {
                if (asked == answered) {
                    LockSupport.park(this);
                } else {
                    answered = asked;
                    LockSupport.unpark(asker);
                }
            }
            ended.countDown();
        }
    }
}
