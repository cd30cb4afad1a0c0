package io.jackstay.connector.hyperliquid.report;

import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;

/**
 * A funding payment, as {@code userFunding} and the stream {@code userFundings} tell it. Immutable.
 *
 * @param amount in USDC; positive came to the account
 */
public record FundingPayment(String coin, BigDecimal amount, long timeMillis) {
    /** Unique for the account for ever: a market pays once at a time. */
    public String id() {
        return "funding/" + coin + "/" + timeMillis;
    }

    /** Reads one of either shape: the answer has the figures in {@code delta}, the stream has them beside the time. */
    public static FundingPayment read(JsonReader json) {
        Parts parts = new Parts();
        parts.take(json);
        if (parts.coin.isEmpty() || parts.timeMillis == 0) {
            throw json.error("a funding payment without coin or time");
        }
        return new FundingPayment(parts.coin, parts.amount, parts.timeMillis);
    }

    /** The parts of a payment while it is read. Not thread safe: owned by the call that reads. */
    private static final class Parts {
        private String coin = "";
        private BigDecimal amount = BigDecimal.ZERO;
        private long timeMillis;

        void take(JsonReader json) {
            json.beginObject();
            while (json.nextField()) {
                switch (json.field()) {
                    case "time" -> timeMillis = json.integer();
                    case "coin" -> coin = json.text();
                    case "usdc" -> amount = json.bigDecimal();
                    case "delta" -> take(json);
                    default -> {
                        // Rate and size are those of the market and the position at that time.
                    }
                }
            }
        }
    }
}
