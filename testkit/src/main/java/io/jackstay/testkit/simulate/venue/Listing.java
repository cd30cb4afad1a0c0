package io.jackstay.testkit.simulate.venue;

import java.math.BigDecimal;

/** A market of the venue. Prices are counted in ticks of 0.1, sizes in lots of 0.001. Immutable. */
public record Listing(String symbol, String base, String quote, long startTicks) {
    /** Decimals of a price. */
    public static final int PRICE_SCALE = 1;

    /** Decimals of a size. */
    public static final int SIZE_SCALE = 3;

    /** A price as people write it. */
    public static BigDecimal price(long ticks) {
        return BigDecimal.valueOf(ticks, PRICE_SCALE);
    }

    /** A size as people write it. */
    public static BigDecimal size(long lots) {
        return BigDecimal.valueOf(lots, SIZE_SCALE);
    }

    /** What a price times a size is, exact. */
    public static BigDecimal value(long ticks, long lots) {
        return price(ticks).multiply(size(lots));
    }
}
