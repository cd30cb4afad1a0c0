package io.jackstay.connector.hyperliquid.market;

import io.jackstay.api.market.PriceGrid;
import java.math.BigDecimal;

/**
 * Which prices and sizes the venue takes. Holds no state.
 *
 * <p>A price has at most five significant figures and at most {@code 6 - szDecimals} decimals on a perpetual, {@code 8 - szDecimals}
 * on spot; a whole number is always good. A size has at most {@code szDecimals} decimals. Source: the venue's page on tick and lot
 * size.
 */
final class PriceRule {
    /** In the quote asset. */
    static final BigDecimal MIN_NOTIONAL = BigDecimal.TEN;

    private static final int FIGURES = 5;

    private PriceRule() {}

    static PriceGrid grid(int maxDecimals, int sizeDecimals) {
        return new PriceGrid.Significant(FIGURES, Math.max(0, maxDecimals - sizeDecimals));
    }

    static BigDecimal lot(int sizeDecimals) {
        return BigDecimal.ONE.movePointLeft(sizeDecimals);
    }
}
