package io.jackstay.testkit.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What all runs came to, as lines, as a page and as JSON. Not thread safe: owned by who adds to it. */
final class CrashSummary {
    private static final double NANOS = 1e9;
    private static final String BIG = "RANDOM, 100 MB";

    private final SortedMap<String, List<CrashResult>> rows = new TreeMap<>();
    private final List<CrashResult> all = new ArrayList<>();

    void add(CrashResult result) {
        all.add(result);
        rows.computeIfAbsent(row(result), any -> new ArrayList<>()).add(result);
    }

    private static String row(CrashResult result) {
        return "%02d%s"
                .formatted(
                        result.place().ordinal(),
                        result.big() ? BIG : result.place().name());
    }

    private static long p99(List<CrashResult> results) {
        long[] sorted = results.stream()
                .mapToLong(CrashResult::recoveryNanos)
                .filter(nanos -> nanos > 0)
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
    }

    long recoveryP99Nanos() {
        return p99(all);
    }

    int violations() {
        return all.stream().mapToInt(CrashResult::violations).sum();
    }

    Optional<String> failure() {
        return all.stream()
                .filter(result -> !result.isGood())
                .findFirst()
                .map(first -> "%d violations in %d of %d runs, the first in seed %d"
                        .formatted(
                                violations(),
                                all.stream().filter(result -> !result.isGood()).count(),
                                all.size(),
                                first.seed()));
    }

    private static String figures(String format, String name, List<CrashResult> of) {
        return format.formatted(
                name,
                of.size(),
                of.stream().mapToInt(CrashResult::kills).sum(),
                of.stream().mapToInt(CrashResult::lost).sum(),
                of.stream().mapToInt(CrashResult::doubled).sum(),
                of.stream().mapToInt(CrashResult::orphans).sum(),
                of.stream().mapToInt(result -> result.problems().size()).sum(),
                p99(of) / NANOS);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("point             runs  kills   lost  doubled  orphans  other  recovery p99");
        rows.forEach((name, of) -> lines.add(figures("%-16s %5d %6d %6d %8d %8d %6d %10.2f s", name.substring(2), of)));
        lines.add("runs %d, violations %d, fills %d, recovery p99 %.2f s"
                .formatted(
                        all.size(),
                        violations(),
                        all.stream().mapToLong(CrashResult::fills).sum(),
                        recoveryP99Nanos() / NANOS));
        return lines;
    }

    /** The same for people who read it later. */
    String page(CrashOptions options) {
        StringBuilder page = new StringBuilder("""
                # Crash matrix

                Written by `./jackstay crash-test%s --runs %d --table %s` on %d processors; what it does is in
                [reliability](reliability.md#%s). A run is a grid that trades on %s in another process, is killed, is started
                again, trades on and is stopped in order; then its journals are compared with the venue's own books.

                - *lost*: fills of the venue that the bot does not have. *doubled*: fills that it has twice, or that the venue does not have.
                - *orphans*: orders that rest and that no journal knows right after a kill, or that rest after the orderly stop.
                - *other*: another position than the venue's, an order id used again, a stop that was not confirmed, a start that failed.
                - *kills*: processes that ended where they were to; a run of RECOVERY has four. A point that was not reached counts as a run alone.
                - *recovery*: from the start of the process, its JVM included, to its first order or cancel at the venue.

                | point | where | runs | kills | lost | doubled | orphans | other | recovery p99 |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """.formatted(
                options.connector().map(name -> " --connector " + name).orElse(""),
                all.size(),
                options.table().map(Path::toString).orElse("FILE"),
                Runtime.getRuntime().availableProcessors(),
                options.connector().isPresent() ? "with-a-shipped-connector" : "killed-as-a-process",
                options.connector().map("the emulated venue of `%s`"::formatted).orElse("a venue")));
        rows.forEach((name, of) -> page.append(figures(
                "| %s | " + of.get(0).place().words() + " | %d | %d | %d | %d | %d | %d | %.2f s |%n",
                name.substring(2),
                of)));
        page.append(figures("| %s | | %d | %d | %d | %d | %d | %d | %.2f s |%n", "all", all));
        return page.append("\n%d fills.%n"
                        .formatted(all.stream().mapToLong(CrashResult::fills).sum()))
                .toString();
    }

    String json() {
        String points = rows.entrySet().stream()
                .map(row -> "\"%s\":%d"
                        .formatted(
                                row.getKey().substring(2),
                                row.getValue().stream()
                                        .mapToInt(CrashResult::kills)
                                        .sum()))
                .collect(Collectors.joining(","));
        return "{\"runs\":%d,\"violations\":%d,\"points\":{%s},\"recoveryP99Nanos\":%d}"
                .formatted(all.size(), violations(), points, recoveryP99Nanos());
    }
}
