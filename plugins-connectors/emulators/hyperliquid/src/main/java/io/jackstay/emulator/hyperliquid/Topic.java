package io.jackstay.emulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Coins;
import io.jackstay.emulator.base.json.Fields;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.json.ObjectShape;
import io.jackstay.emulator.base.json.Schema;
import io.jackstay.emulator.base.market.Grouping;
import io.jackstay.emulator.base.market.Intervals;
import io.jackstay.emulator.base.stream.Teller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client wants to hear of. Immutable; equal by its echo.
 *
 * @param user empty when it is about none
 * @param echo as the venue repeats it: known keys alone, with their defaults
 */
record Topic(String type, Optional<Coin> coin, String user, String interval, boolean fast, ObjectNode echo)
        implements Teller.Wish {
    private static final Map<String, ObjectShape> SHAPES =
            Schema.lenientBook("type:text, ", Schema.lines(Topic.class, "subscriptions.txt"));

    /** Empty when the venue has no such subscription. */
    static Optional<Topic> of(JsonNode given, Coins coins) {
        String type = given.path("type").asText();
        return Optional.ofNullable(SHAPES.get(type))
                .flatMap(shape -> shape.find(given))
                .flatMap(values -> of(type, values, coins));
    }

    private static Optional<Topic> of(String type, Map<String, Object> values, Coins coins) {
        Optional<Coin> coin = Fields.findText(values, "coin").flatMap(coins::find);
        String interval = Fields.findText(values, "interval").orElse("1m");
        boolean known = coin.isPresent() == values.containsKey("coin")
                && Intervals.find(interval).isPresent()
                && Fields.findText(values, "dex").orElse("").isEmpty();
        String user = Fields.findText(values, "user").orElse("");
        return known
                ? Optional.of(new Topic(type, coin, user, interval, Fields.flag(values, "fast"), echo(type, values)))
                : Optional.empty();
    }

    private static ObjectNode echo(String type, Map<String, Object> values) {
        ObjectNode echo = Json.of("");
        values.forEach((key, value) -> Json.with(echo, key, value));
        switch (type) {
            case "l2Book" -> List.of("nSigFigs", "mantissa").forEach(key -> echo.putIfAbsent(key, echo.nullNode()));
            case "userFills" -> echo.putIfAbsent("aggregateByTime", Json.node(false));
            case "clearinghouseState", "openOrders", "assetCtxs" -> echo.putIfAbsent("dex", Json.node(""));
            default -> {} // nothing has a default
        }
        return echo;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topic topic && echo.equals(topic.echo);
    }

    @Override
    public int hashCode() {
        return echo.hashCode();
    }

    /** How the levels of a book are put together. */
    Grouping grouping() {
        return Grouping.of(echo.path("nSigFigs"), echo.path("mantissa"));
    }

    /** The channel that it is told on. */
    String channel() {
        return switch (type) {
            case "userEvents" -> "user";
            case "activeAssetCtx" -> coin.filter(Coin::isSpot).isPresent() ? "activeSpotAssetCtx" : type;
            default -> type;
        };
    }
}
