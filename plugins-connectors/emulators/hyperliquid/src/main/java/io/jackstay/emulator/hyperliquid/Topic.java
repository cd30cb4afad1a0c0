package io.jackstay.emulator.hyperliquid;

import static io.jackstay.emulator.base.json.Shape.flag;
import static io.jackstay.emulator.base.json.Shape.hex;
import static io.jackstay.emulator.base.json.Shape.text;
import static io.jackstay.emulator.base.json.Shape.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Coins;
import io.jackstay.emulator.base.json.Fields;
import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.json.ObjectShape;
import io.jackstay.emulator.base.json.UnfitException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client wants to hear of. Immutable; equal by its echo.
 *
 * @param user empty when it is about none
 * @param echo as the venue repeats it: known keys alone, with their defaults
 */
record Topic(String type, Optional<Coin> coin, String user, String interval, boolean fast, ObjectNode echo) {
    private static final List<String> OF_COIN =
            List.of("bbo", "trades", "activeAssetCtx", "l2Book", "candle", "activeAssetData");
    private static final List<String> OF_USER = List.of(
            "orderUpdates",
            "userEvents",
            "spotState",
            "userFundings",
            "userNonFundingLedgerUpdates",
            "notification",
            "openOrders",
            "clearinghouseState",
            "userFills",
            "activeAssetData");

    /** Empty when the venue has no such subscription. */
    static Optional<Topic> of(JsonNode given, Coins coins) {
        String type = given.path("type").asText();
        boolean ofCoin = OF_COIN.contains(type);
        boolean ofUser = OF_USER.contains(type);
        ObjectShape shape = ObjectShape.lenient().key("type", text());
        shape = ofCoin ? shape.key("coin", text()) : shape;
        shape = ofUser ? shape.key("user", hex(20)) : shape;
        shape = type.equals("candle") ? shape.key("interval", text()) : shape;
        shape = shape.maybe("nSigFigs", whole(2, 5))
                .maybe("mantissa", whole(1, 5))
                .maybe("fast", flag());
        shape = shape.maybe("aggregateByTime", flag()).maybe("dex", text());
        try {
            Map<String, Object> values = shape.read(given);
            Optional<Coin> coin = coins.find(String.valueOf(values.get("coin")));
            String interval = String.valueOf(values.getOrDefault("interval", "1m"));
            boolean known = (ofCoin || ofUser || type.equals("allMids"))
                    && ofCoin == coin.isPresent()
                    && MarketViews.interval(interval).isPresent()
                    && values.getOrDefault("dex", "").equals("");
            String user = String.valueOf(values.getOrDefault("user", ""));
            boolean fast = Fields.flag(values, "fast");
            return known
                    ? Optional.of(new Topic(type, coin, user, interval, fast, echo(type, values)))
                    : Optional.empty();
        } catch (UnfitException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode echo(String type, Map<String, Object> values) {
        ObjectNode echo = Json.of("type", type);
        for (String key :
                List.of("coin", "user", "interval", "nSigFigs", "mantissa", "fast", "aggregateByTime", "dex")) {
            if (values.containsKey(key)) {
                Json.with(echo, key, values.get(key));
            }
        }
        switch (type) {
            case "l2Book" -> List.of("nSigFigs", "mantissa").forEach(key -> echo.putIfAbsent(key, echo.nullNode()));
            case "userFills" -> echo.putIfAbsent("aggregateByTime", Json.node(false));
            case "clearinghouseState", "openOrders" -> echo.putIfAbsent("dex", Json.node(""));
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

    /** How many figures prices of a book have, when it is put together. */
    Optional<Integer> figures() {
        return Optional.of(echo.path("nSigFigs").asInt(0)).filter(count -> count > 0);
    }

    int mantissa() {
        return Math.max(1, echo.path("mantissa").asInt(1));
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
