package io.jackstay.testkit.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the proofs came to, as lines, as a page and as JSON. Not thread safe: owned by who adds to it. */
final class ProofTable {
    private final boolean all;
    private final List<Row> rows = new ArrayList<>();

    private record Row(Proof proof, Proof.Finding finding, long nanos) {}

    ProofTable(boolean all) {
        this.all = all;
    }

    /** Adds one, and gives its line. */
    String add(Proof proof, Proof.Finding finding, long nanos) {
        rows.add(new Row(proof, finding, nanos));
        return "%-17s %-6s %7.1f s  %s"
                .formatted(proof.name(), finding.held() ? "held" : "FAILED", nanos / 1e9, finding.figure());
    }

    Optional<String> failure() {
        List<String> failed = failed();
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%d of %d proofs failed: %s".formatted(failed.size(), rows.size(), String.join(", ", failed)));
    }

    private List<String> failed() {
        return rows.stream()
                .filter(row -> !row.finding().held())
                .map(row -> row.proof().name())
                .toList();
    }

    String page() {
        String lines = rows.stream()
                .map(row -> "| %s | %s | %s | %.0f s | `%s` |%n"
                        .formatted(
                                row.proof().promise(),
                                row.finding().held() ? "held" : "failed",
                                row.finding().figure(),
                                row.nanos() / 1e9,
                                row.finding().command()))
                .collect(Collectors.joining());
        return """
                # Proofs

                Written by `./jackstay prove%s` on %d processors with Java %s. What each is: [reliability](reliability.md#proofs).

                | promise | | measured | time | with |
                | --- | --- | --- | --- | --- |
                """.formatted(
                                all ? " --all" : "",
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.version().feature())
                + lines;
    }

    String json() {
        String failed = failed().stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
        return "{\"proofs\":%d,\"failed\":[%s]}".formatted(rows.size(), failed);
    }
}
