package io.jackstay.strategy.grid;

import io.jackstay.api.market.Feed;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.strategy.grid.config.Direction;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.plan.Sizes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** Offers {@code grid}. Immutable. */
@Plugin(name = "grid", api = Api.VERSION, summary = "Rests orders at fixed prices and answers each fill one level away")
public final class GridProvider implements StrategyProvider<GridConfig> {
    /** An exponential average is what it should be after some windows. */
    private static final int WARM_UP = 3;

    private static final int MOST_CANDLES = 2_000;

    @Override
    public Class<GridConfig> configType() {
        return GridConfig.class;
    }

    @Override
    public Needs needs(GridConfig config) {
        Needs needs = Needs.none().market(config.market(), Feed.TOP, Feed.MARK);
        for (SortedMap.Entry<Duration, Integer> candles : candles(config).entrySet()) {
            needs = needs.candles(config.market(), candles.getKey(), candles.getValue());
        }
        return expected(needs, config);
    }

    /** How many candles of each interval the sections want. */
    private static SortedMap<Duration, Integer> candles(GridConfig config) {
        SortedMap<Duration, Integer> counts = new TreeMap<>();
        config.pivots().ifPresent(rule -> counts.merge(rule.interval(), rule.count(), Math::max));
        config.volatility().ifPresent(rule -> counts.merge(rule.interval(), rule.longWindow() + 1, Math::max));
        config.trend()
                .ifPresent(rule ->
                        counts.merge(rule.interval(), Math.min(MOST_CANDLES, WARM_UP * rule.slow()), Math::max));
        return counts;
    }

    /** One side can fill whole; what depends on the equity, or keeps a value, can't be told before the start. */
    private static Needs expected(Needs needs, GridConfig config) {
        if (config.budgetShare().isPresent() || config.keepsValue()) {
            return needs;
        }
        boolean sided = !config.isRange();
        int side = config.direction() == Direction.NEUTRAL || !sided ? config.levels() : 2 * config.levels();
        int half = sided ? config.levels() : config.levels() / 2;
        BigDecimal largest = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (int leg = 0; leg < side; leg++) {
            BigDecimal weight = Sizes.weight(config.size(), leg % Math.max(1, half), half - 1);
            largest = largest.max(weight);
            sum = sum.add(weight);
        }
        if (config.orderSize().isPresent()) {
            BigDecimal size = config.orderSize().get();
            return needs.expects(config.market(), size.multiply(largest), limited(config, size.multiply(sum)));
        }
        if (config.budget().isPresent()) {
            BigDecimal budget = config.budget().get().amount();
            return needs.expectsInQuote(config.market(), budget, budget);
        }
        BigDecimal value = config.orderValue().orElseThrow().amount();
        return needs.expectsInQuote(config.market(), value.multiply(largest), value.multiply(sum));
    }

    private static BigDecimal limited(GridConfig config, BigDecimal position) {
        return config.inventory()
                .map(rule -> position.min(rule.max().add(rule.target().abs())))
                .orElse(position);
    }

    @Override
    public Strategy create(GridConfig config) {
        return new GridStrategy(config);
    }
}
