package io.jackstay.benchmarks.endurance;

import io.jackstay.benchmarks.LiveProcess;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.net.Network;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What an order costs, and what memory holds, after 1,000, 100,000 and 1,000,000 finished orders of a bot: with limits, on threads of its
 * own, journals on the disk. Half of the orders end by a fill and half by a cancel. The heap is that of one process at two moments; the
 * cost is taken in turns from three processes in this JVM, one of each age, while the others wait. A process of before, over which the
 * code is compiled, is not counted. Argument: a folder for the data directories.
 */
public final class OrdersEndurance {
    private static final int WARM = 200_000;
    private static final int[] AGES = {1_000, 100_000, 1_000_000};
    private static final int ROUNDS = 9;
    private static final int SPAN = 3_000;
    private static final double MOST_COST = 1.2;
    private static final double MOST_HEAP = 1.05;
    private static final SystemClock CLOCK = new SystemClock();
    private static final String CONFIGURATION = """
            connectors { sim { plugin = venue, markets = 1, pause = 5ms } }
            bots {
              turnover {
                strategy { plugin = strategy, market = "sim:M0-USDC-PERP" }
                risk = [
                  { plugin = position-limit, max = 1 }
                  { plugin = order-limit, max-size = 0.1 }
                  { plugin = open-orders-limit, max = 100 }
                ]
                capital = 100000 USDC
              }
            }
            jackstay { warm-up = off }
            """;

    private final Path folder;

    private OrdersEndurance(Path folder) {
        this.folder = folder;
    }

    /** @param args a folder for the data directories, which is left there */
    public static void main(String[] args) {
        System.out.printf(
                "JDK %s, %d processors, load average %.2f, journal mode file, synced in groups%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
        boolean good = new OrdersEndurance(Path.of(args[0])).measure();
        System.out.printf("%s, load average %.2f%n", good ? "met" : "NOT MET", load());
        System.exit(good ? 0 : 1);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** A process whose bot ends as many orders as it is told to. Owned by the main thread. */
    private static final class Aged implements AutoCloseable {
        private final Turnover turnover = new Turnover();
        private final LiveProcess process;
        private final double[] cpu = new double[ROUNDS];
        private final double[] wall = new double[ROUNDS];

        private Aged(Path folder) {
            process = new LiveProcess(
                    folder,
                    CONFIGURATION,
                    Network.NONE,
                    new FillingProvider(VenuePulse.UNHEARD),
                    new TurnoverProvider(turnover));
            process.start();
        }

        private void end(long orders) {
            turnover.want(orders);
            process.await(() -> turnover.ended() >= orders);
        }

        private void measure(int round) {
            long before = turnover.ended();
            long cpuBegan = ThreadTime.nanos();
            long wallBegan = CLOCK.nanoTime();
            end(before + SPAN);
            double orders = 1_000.0 * (turnover.ended() - before);
            cpu[round] = (ThreadTime.nanos() - cpuBegan) / orders;
            wall[round] = (CLOCK.nanoTime() - wallBegan) / orders;
        }

        @Override
        public void close() {
            process.stop();
            process.close();
        }
    }

    private boolean measure() {
        try (Aged compiled = new Aged(folder.resolve("compiled"))) {
            compiled.end(WARM);
        }
        try (Aged old = new Aged(folder.resolve("old"))) {
            old.end(AGES[1]);
            long younger = heap();
            old.end(AGES[2]);
            long older = heap();
            System.out.printf(
                    "heap after %,d orders %,d kB, after %,d orders %,d kB%n",
                    AGES[1], younger / 1_024, AGES[2], older / 1_024);
            try (Aged young = new Aged(folder.resolve("young"));
                    Aged middle = new Aged(folder.resolve("middle"))) {
                young.end(AGES[0]);
                middle.end(AGES[1]);
                boolean good = costs(List.of(young, middle, old));
                return compare("heap, 1,000,000 to 100,000", older / (double) younger, MOST_HEAP) && good;
            }
        }
    }

    private static boolean costs(List<Aged> ages) {
        for (int round = 0; round < ROUNDS; round++) {
            for (Aged age : ages) {
                age.measure(round);
            }
        }
        for (int i = 0; i < AGES.length; i++) {
            Aged age = ages.get(i);
            System.out.printf(
                    "after %,9d orders: us of processor time an order %6.2f (%.2f to %.2f), on the clock %6.2f%n",
                    AGES[i], median(age.cpu), age.cpu[0], age.cpu[ROUNDS - 1], median(age.wall));
        }
        double first = median(ages.get(0).cpu);
        boolean good = compare("cost, 100,000 to 1,000", median(ages.get(1).cpu) / first, MOST_COST);
        return compare("cost, 1,000,000 to 1,000", median(ages.get(2).cpu) / first, MOST_COST) && good;
    }

    /** Leaves the values sorted. */
    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static boolean compare(String what, double ratio, double most) {
        System.out.printf("%-28s %.3f, at most %.2f: %s%n", what, ratio, most, ratio <= most ? "pass" : "FAIL");
        return ratio <= most;
    }

    /** What is reachable, after what waits to be collected is gone. */
    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
