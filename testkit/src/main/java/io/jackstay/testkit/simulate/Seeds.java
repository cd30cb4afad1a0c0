package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.testkit.simulate.fault.Fault;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Runs seeds, several at a time, and reports them in their order. Not thread safe: one use. */
final class Seeds {
    private static final int AHEAD = 4;
    private static final long REPORTS = 20;
    private static final long MOST_BETWEEN_REPORTS = 100;

    private final Options options;
    private final Plugins plugins;
    private final PrintStream out;
    private final PrintStream progress;

    Seeds(Options options, Plugins plugins, PrintStream out, PrintStream progress) {
        this.options = requireNonNull(options, "options are null");
        this.plugins = requireNonNull(plugins, "plugins are null");
        this.out = requireNonNull(out, "out is null");
        this.progress = requireNonNull(progress, "progress is null");
    }

    Summary run() {
        Summary summary = new Summary(options.faults());
        ExecutorService pool = Executors.newFixedThreadPool(options.threads());
        try {
            Deque<Future<Verdict>> running = new ArrayDeque<>();
            long next = options.first();
            while (next <= options.last() || !running.isEmpty()) {
                while (next <= options.last() && running.size() < AHEAD * options.threads()) {
                    long seed = next++;
                    running.add(pool.submit(() -> new SeedRun(seed, options.faults(), plugins).run()));
                }
                Verdict verdict = await(running.remove());
                summary.add(verdict);
                report(verdict);
                tellProgress(summary, verdict.seed());
            }
            return summary;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Verdict await(Future<Verdict> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while seeds run", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a seed could not be run", e.getCause());
        }
    }

    private void tellProgress(Summary summary, long seed) {
        long seeds = options.last() - options.first() + 1;
        long done = seed - options.first() + 1;
        long between = Math.max(1, Math.min(MOST_BETWEEN_REPORTS, seeds / REPORTS));
        if (done % between == 0 && done < seeds) {
            progress.println("jackstay: simulate: %d of %d seeds, %s".formatted(done, seeds, summary.standing()));
        }
    }

    private void report(Verdict verdict) {
        boolean single = options.first() == options.last();
        if (single || options.trace()) {
            out.println("seed %d, %d orders, %d fills, trace %s"
                    .formatted(verdict.seed(), verdict.orders(), verdict.fills(), verdict.hash()));
        }
        if (verdict.isGood() && !options.trace()) {
            return;
        }
        verdict.lastEvents().forEach(out::println);
        out.println("seed %d: faults %s"
                .formatted(
                        verdict.seed(),
                        verdict.drawn().stream().map(Fault::code).collect(Collectors.joining(","))));
        verdict.violations().forEach(violation -> out.println("seed %d: %s".formatted(verdict.seed(), violation)));
        out.println("repeat: ./jackstay " + options.repeating(verdict.seed()));
    }
}
