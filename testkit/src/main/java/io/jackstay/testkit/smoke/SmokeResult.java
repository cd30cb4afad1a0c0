package io.jackstay.testkit.smoke;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.runtime.launch.screen.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a run of the smoke test came to. Immutable.
 *
 * @param passed whether every test did, and the stop was confirmed
 * @param why one line
 */
record SmokeResult(List<ResultRow> rows, boolean passed, String why) {
    private static final String CLEAN_UP = "clean up";
    private static final String NOT_FLAT = "not flat";

    SmokeResult {
        rows = List.copyOf(rows);
    }

    /**
     * What one bot came to. Immutable.
     *
     * @param why how it ended
     */
    record OfBot(String name, List<ResultRow> rows, boolean failed, String why) {
        OfBot {
            rows = List.copyOf(rows);
        }

        /** What did not hold, the first first; a bot that failed for another reason says that one. */
        private List<String> failures() {
            List<String> failures = new ArrayList<>();
            rows.stream()
                    .filter(row -> !row.passed())
                    .forEach(row -> failures.add("%s: %s: %s".formatted(row.market(), row.step(), row.words())));
            if (failed && (failures.isEmpty() || why.contains(NOT_FLAT))) {
                failures.add("%s: %s".formatted(name, why));
            }
            SortedSet<String> begun = new TreeSet<>();
            rows.forEach(row -> begun.add(row.market()));
            rows.stream().filter(row -> row.step().equals(CLEAN_UP)).forEach(row -> begun.remove(row.market()));
            String by = failed ? "and not cleaned up" : "orders and position were taken back by the stop";
            begun.forEach(market -> failures.add("%s: broken off, %s".formatted(market, by)));
            return failures;
        }
    }

    /**
     * Puts together what the bots left.
     *
     * @param brokenOff why the session ended before its bots did
     * @param unconfirmed what the stop could not confirm
     */
    static SmokeResult of(List<OfBot> bots, Optional<String> brokenOff, Optional<String> unconfirmed) {
        List<ResultRow> rows = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        bots.forEach(bot -> {
            rows.addAll(bot.rows());
            failures.addAll(bot.failures());
        });
        brokenOff.ifPresent(failures::add);
        unconfirmed.ifPresent(words -> failures.add("not confirmed that no order rests: " + words));
        if (rows.isEmpty() && failures.isEmpty()) {
            failures.add("no test was made");
        }
        return new SmokeResult(
                rows, failures.isEmpty(), failures.isEmpty() ? "all steps hold" : String.join("; ", failures));
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
