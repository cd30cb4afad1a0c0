package io.jackstay.benchmarks.endurance;

import io.jackstay.benchmarks.LiveProcess;
import io.jackstay.runtime.config.WebBlock;
import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.control.ControlCommands;
import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.web.WebBackend;
import io.jackstay.runtime.web.WebServer;
import io.jackstay.runtime.web.http.Role;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What it costs bots that somebody looks at the web page, or attacks it: the time from a quote at the connector to the callback of the bot,
 * with nobody at the page, with 64 clients that take nothing of what they asked for, and with a flood of hostile requests; in turns, so that
 * a noisy machine disturbs all. The clients are a process of their own, of the lowest priority, so that what they take of the processors
 * themselves is taken from the bots last. Arguments: a folder for the data directory, and how many rounds.
 */
public final class PageEndurance {
    private static final int BOTS = 8;
    private static final Duration WARM = Duration.ofSeconds(20);
    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final Duration MEASURED = Duration.ofSeconds(4);
    private static final double MOST_RATIO = 1.10;
    private static final SystemClock CLOCK = new SystemClock();

    private PageEndurance() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        System.out.printf(
                "JDK %s, %d processors, load average %.2f, journal mode file, synced in groups%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
        QuietWatch watch = new QuietWatch(BOTS);
        boolean good;
        try (LiveProcess process = new LiveProcess(
                        folder,
                        configuration(),
                        Network.NONE,
                        new FillingProvider(watch),
                        new QuietStrategy.Provider(watch));
                WebServer web = page(process, folder);
                PageClients.Process clients = PageClients.Process.start(
                        web.port(),
                        Files.readString(folder.resolve("web/" + Role.VIEW.word() + ".token"))
                                .strip())) {
            process.start();
            process.beside(Duration.ofMillis(100), session -> {
                if (web.isWatched()) {
                    web.publish(session.picture(true));
                }
            });
            good = measure(process, watch, clients, rounds);
            process.stop();
        }
        System.out.printf("%s, load average %.2f%n", good ? "met" : "NOT MET", load());
        System.exit(good ? 0 : 1);
    }

    private static boolean measure(LiveProcess process, QuietWatch watch, PageClients.Process clients, int rounds)
            throws IOException {
        PageClients.Kind[] kinds = PageClients.Kind.values();
        double[][] p50 = new double[kinds.length][rounds];
        double[][] p99 = new double[kinds.length][rounds];
        long[] web = new long[kinds.length];
        for (PageClients.Kind kind : kinds) {
            clients.become(kind);
            pass(process, WARM);
        }
        for (int round = 0; round < rounds; round++) {
            for (PageClients.Kind kind : kinds) {
                clients.become(kind);
                pass(process, SETTLING);
                watch.since();
                long before = webNanos();
                pass(process, MEASURED);
                Histogram taken = watch.since();
                web[kind.ordinal()] += webNanos() - before;
                p50[kind.ordinal()][round] = taken.getValueAtPercentile(50) / 1e3;
                p99[kind.ordinal()][round] = taken.getValueAtPercentile(99) / 1e3;
            }
        }
        clients.become(PageClients.Kind.NOBODY);
        System.out.printf(
                "event to callback, us, medians of %d rounds of %d s, %d bots with 1,000 quotes a second%n",
                rounds, MEASURED.toSeconds(), BOTS);
        boolean good = true;
        for (PageClients.Kind kind : kinds) {
            double[] ratios = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                ratios[i] = p99[kind.ordinal()][i] / p99[0][i];
            }
            Arrays.sort(ratios);
            double ratio = ratios[rounds / 2];
            good &= ratio < MOST_RATIO;
            System.out.printf(
                    "%-8s p50 %7.1f  p99 %7.1f  p99 beside nobody's of its round %.2f (%.2f..%.2f), less than %.2f: %s;"
                            + " the page's threads took %.1f %% of a core%n",
                    kind.name().toLowerCase(java.util.Locale.ROOT),
                    median(p50[kind.ordinal()]),
                    median(p99[kind.ordinal()]),
                    ratio,
                    ratios[0],
                    ratios[rounds - 1],
                    MOST_RATIO,
                    ratio < MOST_RATIO ? "pass" : "FAIL",
                    100.0 * web[kind.ordinal()] / (rounds * MEASURED.toNanos()));
        }
        System.out.println(clients.told());
        return good;
    }

    private static WebServer page(LiveProcess process, Path folder) throws IOException {
        WebBlock standard = WebBlock.DEFAULT;
        WebBlock block = new WebBlock(
                true,
                standard.address(),
                Optional.of(0),
                List.of(),
                false,
                Optional.empty(),
                new TreeMap<>(),
                standard.rate(),
                2 * PageClients.CLIENTS,
                2 * PageClients.CLIENTS);
        return new WebServer(
                block,
                folder,
                CLOCK,
                process.session().picture(false),
                new Backend(),
                WebServer.builtIn(),
                "benchmark");
    }

    /** Commands nothing and remembers nothing. */
    private static final class Backend implements WebBackend {
        @Override
        public ControlCommands commands() {
            return (request, answer) -> answer.accept(ControlAnswer.refused("a benchmark"));
        }

        @Override
        public JournalMeters journals() {
            return new JournalMeters();
        }

        @Override
        public PluginCatalog plugins() {
            return PluginCatalog.scan(List.of(), PluginPolicy.DEFAULT);
        }
    }

    private static String configuration() {
        StringBuilder text = new StringBuilder(
                "connectors { sim { plugin = venue, markets = %d, pause = 8ms } }\nbots {\n".formatted(BOTS));
        for (int i = 0; i < BOTS; i++) {
            text.append("""
                      quiet%d {
                        strategy { plugin = strategy, market = "sim:M%d-USDC-PERP" }
                        risk = [{ plugin = position-limit, max = 1 }, { plugin = open-orders-limit, max = 10 }]
                        capital = 1000 USDC
                      }
                    """.formatted(i, i));
        }
        return text.append("}\njackstay { warm-up = off }\n").toString();
    }

    private static void pass(LiveProcess process, Duration time) {
        long end = CLOCK.nanoTime() + time.toNanos();
        process.await(() -> CLOCK.nanoTime() >= end);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** What the page's own threads have taken, nanoseconds of processor time. */
    private static long webNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("web")) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }
}
