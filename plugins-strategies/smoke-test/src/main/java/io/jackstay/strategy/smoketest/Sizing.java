package io.jackstay.strategy.smoketest;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The smallest order that a market takes, with something to spare for a price that moves. Stateless. */
final class Sizing {
    private static final BigDecimal SPARE = new BigDecimal("1.1");

    private Sizing() {}

    /** Worked: least notional 10 at a price of 60000, a lot of 0.001, multiplier 1: 10 × 1.1 / 60000 = 0.000183, up to 0.001. */
    static Size smallest(MarketInfo info, BigDecimal price) {
        BigDecimal unit = price.multiply(info.contractMultiplier());
        BigDecimal byNotional = info.minNotional().amount().multiply(SPARE).divide(unit, MathContext.DECIMAL64);
        BigDecimal wanted = byNotional.max(info.minSize().toBigDecimal()).max(info.lotSize());
        BigDecimal lots = wanted.divide(info.lotSize(), 0, RoundingMode.UP);
        return info.roundSize(lots.multiply(info.lotSize()));
    }
}
