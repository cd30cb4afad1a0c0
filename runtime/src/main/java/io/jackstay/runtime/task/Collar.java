package io.jackstay.runtime.task;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.MarketView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * The worst price of orders that take: no worse than the mark, or the mid where there is none, by a fraction. Where a risk
 * rule refuses that price, the fraction is halved for the next try: a collar of 0.3 % around the mark lets 1 % through as
 * 0.25 %. Not thread safe: owned by the bot loop.
 */
final class Collar {
    private static final int MOST_HALVINGS = 6;

    private final Percent maxSlippage;
    private final MarketView market;
    private int halvings;

    Collar(Percent maxSlippage, MarketView market) {
        this.maxSlippage = maxSlippage;
        this.market = market;
    }

    /** Empty while neither mark nor quote is known. */
    Optional<Price> worst(Side side) {
        return reference().map(reference -> worst(reference, side, market.info()));
    }

    private Price worst(BigDecimal reference, Side side, MarketInfo info) {
        BigDecimal distance = reference
                .multiply(maxSlippage.fraction())
                .divide(BigDecimal.valueOf(1L << halvings), MathContext.DECIMAL64);
        return info.roundPassive(side == Side.BUY ? reference.add(distance) : reference.subtract(distance), side);
    }

    private Optional<BigDecimal> reference() {
        return market.mark().map(mark -> mark.mark().toBigDecimal()).or(() -> market.top()
                .map(top -> top.mid()));
    }

    void refused(Rejection why) {
        if (why.reason() == RejectReason.RISK) {
            halvings = Math.min(halvings + 1, MOST_HALVINGS);
        }
    }
}
