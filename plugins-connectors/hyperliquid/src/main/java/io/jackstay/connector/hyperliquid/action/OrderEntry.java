package io.jackstay.connector.hyperliquid.action;

import static java.util.Objects.requireNonNull;

/**
 * One order as it is sent: the keys {@code a, b, p, s, r, t, c}. Immutable.
 *
 * @param asset the venue's number of the market
 * @param buy whether it buys
 * @param price the limit, or the worst price once triggered
 * @param size in base
 * @param reduceOnly whether it may only reduce the position
 * @param kind limit or trigger
 * @param cloid {@code 0x} and 32 lower-case digits, or empty for none
 */
public record OrderEntry(
        int asset, boolean buy, Decimal price, Decimal size, boolean reduceOnly, OrderKind kind, String cloid) {
    public OrderEntry {
        requireNonNull(price, "price is null");
        requireNonNull(size, "size is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(cloid, "cloid is null");
        if (!cloid.isEmpty() && !CloidText.isCloid(cloid)) {
            throw new IllegalArgumentException("a cloid is 0x and 32 lower-case digits, got " + cloid);
        }
    }

    void write(ValueSink out) {
        out.map(cloid.isEmpty() ? 6 : 7).key("a").number(asset).key("b").bool(buy);
        out.key("p")
                .decimal(price)
                .key("s")
                .decimal(size)
                .key("r")
                .bool(reduceOnly)
                .key("t");
        kind.write(out);
        if (!cloid.isEmpty()) {
            out.key("c").text(cloid);
        }
        out.endMap();
    }
}
