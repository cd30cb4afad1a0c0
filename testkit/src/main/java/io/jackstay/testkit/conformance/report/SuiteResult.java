package io.jackstay.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import io.jackstay.testkit.conformance.report.CaseResult.Verdict;
import java.util.List;

/**
 * What became of one topic. Immutable.
 *
 * @param name of the topic
 * @param level which needs it
 * @param cases in the order in which they were run
 */
public record SuiteResult(String name, Level level, List<CaseResult> cases) {
    /** Copies the cases. */
    public SuiteResult {
        requireNonNull(name, "name is null");
        requireNonNull(level, "level is null");
        cases = List.copyOf(cases);
    }

    /** How many cases have a verdict. */
    public long count(Verdict verdict) {
        return cases.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** How many were run. */
    public long run() {
        return count(Verdict.PASSED) + count(Verdict.FAILED);
    }

    /** Whether a case failed, or none was run: a suite that says nothing has not passed. */
    public boolean hasFailed() {
        return count(Verdict.FAILED) > 0 || run() == 0;
    }

    /** Whether all that a connector like this needs was run, and passed. */
    public boolean isPassed() {
        return !hasFailed() && count(Verdict.NOT_RUN) == 0;
    }
}
