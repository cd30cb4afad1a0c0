package io.jackstay.runtime.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What heartbeats say, in the words of the page; nothing of it is believed but that it came. Thread safe: pure functions. */
final class Cards {
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_DIGITS = 40;

    private Cards() {}

    /** {@code bots} by name, {@code groups} by name. */
    static ObjectNode of(SortedMap<String, Heard> bots, long now, long epochMillis) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("at", epochMillis);
        ObjectNode cards = page.putObject("bots");
        SortedMap<String, List<Heard>> groups = new TreeMap<>();
        bots.forEach((name, heard) -> {
            cards.set(name, card(heard, now));
            text(heard.payload(), "group").ifPresent(group -> groups.computeIfAbsent(group, any -> new ArrayList<>())
                    .add(heard));
        });
        ObjectNode sums = page.putObject("groups");
        groups.forEach((group, members) -> sums.set(group, GroupSum.of(members, now)));
        return page;
    }

    private static ObjectNode card(Heard heard, long now) {
        JsonNode payload = heard.payload();
        boolean online = heard.isOnline(now);
        ObjectNode card = JsonNodeFactory.instance.objectNode();
        card.put("online", online);
        card.put("at", heard.epochMillis());
        card.put("ageMs", heard.ageMillis(now));
        card.put("intervalMs", heard.intervalMillis());
        ArrayNode beats = card.putArray("beats");
        for (boolean came : heard.beats(now)) {
            beats.add(came);
        }
        for (String key :
                List.of("group", "role", "state", "sentence", "venue", "base", "asset", "host", "version", "halt")) {
            text(payload, key).ifPresentOrElse(value -> card.put(key, value), () -> card.putNull(key));
        }
        card.put("paper", isPaper(payload));
        List<Leg> legs = Leg.of(payload);
        ArrayNode positions = card.putArray("positions");
        for (Leg leg : legs) {
            ObjectNode each = positions.addObject();
            each.put("base", leg.base());
            put(each, "position", leg.position());
        }
        put(card, "position", legs.get(0).position());
        put(card, "balance", number(payload, "balance", "balance_total"));
        put(card, "unrealized", number(payload, "unrealized", "unrealized_pnl"));
        number(payload, "latency_ms", "latency")
                .ifPresentOrElse(value -> card.put("latencyMs", value), () -> card.putNull("latencyMs"));
        return card;
    }

    private static void put(ObjectNode card, String key, Optional<BigDecimal> value) {
        value.ifPresentOrElse(number -> card.put(key, number.toPlainString()), () -> card.putNull(key));
    }

    /** One that says nothing of it trades with money. */
    static boolean isPaper(JsonNode payload) {
        return payload.path("paper").isBoolean() && payload.path("paper").booleanValue();
    }

    static Optional<String> text(JsonNode payload, String key) {
        JsonNode node = payload.path(key);
        return node.isTextual() && !node.asText().isEmpty()
                ? Optional.of(node.asText()
                        .substring(0, Math.min(LONGEST_TEXT, node.asText().length())))
                : Optional.empty();
    }

    /** A number, or a text that is one; the first of these keys that is there. */
    static Optional<BigDecimal> number(JsonNode payload, String... keys) {
        for (String key : keys) {
            JsonNode node = payload.path(key);
            if (node.isNumber() || node.isTextual() && node.asText().matches("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?")) {
                BigDecimal value = node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText());
                return Math.abs((long) value.precision() - value.scale()) <= MOST_DIGITS
                                && value.scale() <= 2 * MOST_DIGITS
                        ? Optional.of(value)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
