package io.jackstay.benchmarks;

import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Durable fills a second through the journal, beside the raw write and force of the same bytes, in turns, so that a noisy
 * machine disturbs both. Argument: a folder on the disk to measure.
 */
public final class JournalBenchmark {
    private static final int PAYLOAD_BYTES = 100;
    private static final int FRAME_BYTES = 34 + PAYLOAD_BYTES;
    private static final int ROUNDS = 41;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final SystemClock CLOCK = new SystemClock();
    private static final List<Entry> FILL = List.of(new Entry(1, 1, new byte[PAYLOAD_BYTES]));

    private final Path folder;

    private JournalBenchmark(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(args[0])), "journal");
        try {
            new JournalBenchmark(folder).run();
        } finally {
            delete(folder);
        }
    }

    private void run() throws IOException {
        System.out.printf(
                "JDK %s, %d processors, load average %.2f, journal mode durable (each fill synced before its answer), %d byte payload%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                PAYLOAD_BYTES);
        System.out.printf(
                "fills a second, medians of %d rounds of %d ms after a warm-up round%n",
                ROUNDS, ROUND_NANOS / 1_000_000);
        for (int fillsPerSync : new int[] {1, 10, 100}) {
            compare("%d a sync, kept in flight".formatted(fillsPerSync), fillsPerSync, false);
        }
        compare("1 a sync, each waited for (two hand-overs between threads)", 1, true);
        System.out.printf(
                "load average %.2f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void compare(String name, int fillsPerSync, boolean waiting) throws IOException {
        double[] raw = new double[ROUNDS];
        double[] ours = new double[ROUNDS];
        double[] ratio = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            double floor = raw(fillsPerSync);
            double journal = journal(fillsPerSync, waiting);
            if (round >= 0) {
                raw[round] = floor;
                ours[round] = journal;
                ratio[round] = journal / floor;
            }
        }
        System.out.printf(
                "%-58s raw %,9.0f/s  journal %,9.0f/s  ratio %.2f (%.2f..%.2f)%n",
                name, median(raw), median(ours), median(ratio), ratio[0], ratio[ROUNDS - 1]);
    }

    private double raw(int fillsPerSync) throws IOException {
        Path file = folder.resolve("raw");
        long start = CLOCK.nanoTime();
        long fills = 0;
        try (RawDisk disk = new RawDisk(file, fillsPerSync * FRAME_BYTES)) {
            while (CLOCK.nanoTime() - start < ROUND_NANOS) {
                disk.writeAndForce();
                fills += fillsPerSync;
            }
        }
        double rate = rate(fills, start);
        Files.delete(file);
        return rate;
    }

    private double journal(int fillsPerSync, boolean waiting) throws IOException {
        JournalSettings settings = JournalSettings.defaults()
                .withMaxGroupsPerSync(fillsPerSync)
                .withMaxGroupsInFlight(waiting ? 1 : 4_096);
        Path data = folder.resolve("data");
        double rate;
        try (FileJournalStore store = FileJournalStore.started(data, CLOCK, settings)) {
            Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
            Journal journal = store.open(StreamName.account("venue"), OpenMode.OWN, inbox::add);
            rate = appended(journal, inbox);
        }
        delete(data);
        return rate;
    }

    private static double appended(Journal journal, Queue<Runnable> inbox) {
        long[] answered = {0};
        long start = CLOCK.nanoTime();
        while (CLOCK.nanoTime() - start < ROUND_NANOS) {
            while (journal.hasRoom()) {
                journal.append(FILL, Level.DURABLE, (result, group) -> answered[0]++);
            }
            Runnable completion = inbox.poll();
            if (completion == null) {
                Thread.onSpinWait();
            } else {
                completion.run();
            }
        }
        return rate(answered[0], start);
    }

    private static double rate(long fills, long startNanos) {
        return fills * 1e9 / (CLOCK.nanoTime() - startNanos);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
