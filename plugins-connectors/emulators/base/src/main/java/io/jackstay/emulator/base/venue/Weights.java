package io.jackstay.emulator.base.venue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What questions weigh: each by its type, some also by the rows of their answers. Immutable. */
public final class Weights {
    private final int usual;
    private final Map<String, Integer> own;
    private final Map<String, Integer> rows;

    private Weights(int usual, Map<String, Integer> own, Map<String, Integer> rows) {
        this.usual = usual;
        this.own = own;
        this.rows = rows;
    }

    /** All weigh so much. */
    public static Weights usually(int usual) {
        return new Weights(usual, Map.of(), Map.of());
    }

    /** The same, and these weigh so much. */
    public Weights but(int weight, String... types) {
        return new Weights(usual, with(own, weight, types), rows);
    }

    /** The same, and of the answers to these each so many rows weigh one more. */
    public Weights andOneForRows(int count, String... types) {
        return new Weights(usual, own, with(rows, count, types));
    }

    private static Map<String, Integer> with(Map<String, Integer> before, int number, String... types) {
        Map<String, Integer> all = new TreeMap<>(before);
        List.of(types).forEach(type -> all.put(type, number));
        return all;
    }

    /** What a question weighs, with what its answer has come to. */
    public int of(String type, JsonNode answer) {
        int more = answer.isArray() ? answer.size() / rows.getOrDefault(type, Integer.MAX_VALUE) : 0;
        return own.getOrDefault(type, usual) + more;
    }
}
