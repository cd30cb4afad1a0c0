package io.jackstay.testkit.prove;

import io.jackstay.testkit.simulate.fault.Fault;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The proofs, in the order of the table. Stateless. */
final class Proofs {
    private static final Set<Fault> OF_FILLS =
            EnumSet.of(Fault.DUPLICATE_FILL, Fault.REORDERED, Fault.LATE_FILL, Fault.MISSING_FILL);
    private static final Set<Fault> OF_ANSWERS =
            EnumSet.of(Fault.LOST_REQUEST, Fault.UNPROCESSED, Fault.UNANSWERED, Fault.LOST_ANSWER, Fault.BLIND_LOOKUP);

    private Proofs() {}

    static List<Proof> of(Distribution distribution) {
        return List.of(
                new CommandProof(
                        distribution,
                        "simulation",
                        "no invariant is violated whatever venue, network, disk and process do",
                        simulate(8, EnumSet.noneOf(Fault.class)),
                        simulate(10_000, EnumSet.noneOf(Fault.class)),
                        Proofs::seeds),
                new TwiceProof(distribution),
                new CommandProof(
                        distribution,
                        "kill",
                        "a process that is killed loses no fill, counts none twice and leaves no order",
                        crashTest(6, "--points", "RANDOM,K3,K5,K7,ROLL,RECOVERY"),
                        crashTest(500),
                        Proofs::kills),
                new TruncationProof(),
                new CorruptionProof(),
                new CommandProof(
                        distribution,
                        "fills",
                        "fills that come twice, late, in another order or only by the history count once",
                        simulate(10, without(OF_FILLS)),
                        simulate(5_000, without(OF_FILLS)),
                        Proofs::fills),
                new CommandProof(
                        distribution,
                        "unknown",
                        "an order whose answer is lost is neither sent again nor forgotten",
                        simulate(10, without(OF_ANSWERS)),
                        simulate(1_000, without(OF_ANSWERS)),
                        Proofs::unknown),
                new CommandProof(
                        distribution,
                        "shutdown",
                        "a process that is asked to stop leaves no order, within 10 s, and says so",
                        crashTest(3, "--points", "STOP"),
                        crashTest(1_000, "--points", "STOP"),
                        ended -> "%d SIGTERM at random instants, %d violations"
                                .formatted(ended.number("runs"), ended.number("violations"))),
                new BreakerProof(distribution.home()));
    }

    private static List<String> simulate(int seeds, Set<Fault> without) {
        Stream<String> words = Stream.of("simulate", "--seeds", "1.." + seeds, "--json");
        return without.isEmpty()
                ? words.toList()
                : Stream.concat(
                                words,
                                Stream.of(
                                        "--without",
                                        without.stream().map(Fault::code).collect(Collectors.joining(","))))
                        .toList();
    }

    /** All faults but these. */
    private static Set<Fault> without(Set<Fault> kept) {
        return EnumSet.complementOf(EnumSet.copyOf(kept));
    }

    private static List<String> crashTest(int runs, String... more) {
        return Stream.concat(Stream.of("crash-test", "--runs", Integer.toString(runs), "--json"), Arrays.stream(more))
                .toList();
    }

    private static String seeds(Distribution.Ended ended) {
        return "%,d seeds, %,d orders, %,d fills, %d violations"
                .formatted(
                        ended.number("seeds"),
                        ended.number("orders"),
                        ended.number("fills"),
                        ended.number("violations"));
    }

    private static String kills(Distribution.Ended ended) {
        return "%d runs, %d violations, recovery p99 %.2f s"
                .formatted(ended.number("runs"), ended.number("violations"), ended.number("recoveryP99Nanos") / 1e9);
    }

    private static long sum(Distribution.Ended ended, Set<Fault> faults) {
        return faults.stream().mapToLong(fault -> ended.number(fault.code())).sum();
    }

    private static String fills(Distribution.Ended ended) {
        return "%s, %,d of them told again, %,d in another order, %,d late, %,d by the history alone"
                .formatted(
                        seeds(ended),
                        ended.number(Fault.DUPLICATE_FILL.code()),
                        ended.number(Fault.REORDERED.code()),
                        ended.number(Fault.LATE_FILL.code()),
                        ended.number(Fault.MISSING_FILL.code()));
    }

    private static String unknown(Distribution.Ended ended) {
        Set<Fault> lost = EnumSet.copyOf(OF_ANSWERS);
        lost.remove(Fault.BLIND_LOOKUP);
        return "%s, %,d requests without an answer".formatted(seeds(ended), sum(ended, lost));
    }
}
