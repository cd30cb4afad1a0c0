package io.jackstay.benchmarks.endurance;

import io.jackstay.benchmarks.LiveProcess;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.net.Network;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * 1,000 quiet bots in one process: a market, a journal and two resting orders each, a quote a second, {@code threading = shared}, one
 * login. The resident size of the process, and the time from the quote at the connector to the bot's callback; beside these what the
 * start takes, on an empty folder and on the one it has left, and what there is of threads, files and disk. Argument: a folder for the
 * data directory.
 */
public final class BotsEndurance {
    private static final int BOTS = 1_000;
    private static final Duration WARM = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final long MOST_RESIDENT_KB = 1 << 20;
    private static final long MOST_P99_NANOS = 1_000_000;
    private static final SystemClock CLOCK = new SystemClock();

    private BotsEndurance() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        System.out.printf(
                "JDK %s, %d processors, load average %.2f, journal mode file, synced in groups%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
        boolean good = measure(folder);
        long began = CLOCK.nanoTime();
        try (LiveProcess again = process(folder, new QuietWatch(BOTS))) {
            System.out.printf("start on what it left: %.1f s%n", seconds(began));
            again.stop();
        }
        System.out.printf("%s, load average %.2f%n", good ? "met" : "NOT MET", load());
        System.exit(good ? 0 : 1);
    }

    private static boolean measure(Path folder) throws IOException {
        QuietWatch watch = new QuietWatch(BOTS);
        long began = CLOCK.nanoTime();
        try (LiveProcess process = process(folder, watch)) {
            System.out.printf("%,d bots, start on an empty folder: %.1f s%n", BOTS, seconds(began));
            pass(process, WARM);
            watch.since();
            long cpu = ThreadTime.nanos();
            long from = CLOCK.nanoTime();
            pass(process, MEASURED);
            Histogram taken = watch.since();
            double share = 100.0 * (ThreadTime.nanos() - cpu) / (CLOCK.nanoTime() - from);
            long resident = status("VmRSS");
            System.out.printf(
                    "threads %d, open files %d, disk %,d kB, one processor to %.1f %%%n",
                    status("Threads"), count(Path.of("/proc/self/fd")), disk(folder) / 1_024, share);
            boolean good = compare("resident kB", resident, MOST_RESIDENT_KB);
            System.out.printf(
                    "%,d events in %d s, event to callback, us: p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f, most %.1f%n",
                    taken.getTotalCount(),
                    MEASURED.toSeconds(),
                    taken.getValueAtPercentile(50) / 1e3,
                    taken.getValueAtPercentile(90) / 1e3,
                    taken.getValueAtPercentile(99) / 1e3,
                    taken.getValueAtPercentile(99.9) / 1e3,
                    taken.getMaxValue() / 1e3);
            good &= compare("event to callback, p99 ns", taken.getValueAtPercentile(99), MOST_P99_NANOS);
            process.stop();
            return good;
        }
    }

    private static LiveProcess process(Path folder, QuietWatch watch) {
        LiveProcess process = new LiveProcess(
                folder, configuration(), Network.NONE, new FillingProvider(watch), new QuietStrategy.Provider(watch));
        process.start();
        return process;
    }

    private static String configuration() {
        StringBuilder text = new StringBuilder(
                "connectors { sim { plugin = venue, markets = %d, pause = 1s } }\nbots {\n".formatted(BOTS));
        for (int i = 0; i < BOTS; i++) {
            text.append("""
                      quiet%d {
                        strategy { plugin = strategy, market = "sim:M%d-USDC-PERP" }
                        risk = [{ plugin = position-limit, max = 1 }, { plugin = open-orders-limit, max = 10 }]
                        capital = 1000 USDC
                        threading = shared
                      }
                    """.formatted(i, i));
        }
        return text.append("}\njackstay { warm-up = off }\n").toString();
    }

    private static void pass(LiveProcess process, Duration time) {
        long end = CLOCK.nanoTime() + time.toNanos();
        process.await(() -> CLOCK.nanoTime() >= end);
    }

    private static double seconds(long sinceNanos) {
        return (CLOCK.nanoTime() - sinceNanos) / 1e9;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static boolean compare(String what, long figure, long most) {
        System.out.printf("%-26s %,d, less than %,d: %s%n", what, figure, most, figure < most ? "pass" : "FAIL");
        return figure < most;
    }

    private static long status(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }

    private static long disk(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
