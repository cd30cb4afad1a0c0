package io.jackstay.connector.hyperliquid.report;

import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;

/**
 * An order as the venue shows it: in {@code orderUpdates}, {@code frontendOpenOrders} and {@code orderStatus}. Immutable.
 *
 * @param coin the venue's word for the market
 * @param buy whether it buys
 * @param limit the limit price; of an order without one its trigger price
 * @param left what was left of the size at the time that is told; in lists of open orders what is left now
 * @param size the whole size
 * @param oid the venue's number
 * @param cloid the client order id, empty for none
 * @param placedMillis when it came
 * @param reduceOnly whether it may only reduce
 * @param tif the venue's word for the time in force, empty where it tells none
 */
public record VenueOrder(
        String coin,
        boolean buy,
        BigDecimal limit,
        BigDecimal left,
        BigDecimal size,
        long oid,
        String cloid,
        long placedMillis,
        boolean reduceOnly,
        String tif) {
    /** Reads one. */
    public static VenueOrder read(JsonReader json) {
        Parts parts = new Parts();
        json.beginObject();
        while (json.nextField()) {
            if (!json.isNull()) {
                parts.take(json);
            }
        }
        return parts.order(json);
    }

    /** What was filled by the time that is told. */
    public BigDecimal filled() {
        return size.subtract(left).max(BigDecimal.ZERO);
    }

    /** The parts of an order while it is read. Not thread safe: owned by the call that reads. */
    private static final class Parts {
        private String coin = "";
        private boolean buy;
        private BigDecimal limit = BigDecimal.ZERO;
        private BigDecimal trigger = BigDecimal.ZERO;
        private BigDecimal left = BigDecimal.ZERO;
        private BigDecimal size = BigDecimal.ZERO;
        private long oid;
        private String cloid = "";
        private long placedMillis;
        private boolean reduceOnly;
        private String tif = "";

        void take(JsonReader json) {
            switch (json.field()) {
                case "coin" -> coin = json.text();
                case "side" -> buy = json.textIs("B");
                case "limitPx" -> limit = json.bigDecimal();
                case "triggerPx" -> trigger = json.bigDecimal();
                case "sz" -> left = json.bigDecimal();
                case "origSz" -> size = json.bigDecimal();
                case "oid" -> oid = json.integer();
                case "cloid" -> cloid = json.text();
                case "timestamp" -> placedMillis = json.integer();
                case "reduceOnly" -> reduceOnly = json.bool();
                case "tif" -> tif = json.text();
                default -> {
                    // Triggers are open orders like others.
                }
            }
        }

        VenueOrder order(JsonReader json) {
            if (coin.isEmpty() || oid == 0) {
                throw json.error("an order without coin or oid");
            }
            BigDecimal whole = size.signum() == 0 ? left : size;
            BigDecimal price = limit.signum() == 0 ? trigger : limit;
            return new VenueOrder(coin, buy, price, left, whole, oid, cloid, placedMillis, reduceOnly, tif);
        }
    }
}
