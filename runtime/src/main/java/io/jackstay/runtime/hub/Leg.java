package io.jackstay.runtime.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a bot says that it holds of one asset. Immutable.
 *
 * @param base its asset; empty where the bot names none
 * @param position signed, base; empty where the bot says none, or something that is no number
 */
record Leg(String base, Optional<BigDecimal> position) {
    /** At least one: those of {@code positions} where a heartbeat has them, else the only one. */
    static List<Leg> of(JsonNode payload) {
        List<Leg> legs = new ArrayList<>();
        JsonNode several = payload.path("positions");
        if (several.isArray()) {
            several.forEach(each -> legs.add(one(each)));
        }
        return legs.isEmpty() ? List.of(one(payload)) : legs;
    }

    private static Leg one(JsonNode says) {
        return new Leg(Cards.text(says, "base").orElse(""), Cards.number(says, "position", "position_base"));
    }
}
