package io.jackstay.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the JMH benchmarks of one class in fresh JVMs and prints, for each, the time, the processor time and the bytes
 * allocated of one operation. Those
 * whose name begins with {@code floor} are what the others are to be compared with. Argument: what they measure, such as {@code
 * price} of {@code PriceBenchmark}.
 */
public final class MicroBenchmarks {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int FORKS = 1;
    private static final int ITERATIONS = 5;
    private static final TimeValue ITERATION = TimeValue.seconds(1);

    private MicroBenchmarks() {}

    public static void main(String[] args) throws RunnerException {
        System.out.printf(
                "JDK %s, %d processors, load average %.2f, journal mode none; %d fork, %d iterations of %s each%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), load(), FORKS, ITERATIONS, ITERATION);
        System.out.printf(
                "%-24s %12s %12s %12s  %s%n", args[0], "ns", "ns of cpu", "bytes", "range of the iterations, ns");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("(?i)\\." + args[0] + "Benchmark\\.")
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuTime.class)
                        .forks(FORKS)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(ITERATION)
                        .jvmArgsAppend("-XX:+UseSerialGC")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        SortedMap<String, List<RunResult>> byName = new TreeMap<>();
        results.forEach(result -> byName.put(name(result), List.of(result)));
        byName.forEach((name, result) -> print(name, result.get(0)));
        System.out.printf("load average %.2f%n", load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String name(RunResult result) {
        StringBuilder name = new StringBuilder(result.getPrimaryResult().getLabel());
        for (String key : result.getParams().getParamsKeys()) {
            name.append(' ').append(result.getParams().getParam(key));
        }
        return name.toString();
    }

    private static void print(String name, RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> cpu = result.getSecondaryResults().get(CpuTime.NAME);
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        System.out.printf(
                "%-24s %,12.1f %,12.1f %,12.1f  %,.1f to %,.1f%n",
                name,
                time.getScore(),
                cpu.getScore(),
                allocated.getScore(),
                time.getStatistics().getMin(),
                time.getStatistics().getMax());
    }
}
