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
    private static final String NAME = "seeds";

    private final SimulatedSeeds runs;
    private final String what;
    private final int count;

    /** @param what holds, as the name of the case */
    SeedSuite(SimulatedSeeds runs, String what, int count) {
        this.runs = requireNonNull(runs, "runs are null");
        this.what = requireNonNull(what, "what is null");
        this.count = count;
    }

    SuiteResult run() {
        String whole = "%s, seeds 1 to %d".formatted(what, count);
        Optional<String> found = runs.problem(count);
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
