package io.jackstay.benchmarks.macro;

import com.sun.management.OperatingSystemMXBean;
import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.backtest.VirtualRun;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.data.RecordingCache;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.RecordedData;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.SessionPlanner;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows a second of a whole backtest, loading counted: {@code BacktestBenchmark CONF FILE ROUNDS [CACHE]}; with a folder for the cache
 * the first round fills it. Beside it, in each round, the floor: the bytes of the same file, read and their line feeds counted.
 *
 * <p>Both the machine's clock and the processor time of the whole process, compiler and collector included, are shown: on a busy
 * machine the second is what compares.
 */
public final class BacktestBenchmark {
    private static final int BUFFER = 1 << 18;
    private static final SystemClock CLOCK = new SystemClock();

    private final Path config;
    private final Path file;
    private final RecordedData.Opener opener;

    private BacktestBenchmark(Path config, Path file, RecordedData.Opener opener) {
        this.config = config;
        this.file = file;
        this.opener = opener;
    }

    /** What is measured; gives the number of rows. */
    @FunctionalInterface
    private interface Task {
        long run() throws IOException;
    }

    public static void main(String[] args) throws IOException {
        RecordedData.Opener opener =
                args.length > 3 ? new RecordingCache(Path.of(args[3]), System.out::println)::open : Recordings::open;
        BacktestBenchmark benchmark = new BacktestBenchmark(Path.of(args[0]), Path.of(args[1]), opener);
        System.out.printf(
                "JDK %s, %d processors, load average %.2f, journal mode none (a backtest writes none)%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        benchmark.run(Integer.parseInt(args[2]));
    }

    private void run(int rounds) throws IOException {
        ConfigFile.Loaded loaded = ConfigFile.load(config, List.of(), Map.of());
        Path plugins = Path.of(System.getProperty("jackstay.home"), "plugins");
        PluginCatalog catalog = PluginCatalog.scan(List.of(plugins), PluginPolicy.DEFAULT);
        try (SessionPlan plan = new SessionPlanner(catalog, loaded.problems()).plan(loaded)) {
            SortedMap<MarketId, Path> files =
                    new TreeMap<>(Map.of(plan.markets().first(), file));
            for (int round = 1; round <= rounds; round++) {
                report(round, "bytes read", this::readBytes);
                BacktestResult[] result = new BacktestResult[1];
                report(round, "backtest", () -> {
                    result[0] = new VirtualRun(plan, CLOCK, loaded.problems(), line -> {})
                            .over(files, opener)
                            .orElseThrow();
                    return result[0].events();
                });
                System.out.printf(
                        "%d %d orders, %d fills, decisions %s%n",
                        round, result[0].orders(), result[0].fills(), result[0].decisionDigest());
            }
        }
    }

    private static void report(int round, String what, Task task) throws IOException {
        long processor = processorNanos();
        long began = System.nanoTime();
        long rows = task.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        double used = (processorNanos() - processor) / 1e9;
        System.out.printf(
                "%d %-10s %,d rows in %.2f s: %.2f M rows/s, on one processor %.2f M rows/s%n",
                round, what, rows, seconds, rows / seconds / 1e6, rows / used / 1e6);
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private long readBytes() throws IOException {
        byte[] buffer = new byte[BUFFER];
        long lines = -1;
        try (InputStream in = Files.newInputStream(file)) {
            int count;
            while ((count = in.read(buffer)) >= 0) {
                for (int i = 0; i < count; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }
}
