package io.jackstay.strategy.grid.plan;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.SizeConfig;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How large the orders of a grid are. Immutable: pure functions.
 *
 * <p>A value is measured at the upper level of a leg, so that neither its buy nor its sell is worth more.
 */
public final class Sizes {
    private static final MathContext EXACT = MathContext.DECIMAL64;

    private Sizes() {}

    /** A size for each leg, base; {@code from} is the level in the middle. */
    static List<BigDecimal> of(GridConfig config, List<Price> prices, int from, Outlook outlook) {
        MarketInfo info = outlook.info();
        if (config.keepsValue()) {
            return keepingValue(config.budget().orElseThrow().amount(), prices, info);
        }
        List<BigDecimal> weights = new ArrayList<>();
        int farthest = Math.max(from, prices.size() - 1 - from) - 1;
        for (int leg = 0; leg + 1 < prices.size(); leg++) {
            weights.add(weight(config.size(), leg < from ? from - 1 - leg : leg - from, farthest));
        }
        Optional<BigDecimal> budget = budget(config, outlook);
        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> sizes = new ArrayList<>();
        for (int leg = 0; leg < weights.size(); leg++) {
            BigDecimal weight = weights.get(leg);
            if (config.orderSize().isPresent()) {
                sizes.add(config.orderSize().get().multiply(weight));
                continue;
            }
            BigDecimal value = budget.isPresent()
                    ? budget.get().multiply(weight).divide(all, MathContext.DECIMAL128)
                    : config.orderValue().orElseThrow().amount().multiply(weight);
            BigDecimal unit = prices.get(leg + 1).toBigDecimal().multiply(info.contractMultiplier());
            sizes.add(value.divide(unit, info.sizeScale(), RoundingMode.DOWN));
        }
        return sizes;
    }

    private static Optional<BigDecimal> budget(GridConfig config, Outlook outlook) {
        return config.budgetShare().isPresent()
                ? config.budgetShare().map(share -> share.of(outlook.equity()))
                : config.budget().map(money -> money.amount());
    }

    /** The factor of a leg so many legs from the middle, where the farthest is {@code farthest}. */
    public static BigDecimal weight(Optional<SizeConfig> size, int distance, int farthest) {
        if (size.isEmpty()) {
            return BigDecimal.ONE;
        }
        SizeConfig how = size.get();
        if (how instanceof SizeConfig.Increasing increasing) {
            return BigDecimal.ONE.add(increasing.step().fraction().multiply(BigDecimal.valueOf(distance)));
        }
        if (how instanceof SizeConfig.Mountain mountain) {
            return between(BigDecimal.ONE, mountain.edge().fraction(), distance, farthest);
        }
        if (how instanceof SizeConfig.Valley valley) {
            return between(valley.middle().fraction(), BigDecimal.ONE, distance, farthest);
        }
        if (how instanceof SizeConfig.PerLevel perLevel) {
            List<BigDecimal> factors = perLevel.factors();
            return factors.get(Math.min(distance, factors.size() - 1));
        }
        return BigDecimal.ONE;
    }

    private static BigDecimal between(BigDecimal first, BigDecimal last, int distance, int farthest) {
        if (farthest <= 0) {
            return first;
        }
        BigDecimal step = last.subtract(first).divide(BigDecimal.valueOf(farthest), EXACT);
        return first.add(step.multiply(BigDecimal.valueOf(distance)));
    }

    /**
     * Legs that sell what keeps price x position at a value: value / lower - value / upper. Each bound is rounded by itself, so
     * that the position is never more than a lot from what it should be, however many levels were passed.
     */
    static List<BigDecimal> keepingValue(BigDecimal value, List<Price> prices, MarketInfo info) {
        List<BigDecimal> sizes = new ArrayList<>();
        for (int leg = 0; leg + 1 < prices.size(); leg++) {
            sizes.add(held(value, prices.get(leg), info).subtract(held(value, prices.get(leg + 1), info)));
        }
        return sizes;
    }

    /** What a constant value holds at a price, in whole lots, base. */
    public static BigDecimal held(BigDecimal value, Price price, MarketInfo info) {
        BigDecimal unit = price.toBigDecimal().multiply(info.contractMultiplier());
        return info.roundSize(value.divide(unit, info.sizeScale(), RoundingMode.DOWN))
                .toBigDecimal();
    }
}
