package io.jackstay.benchmarks.reaction;

import io.jackstay.benchmarks.reaction.Child.Times;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * From a book update as it leaves the venue to the signed order as its last byte arrives there, by request and by stream: ours and the
 * floor in turns, both with the same options of the JVM. Arguments: {@code --check} or {@code --show}, whether a bar that is not met is an
 * error, or {@code --plain}: no options and {@code idle = wait}, as who tunes nothing runs it; a folder for the data directories.
 */
public final class ReactionBenchmark {
    private static final int RUNS = 3;
    private static final int WARM = 500;
    private static final int ROUNDS = 2_000;
    private static final double MOST_OF_FLOOR = 1.5;
    /** What docs/running.md tells those who need it: code that runs once in milliseconds is compiled after hundreds of orders, not thousands. */
    private static final List<String> OPTIONS =
            List.of("-XX:-TieredCompilation", "-XX:CompileThreshold=100", "-XX:+UseTransparentHugePages");

    /** A way for orders, and the microseconds that half of them may take. */
    private record Route(String name, double bar) {}

    /** How the login's thread waits, and the options of the JVM that both sides get. */
    private record Setting(String idle, List<String> options) {}

    private static final List<Route> ROUTES = List.of(new Route("rest", 250), new Route("websocket", 220));

    private ReactionBenchmark() {}

    public static void main(String[] args) throws IOException {
        boolean check = args[0].equals("--check");
        boolean plain = args[0].equals("--plain");
        Setting setting = plain ? new Setting("wait", List.of()) : new Setting("spin", OPTIONS);
        Path folder = Path.of(args[1]);
        System.out.printf(
                "JDK %s, %d processors, load average %.2f, journal mode file, synced in groups, threading = venue,"
                        + " idle = %s, options of both: %s%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                load(),
                setting.idle(),
                plain ? "none" : String.join(" ", OPTIONS));
        System.out.printf(
                "microseconds from book update to order at the venue, %d rounds after %d, ours and the floor in"
                        + " turns%n",
                ROUNDS, WARM);
        System.out.printf(
                "%-10s %4s %10s %10s %6s %12s %12s %6s%n",
                "orders by", "run", "p50", "p99", "lost", "floor p50", "floor p99", "lost");
        boolean good = true;
        for (Route route : ROUTES) {
            good &= measure(route, setting, folder);
        }
        System.out.printf("load average %.2f%n", load());
        if (!good && check) {
            System.err.println("reaction: a bar is not met, see FAIL above");
            System.exit(1);
        }
    }

    private static boolean measure(Route route, Setting setting, Path folder) throws IOException {
        List<Times> ours = new ArrayList<>();
        List<Times> floors = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            ours.add(rounds(
                    setting,
                    OursMain.class,
                    route.name(),
                    folder.resolve(route.name() + run).toString(),
                    setting.idle()));
            floors.add(rounds(setting, FloorMain.class, route.name()));
            Times our = ours.get(run - 1);
            Times floor = floors.get(run - 1);
            System.out.printf(
                    "%-10s %4d %10.1f %10.1f %6d %12.1f %12.1f %6d%n",
                    route.name(), run, our.p50(), our.p99(), our.lost(), floor.p50(), floor.p99(), floor.lost());
        }
        double p50 = median(ours, Times::p50);
        double share = p50 / median(floors, Times::p50);
        System.out.printf(
                "%-10s median of p50 %.1f, at most %.0f: %s; %.2f times the floor, at most %.1f: %s; median of p99"
                        + " %.1f%n",
                route.name(),
                p50,
                route.bar(),
                verdict(p50 <= route.bar()),
                share,
                MOST_OF_FLOOR,
                verdict(share <= MOST_OF_FLOOR),
                median(ours, Times::p99));
        return p50 <= route.bar() && share <= MOST_OF_FLOOR;
    }

    /** In two new processes: what one client has done at a venue would be paid by the next. */
    private static Times rounds(Setting setting, Class<?> main, String... arguments) throws IOException {
        try (Child venue = Child.start(List.of(), VenueMain.class)) {
            List<String> all = new ArrayList<>(List.of(venue.line()));
            all.addAll(List.of(arguments));
            try (Child client = Child.start(setting.options(), main, all)) {
                client.line();
                venue.tell(WARM + " " + ROUNDS);
                String[] words = venue.line().split(" ");
                return new Times(
                        Double.parseDouble(words[0]), Double.parseDouble(words[1]), Integer.parseInt(words[2]));
            }
        }
    }

    private static double median(List<Times> runs, ToDoubleFunction<Times> what) {
        return what.applyAsDouble(
                runs.stream().sorted(Comparator.comparingDouble(what)).toList().get(RUNS / 2));
    }

    private static String verdict(boolean met) {
        return met ? "pass" : "FAIL";
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
