package io.jackstay.connector.hyperliquid.report;

import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the account holds of one token, as {@code spotClearinghouseState} tells it. Immutable.
 *
 * @param token the venue's number of it, which alone tells it from others of its name; -1 when none is told
 * @param held the part that open orders lock
 */
public record SpotBalance(String coin, int token, BigDecimal total, BigDecimal held) {
    /** What is not locked. */
    public BigDecimal available() {
        return total.subtract(held);
    }

    /** Reads the answer, or the part of a stream's message with the same shape. */
    public static List<SpotBalance> read(JsonReader json) {
        List<SpotBalance> balances = new ArrayList<>();
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("balances")) {
                json.beginArray();
                while (json.nextElement()) {
                    balances.add(one(json));
                }
            }
        }
        return List.copyOf(balances);
    }

    private static SpotBalance one(JsonReader json) {
        String coin = "";
        int token = -1;
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal held = BigDecimal.ZERO;
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "coin" -> coin = json.text();
                case "token" -> token = (int) json.integer();
                case "total" -> total = json.bigDecimal();
                case "hold" -> held = json.bigDecimal();
                default -> {
                    // What was paid for it is not compared.
                }
            }
        }
        return new SpotBalance(coin, token, total, held);
    }
}
