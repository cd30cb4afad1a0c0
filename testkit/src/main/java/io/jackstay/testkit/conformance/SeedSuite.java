package io.jackstay.testkit.conformance;

import static java.util.Objects.requireNonNull;

import io.jackstay.testkit.conformance.report.CaseResult;
import io.jackstay.testkit.conformance.report.CaseResult.Verdict;
import io.jackstay.testkit.conformance.report.Level;
import io.jackstay.testkit.conformance.report.SuiteResult;
import java.util.List;
import java.util.Optional;

/** The simulated runs of a connector. Immutable. */
final class SeedSuite {
    static final SeedSuite NONE = new SeedSuite(count -> Optional.empty(), 0);

    private static final String NAME = "seeds";

    private final SimulatedSeeds runs;
    private final int count;

    SeedSuite(SimulatedSeeds runs, int count) {
        this.runs = requireNonNull(runs, "runs are null");
        this.count = count;
    }

    SuiteResult run() {
        String name = "every invariant holds in simulated runs";
        if (count == 0) {
            return notRun(NAME, name, "there is no simulation of this connector");
        }
        Optional<String> found = runs.problem(count);
        String whole = "%s, seeds 1 to %d".formatted(name, count);
        return found.map(why -> result(NAME, whole, Verdict.FAILED, why))
                .orElseGet(() -> result(NAME, whole, Verdict.PASSED, ""));
    }

    static SuiteResult notRun(String suite, String name, String why) {
        return result(suite, name, Verdict.NOT_RUN, why);
    }

    private static SuiteResult result(String suite, String name, Verdict verdict, String why) {
        return new SuiteResult(suite, Level.CERTIFIED, List.of(new CaseResult(name, "", verdict, why)));
    }
}
