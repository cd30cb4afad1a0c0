package io.jackstay.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import io.jackstay.testkit.conformance.report.CaseResult.Verdict;
import java.util.Locale;

/** A report as a page in Markdown. Immutable. */
final class PageReport {
    private final ConformanceReport report;

    PageReport(ConformanceReport report) {
        this.report = requireNonNull(report, "report is null");
    }

    @Override
    public String toString() {
        StringBuilder page = new StringBuilder();
        page.append("# Conformance of %s%n%n%s.%n%n".formatted(report.connector(), Words.conclusion(report)));
        page.append("Declared: %s.%n%n".formatted(String.join(", ", report.capabilities())));
        page.append("| suite | level | run | passed | failed | not run | not needed |%n".formatted());
        page.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |%n".formatted());
        for (SuiteResult suite : report.suites()) {
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %d | %d | %d |%n",
                    suite.name(),
                    suite.level().words(),
                    suite.run(),
                    suite.count(Verdict.PASSED),
                    suite.count(Verdict.FAILED),
                    suite.count(Verdict.NOT_RUN),
                    suite.count(Verdict.NOT_NEEDED)));
        }
        report.suites().forEach(suite -> cases(page, suite));
        return page.toString();
    }

    private static void cases(StringBuilder page, SuiteResult suite) {
        page.append("%n## %s%n%n| case | capability | |%n| --- | --- | --- |%n".formatted(suite.name()));
        for (CaseResult result : suite.cases()) {
            String why = result.why().isEmpty() ? "" : ": " + cell(result.why());
            page.append("| %s | %s | %s%s |%n"
                    .formatted(
                            cell(result.name()),
                            result.proves(),
                            result.verdict().words(),
                            why));
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
