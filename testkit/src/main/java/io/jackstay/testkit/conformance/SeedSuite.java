package io.jackstay.testkit.conformance;

import static java.util.Objects.requireNonNull;

import io.jackstay.testkit.conformance.report.CaseResult;
import io.jackstay.testkit.conformance.report.CaseResult.Verdict;
import io.jackstay.testkit.conformance.report.Level;
import io.jackstay.testkit.conformance.report.SuiteResult;
import io.jackstay.testkit.conformance.venue.SimulatedSeeds;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** The simulated runs of a connector. Immutable. */
final class SeedSuite {
    static final SeedSuite NONE = new SeedSuite(seed -> Optional.empty(), 0);

    private static final String NAME = "seeds";

    private final LongFunction<Optional<String>> problem;
    private final int count;

    private SeedSuite(LongFunction<Optional<String>> problem, int count) {
        this.problem = requireNonNull(problem, "problem is null");
        this.count = count;
    }

    static SeedSuite of(SimulatedSeeds runs, String connector, int count) {
        return new SeedSuite(seed -> runs.problem(connector, seed), count);
    }

    /** The first seed that does not hold ends it. */
    SuiteResult run() {
        String name = "every invariant holds in simulated runs";
        if (count == 0) {
            return notRun(NAME, name, "there is no simulation of this connector");
        }
        for (long seed = 1; seed <= count; seed++) {
            Optional<String> found = problem.apply(seed);
            if (found.isPresent()) {
                return result(NAME, name, Verdict.FAILED, "seed %d: %s".formatted(seed, found.get()));
            }
        }
        return result(NAME, "%s, %d seeds".formatted(name, count), Verdict.PASSED, "");
    }

    static SuiteResult notRun(String suite, String name, String why) {
        return result(suite, name, Verdict.NOT_RUN, why);
    }

    private static SuiteResult result(String suite, String name, Verdict verdict, String why) {
        return new SuiteResult(suite, Level.CERTIFIED, List.of(new CaseResult(name, "", verdict, why)));
    }
}
