package io.jackstay.strategy.grid.plan;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import java.math.BigDecimal;

/**
 * What a grid is planned by, beside its settings and its anchor. Immutable.
 *
 * @param info the market's rules
 * @param mid the price now, quote per base
 * @param equity what a share of equity is a share of, in quote; zero where nothing is
 * @param multiplier factor of spacing
 * @param trend 1 up, -1 down, 0 none
 */
public record Outlook(MarketInfo info, BigDecimal mid, BigDecimal equity, BigDecimal multiplier, int trend) {
    public Outlook {
        requireNonNull(info, "info is null");
        requireNonNull(mid, "mid is null");
        requireNonNull(equity, "equity is null");
        requireNonNull(multiplier, "multiplier is null");
    }

    /** Without equity, volatility or trend. */
    public static Outlook of(MarketInfo info, BigDecimal mid) {
        return new Outlook(info, mid, BigDecimal.ZERO, BigDecimal.ONE, 0);
    }
}
