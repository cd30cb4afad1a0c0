package io.jackstay.emulator.base.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jackstay.emulator.base.json.Json;
import java.util.Collection;
import java.util.function.Function;

/**
 * One kind of what happens to accounts, as a venue writes it: what has happened, and what is new. Immutable.
 *
 * @param key the venue's word for the list
 * @param past all that is kept of an account, newest first
 * @param fresh what is to be told
 * @param row one of it as JSON
 */
public record Journal<T>(
        String key,
        Function<Trader, Collection<T>> past,
        Function<Fresh, Collection<T>> fresh,
        Function<T, JsonNode> row) {
    /** The latest, newest first. */
    public ArrayNode latest(Trader trader, int most) {
        return Json.array(past.apply(trader).stream().limit(most).map(row));
    }

    /** What is new. */
    public ArrayNode news(Fresh of) {
        return Json.array(fresh.apply(of).stream().map(row));
    }
}
