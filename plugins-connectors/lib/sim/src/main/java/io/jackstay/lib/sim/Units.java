package io.jackstay.lib.sim;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import java.math.BigDecimal;

/** From the contract's numbers to unscaled ones at the market's scales. Immutable. */
final class Units {
    private Units() {}

    /** {@link ArithmeticException} for a price with more decimals than the market has. */
    static long unscaled(Price price, MarketInfo info) {
        return price.scale() == info.priceScale()
                ? price.unscaledValue()
                : rescale(price.toBigDecimal(), info.priceScale());
    }

    /** {@link ArithmeticException} for a size with more decimals than the market has. */
    static long unscaled(Size size, MarketInfo info) {
        return size.scale() == info.sizeScale() ? size.unscaledValue() : rescale(size.toBigDecimal(), info.sizeScale());
    }

    private static long rescale(BigDecimal value, int scale) {
        return value.setScale(scale).unscaledValue().longValueExact();
    }
}
