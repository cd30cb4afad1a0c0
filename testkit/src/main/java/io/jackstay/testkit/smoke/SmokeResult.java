package io.jackstay.testkit.smoke;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.runtime.launch.screen.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a run of the smoke test came to. Immutable.
 *
 * @param passed whether every test did, and the stop was confirmed
 * @param why one line
 */
record SmokeResult(List<ResultRow> rows, boolean passed, String why) {
    SmokeResult {
        rows = List.copyOf(rows);
    }

    /** A table that a person can read. */
    List<String> table() {
        Table table =
                new Table().left("market").left("step").left("").right("s").left("seen");
        for (ResultRow row : rows) {
            table.row(row.market(), row.step(), row.passed() ? "ok" : "FAILED", seconds(row.millis()), row.words());
        }
        return table.lines();
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    /** {@code passed}, {@code why}, and {@code steps} with market, step, ok, millis and words each. */
    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("passed", passed).put("why", why);
        ArrayNode steps = json.putArray("steps");
        for (ResultRow row : rows) {
            steps.addObject()
                    .put("market", row.market())
                    .put("step", row.step())
                    .put("ok", row.passed())
                    .put("millis", row.millis())
                    .put("words", row.words());
        }
        return json.toString();
    }
}
