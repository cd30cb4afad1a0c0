package io.jackstay.connector.hyperliquid;

import io.jackstay.lib.wire.JsonWriter;
import java.util.function.Consumer;

/**
 * One question to {@code /info}. Immutable.
 *
 * @param body its JSON
 * @param weight what it costs in the budget of the IP address, {@link InfoClient#returned} aside
 */
record Query(byte[] body, int weight) {
    private static final int LIGHT = 2;
    private static final int USUAL = 20;
    private static final int ROLE = 60;
    private static final int CANDLES_A_UNIT = 60;

    private static Query of(String type, int weight, Consumer<JsonWriter> more) {
        JsonWriter json = new JsonWriter().object().field("type").text(type);
        more.accept(json);
        return new Query(json.endObject().toBytes(), weight);
    }

    static Query meta() {
        return of("meta", USUAL, json -> {});
    }

    static Query spotMeta() {
        return of("spotMeta", USUAL, json -> {});
    }

    static Query exchangeStatus() {
        return of("exchangeStatus", LIGHT, json -> {});
    }

    static Query userRole(String user) {
        return user("userRole", user, ROLE);
    }

    static Query userFees(String user) {
        return user("userFees", user, USUAL);
    }

    static Query userAbstraction(String user) {
        return user("userAbstraction", user, USUAL);
    }

    static Query userRateLimit(String user) {
        return user("userRateLimit", user, USUAL);
    }

    static Query openOrders(String user) {
        return user("frontendOpenOrders", user, USUAL);
    }

    static Query perpetuals(String user) {
        return user("clearinghouseState", user, LIGHT);
    }

    static Query spot(String user) {
        return user("spotClearinghouseState", user, LIGHT);
    }

    private static Query user(String type, String user, int weight) {
        return of(type, weight, json -> json.field("user").text(user));
    }

    static Query orderStatus(String user, String cloid) {
        return of(
                "orderStatus",
                LIGHT,
                json -> json.field("user").text(user).field("oid").text(cloid));
    }

    static Query orderStatus(String user, long oid) {
        return of(
                "orderStatus",
                LIGHT,
                json -> json.field("user").text(user).field("oid").number(oid));
    }

    static Query fills(String user, long fromMillis) {
        return of("userFillsByTime", USUAL, json -> json.field("user")
                .text(user)
                .field("startTime")
                .number(fromMillis)
                .field("aggregateByTime")
                .bool(false));
    }

    static Query funding(String user, long fromMillis) {
        return of(
                "userFunding",
                USUAL,
                json -> json.field("user").text(user).field("startTime").number(fromMillis));
    }

    static Query ledger(String user, long fromMillis) {
        return of(
                "userNonFundingLedgerUpdates",
                USUAL,
                json -> json.field("user").text(user).field("startTime").number(fromMillis));
    }

    /** The most that an account lets a builder take. */
    static Query mostBuilderFee(String user, String builder) {
        return of(
                "maxBuilderFee",
                USUAL,
                json -> json.field("user").text(user).field("builder").text(builder));
    }

    /** @param most how many there may be: the venue counts one more for sixty */
    static Query candles(String coin, String interval, long fromMillis, long toMillis, int most) {
        return of("candleSnapshot", USUAL + most / CANDLES_A_UNIT, json -> json.field("req")
                .object()
                .field("coin")
                .text(coin)
                .field("interval")
                .text(interval)
                .field("startTime")
                .number(fromMillis)
                .field("endTime")
                .number(toMillis)
                .endObject());
    }
}
