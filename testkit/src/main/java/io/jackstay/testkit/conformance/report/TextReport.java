package io.jackstay.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import io.jackstay.testkit.conformance.report.CaseResult.Verdict;
import java.util.Locale;

/** A report for a terminal: a line a suite, then what did not pass. Immutable. */
final class TextReport {
    private static final String ROW = "%-22s %-12s %5s %7s %7s %8s %11s%n";

    private final ConformanceReport report;

    TextReport(ConformanceReport report) {
        this.report = requireNonNull(report, "report is null");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(Locale.ROOT, ROW, "suite", "level", "run", "passed", "failed", "not run", "not needed"));
        for (SuiteResult suite : report.suites()) {
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    suite.name(),
                    suite.level().words(),
                    suite.run(),
                    suite.count(Verdict.PASSED),
                    suite.count(Verdict.FAILED),
                    suite.count(Verdict.NOT_RUN),
                    suite.count(Verdict.NOT_NEEDED)));
        }
        list(text, Verdict.FAILED);
        list(text, Verdict.NOT_RUN);
        for (SuiteResult suite : report.suites()) {
            if (suite.run() == 0) {
                text.append(String.format(Locale.ROOT, "%nfailed: %s ran no case%n", suite.name()));
            }
        }
        text.append(String.format(Locale.ROOT, "%n%s%n", Words.conclusion(report)));
        return text.toString();
    }

    private void list(StringBuilder text, Verdict verdict) {
        for (SuiteResult suite : report.suites()) {
            for (CaseResult result : suite.cases()) {
                if (result.verdict() == verdict) {
                    text.append(String.format(
                            Locale.ROOT,
                            "%n%s: %s: %s%n    %s%n",
                            verdict.words(),
                            suite.name(),
                            result.name(),
                            result.why()));
                }
            }
        }
    }
}
