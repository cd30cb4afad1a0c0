package io.jackstay.connector.hyperliquid.report;

import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Positions and margin of the perpetuals, as {@code clearinghouseState} tells them. Immutable.
 *
 * @param value equity, positions at mark included; means nothing on an account of another mode than {@code disabled}
 * @param withdrawable what new positions could use
 */
public record PerpetualState(List<Holding> holdings, BigDecimal value, BigDecimal withdrawable, long timeMillis) {
    public PerpetualState {
        holdings = List.copyOf(holdings);
    }

    /**
     * A position.
     *
     * @param size signed, positive is long
     * @param entry average price of entry; zero where the venue tells none
     * @param liquidation price at which the venue would close it; empty where it tells none
     */
    public record Holding(String coin, BigDecimal size, BigDecimal entry, Optional<BigDecimal> liquidation) {}

    /** Reads the answer, or the part of a stream's message with the same shape. */
    public static PerpetualState read(JsonReader json) {
        List<Holding> holdings = new ArrayList<>();
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal withdrawable = BigDecimal.ZERO;
        long time = 0;
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "marginSummary" -> value = accountValue(json);
                case "withdrawable" -> withdrawable = json.bigDecimal();
                case "time" -> time = json.integer();
                case "assetPositions" -> {
                    json.beginArray();
                    while (json.nextElement()) {
                        entry(json, holdings);
                    }
                }
                default -> {
                    // The cross part of the margin is in the whole.
                }
            }
        }
        return new PerpetualState(holdings, value, withdrawable, time);
    }

    private static BigDecimal accountValue(JsonReader json) {
        BigDecimal value = BigDecimal.ZERO;
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("accountValue")) {
                value = json.bigDecimal();
            }
        }
        return value;
    }

    private static void entry(JsonReader json, List<Holding> holdings) {
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("position")) {
                holdings.add(holding(json));
            }
        }
    }

    private static Holding holding(JsonReader json) {
        String coin = "";
        BigDecimal size = BigDecimal.ZERO;
        BigDecimal entry = BigDecimal.ZERO;
        Optional<BigDecimal> liquidation = Optional.empty();
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "coin" -> coin = json.text();
                case "szi" -> size = json.bigDecimal();
                case "entryPx" -> entry = json.isNull() ? BigDecimal.ZERO : json.bigDecimal();
                case "liquidationPx" -> liquidation = json.isNull() ? Optional.empty() : Optional.of(json.bigDecimal());
                default -> {
                    // The venue's own profit and margin of one position are not compared.
                }
            }
        }
        return new Holding(coin, size, entry, liquidation);
    }
}
