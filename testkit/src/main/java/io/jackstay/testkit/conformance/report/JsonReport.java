package io.jackstay.testkit.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.testkit.conformance.report.CaseResult.Verdict;

/** A report for programs. Stateless. */
final class JsonReport {
    private JsonReport() {}

    static String of(ConformanceReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("connector", report.connector())
                .put("level", report.level().option())
                .put("asked", report.asked().option())
                .put("failed", report.hasFailed())
                .put("wire", report.usesWire());
        report.capabilities().forEach(json.putArray("capabilities")::add);
        ArrayNode suites = json.putArray("suites");
        report.suites().forEach(suite -> suite(suites.addObject(), suite));
        return json.toString();
    }

    private static void suite(ObjectNode json, SuiteResult suite) {
        json.put("suite", suite.name())
                .put("level", suite.level().option())
                .put("run", suite.run())
                .put("passed", suite.count(Verdict.PASSED))
                .put("failed", suite.count(Verdict.FAILED))
                .put("not-run", suite.count(Verdict.NOT_RUN))
                .put("not-needed", suite.count(Verdict.NOT_NEEDED));
        ArrayNode cases = json.putArray("cases");
        for (CaseResult result : suite.cases()) {
            ObjectNode one = cases.addObject()
                    .put("case", result.name())
                    .put("verdict", result.verdict().words().replace(' ', '-'));
            if (!result.proves().isEmpty()) {
                one.put("capability", result.proves());
            }
            if (!result.why().isEmpty()) {
                one.put("why", result.why());
            }
        }
    }
}
