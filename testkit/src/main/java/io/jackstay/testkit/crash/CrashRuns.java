package io.jackstay.testkit.crash;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All runs, as many at a time as there are workers. Not thread safe: one use. */
final class CrashRuns {
    private final CrashOptions options;
    private final CrashVenue.Opening venues;
    private final Path home;
    private final PrintStream words;
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<CrashResult> results = new ConcurrentLinkedQueue<>();

    /** @param home the distribution that is killed */
    CrashRuns(CrashOptions options, CrashVenue.Opening venues, Path home, PrintStream words) {
        this.options = requireNonNull(options, "options are null");
        this.venues = requireNonNull(venues, "venues are null");
        this.home = requireNonNull(home, "home is null");
        this.words = requireNonNull(words, "words are null");
    }

    CrashSummary run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("jackstay-crash-test");
        Path plugins = folder.resolve("plugins");
        PluginJar.write(plugins);
        Path large = folder.resolve("large");
        if (IntStream.range(0, options.runs()).anyMatch(this::isBig)) {
            BigJournal.write(large, BigJournal.LARGE);
        }
        int workers = Math.min(options.threads(), options.runs());
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Void>> futures = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                Path own = Files.createDirectory(folder.resolve("worker-" + i));
                futures.add(pool.submit(() -> work(own, plugins, large)));
            }
            for (Future<Void> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a worker failed: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
        CrashSummary summary = new CrashSummary();
        results.stream().sorted(Comparator.comparingLong(CrashResult::seed)).forEach(summary::add);
        if (summary.failure().isEmpty()) {
            delete(folder);
        } else {
            words.println("what failed is in " + folder);
        }
        return summary;
    }

    private Void work(Path folder, Path plugins, Path large) throws IOException, InterruptedException {
        try (CrashVenue venue = venues.open(folder)) {
            int index = next.getAndIncrement();
            while (index < options.runs()) {
                Optional<Path> big = isBig(index) ? Optional.of(large) : Optional.empty();
                one(folder.resolve("run-" + index), plugins, venue, index, big);
                index = next.getAndIncrement();
            }
        }
        return null;
    }

    private CrashPlace place(int index) {
        return options.places().get(index % options.places().size());
    }

    /** Every second random kill has a large journal, at the venue that is quick enough for many of them. */
    private boolean isBig(int index) {
        long before = IntStream.range(0, index)
                .filter(earlier -> place(earlier) == CrashPlace.RANDOM)
                .count();
        return options.connector().isEmpty() && place(index) == CrashPlace.RANDOM && before % 2 == 1;
    }

    private void one(Path folder, Path plugins, CrashVenue venue, int index, Optional<Path> big)
            throws IOException, InterruptedException {
        CrashResult result =
                new CrashRun(home, plugins, folder, venue, place(index), big, options.seed() + index).run();
        results.add(result);
        if (!result.isGood()) {
            words.println(result.line());
        } else {
            delete(folder);
        }
    }

    /** A folder and all in it. */
    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
