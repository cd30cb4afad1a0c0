package io.jackstay.testkit.conformance.report;

/** What is said of a whole report. Stateless. */
final class Words {
    private Words() {}

    static String conclusion(ConformanceReport report) {
        String wire = report.usesWire()
                ? ""
                : "; it asks its context for no transport, so that what needs a wire was not needed";
        return "%s: level %s%s".formatted(report.connector(), report.level().words(), wire);
    }
}
