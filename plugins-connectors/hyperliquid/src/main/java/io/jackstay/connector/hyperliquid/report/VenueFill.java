package io.jackstay.connector.hyperliquid.report;

import io.jackstay.api.order.FillCause;
import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * An execution as {@code userFills} and {@code userFillsByTime} tell it. Immutable.
 *
 * <p>Its id is made of market, time, trade and order: the venue's trade number alone is a hash of two orders, and 0 for dust
 * conversions. The text {@code dir} is for people, and tells only what the other fields can't.
 *
 * @param fee positive is paid
 * @param liquidated whose liquidation it was part of, an address in lower case; empty for none
 */
public record VenueFill(
        String coin,
        boolean buy,
        BigDecimal price,
        BigDecimal size,
        long timeMillis,
        long oid,
        long tid,
        String cloid,
        boolean taker,
        BigDecimal fee,
        String feeToken,
        FillCause cause,
        String liquidated) {
    /** Reads one. */
    public static VenueFill read(JsonReader json) {
        Parts parts = new Parts();
        json.beginObject();
        while (json.nextField()) {
            if (!json.isNull()) {
                parts.take(json);
            }
        }
        return parts.fill(json);
    }

    /** Unique for the account for ever, the same in stream and history. */
    public String id() {
        return coin + "/" + timeMillis + "/" + tid + "/" + oid;
    }

    /** The parts of a fill while it is read. Not thread safe: owned by the call that reads. */
    private static final class Parts {
        private String coin = "";
        private boolean buy;
        private BigDecimal price = BigDecimal.ZERO;
        private BigDecimal size = BigDecimal.ZERO;
        private long timeMillis;
        private long oid;
        private long tid;
        private String cloid = "";
        private boolean taker;
        private BigDecimal fee = BigDecimal.ZERO;
        private String feeToken = "";
        private FillCause cause = FillCause.NORMAL;
        private String liquidated = "";

        void take(JsonReader json) {
            switch (json.field()) {
                case "coin" -> coin = json.text();
                case "side" -> buy = json.textIs("B");
                case "px" -> price = json.bigDecimal();
                case "sz" -> size = json.bigDecimal();
                case "time" -> timeMillis = json.integer();
                case "oid" -> oid = json.integer();
                case "tid" -> tid = json.integer();
                case "cloid" -> cloid = json.text();
                case "crossed" -> taker = json.bool();
                case "fee" -> fee = json.bigDecimal();
                case "feeToken" -> feeToken = json.text();
                case "liquidation" -> liquidated = liquidatedUser(json);
                case "dir" -> cause = byWords(json);
                default -> {
                    // The builder's fee is in the fee.
                }
            }
        }

        private static String liquidatedUser(JsonReader json) {
            String user = "";
            json.beginObject();
            while (json.nextField()) {
                if (json.field().equals("liquidatedUser") && !json.isNull()) {
                    user = json.text().toLowerCase(Locale.ROOT);
                }
            }
            return user;
        }

        private static FillCause byWords(JsonReader json) {
            if (json.textIs("Settlement")) {
                return FillCause.SETTLEMENT;
            }
            if (json.textIs("Auto-Deleveraging")) {
                return FillCause.ADL;
            }
            return json.textIs("Spot Dust Conversion") || json.textIs("Net Child Vaults")
                    ? FillCause.OTHER
                    : FillCause.NORMAL;
        }

        VenueFill fill(JsonReader json) {
            if (coin.isEmpty() || size.signum() <= 0) {
                throw json.error("a fill without coin or size");
            }
            return new VenueFill(
                    coin, buy, price, size, timeMillis, oid, tid, cloid, taker, fee, feeToken, cause, liquidated);
        }
    }
}
