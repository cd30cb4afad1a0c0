package io.jackstay.emulator.base.market;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How the levels of a book are put together. Immutable.
 *
 * @param figures significant figures of their prices, away from the middle; empty: they are not put together
 * @param multiple steps of the last figure that become one
 */
public record Grouping(Optional<Integer> figures, int multiple) {
    /** Each level by itself. */
    public static final Grouping NONE = new Grouping(Optional.empty(), 1);

    private static final int FEWEST = 2;
    private static final int MOST = 5;

    /** As a client asks for it, with two numbers that may be missing. */
    public static Grouping of(JsonNode figures, JsonNode multiple) {
        Optional<Integer> wanted = Optional.of(figures.asInt(0)).filter(count -> count >= FEWEST && count <= MOST);
        return new Grouping(wanted, Math.max(1, multiple.asInt(1)));
    }
}
