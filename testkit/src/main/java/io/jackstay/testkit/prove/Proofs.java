package io.jackstay.testkit.prove;

import io.jackstay.testkit.emulate.Providers;
import io.jackstay.testkit.simulate.fault.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The proofs, in the order of the table. Stateless. */
final class Proofs {
    /** Somewhat more than the shares of all fills that are claimed: the last minutes of a seed are without faults. */
    private static final String FILLS = "V1=0.235,V2=0.24,V3=0.0545,V4=0.0115";

    private static final long ENOUGH_FILLS = 1_000_000;

    /** Of the requests that have new orders; the rest of them are answered. */
    private static final String ANSWERS = "V17a=0.08,V17b=0.08,V17c=0.08,V17d=0.08";

    private static final long ENOUGH_LOSSES = 10_000;

    private Proofs() {}

    static List<Proof> of(Distribution distribution) {
        return Stream.of(simulated(distribution), killed(distribution), others(distribution))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Proof> simulated(Distribution distribution) {
        return List.of(
                new CommandProof(
                        distribution,
                        "simulation",
                        "no invariant is violated whatever venue, network, disk and process do",
                        simulate(8),
                        simulate(10_000),
                        any -> true,
                        Proofs::seeds),
                new TwiceProof(distribution));
    }

    /** With the crash test's own venue, and with each connector whose venue has an emulator. */
    private static List<Proof> killed(Distribution distribution) {
        Proof own = new CommandProof(
                distribution,
                "kill",
                "a process that is killed loses no fill, counts none twice and leaves no order",
                crashTest(7, "--points", "RANDOM,K3,K5,K7,ROLL,AMEND,RECOVERY"),
                crashTest(500),
                any -> true,
                Proofs::kills);
        Stream<Proof> wired = Providers.rehearsals().keySet().stream()
                .map(connector -> new CommandProof(
                        distribution,
                        "kill-" + connector,
                        "the same with the connector %s, over sockets, at the emulator of its venue"
                                .formatted(connector),
                        crashTest(3, "--connector", connector, "--points", "RANDOM,K3,K5"),
                        crashTest(500, "--connector", connector),
                        any -> true,
                        Proofs::kills));
        return Stream.concat(Stream.of(own), wired).toList();
    }

    private static List<Proof> others(Distribution distribution) {
        return List.of(
                new TruncationProof(),
                new CorruptionProof(),
                new CommandProof(
                        distribution,
                        "fills",
                        "fills that come twice, late, in another order or only by the history count once",
                        simulate(2, "--shares", FILLS),
                        simulate(440, "--shares", FILLS),
                        Proofs::enoughFills,
                        Proofs::fills),
                new CommandProof(
                        distribution,
                        "unknown",
                        "an order whose answer is lost is neither sent again nor forgotten",
                        simulate(2, "--shares", ANSWERS),
                        simulate(90, "--shares", ANSWERS),
                        Proofs::enoughLosses,
                        Proofs::unknown),
                new CommandProof(
                        distribution,
                        "shutdown",
                        "a process that is asked to stop leaves no order, within 10 s, and says so",
                        crashTest(3, "--points", "STOP"),
                        crashTest(1_000, "--points", "STOP"),
                        any -> true,
                        ended -> "%d SIGTERM at random instants, %d violations"
                                .formatted(ended.number("runs"), ended.number("violations"))),
                new BreakerProof(distribution.home()));
    }

    private static List<String> simulate(int seeds, String... more) {
        return Stream.concat(Stream.of("simulate", "--seeds", "1.." + seeds, "--json"), Arrays.stream(more))
                .toList();
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

    private static double share(Distribution.Ended ended, Fault fault) {
        return (double) ended.number(fault.code()) / ended.number("fills");
    }

    private static boolean enoughFills(Distribution.Ended ended) {
        return ended.number("fills") >= ENOUGH_FILLS
                && share(ended, Fault.DUPLICATE_FILL) >= 0.2
                && share(ended, Fault.REORDERED) >= 0.2
                && share(ended, Fault.LATE_FILL) >= 0.05
                && share(ended, Fault.MISSING_FILL) >= 0.01;
    }

    private static String fills(Distribution.Ended ended) {
        return "%s; %s told again, %s in another order within 5 s, %s 20 s to 7 min late, %s by history alone"
                .formatted(
                        seeds(ended),
                        part(ended, Fault.DUPLICATE_FILL),
                        part(ended, Fault.REORDERED),
                        part(ended, Fault.LATE_FILL),
                        part(ended, Fault.MISSING_FILL));
    }

    private static String part(Distribution.Ended ended, Fault fault) {
        return "%,d (%.1f %%)".formatted(ended.number(fault.code()), 100 * share(ended, fault));
    }

    private static boolean enoughLosses(Distribution.Ended ended) {
        return Stream.of(Fault.LOST_REQUEST, Fault.UNPROCESSED, Fault.UNANSWERED, Fault.LOST_ANSWER)
                .allMatch(fault -> ended.number(fault.code()) >= ENOUGH_LOSSES);
    }

    private static String unknown(Distribution.Ended ended) {
        return "%s; requests with new orders lost before receipt %,d, before matching %,d, after it %,d, the answer %,d"
                .formatted(
                        seeds(ended),
                        ended.number(Fault.LOST_REQUEST.code()),
                        ended.number(Fault.UNPROCESSED.code()),
                        ended.number(Fault.UNANSWERED.code()),
                        ended.number(Fault.LOST_ANSWER.code()));
    }
}
