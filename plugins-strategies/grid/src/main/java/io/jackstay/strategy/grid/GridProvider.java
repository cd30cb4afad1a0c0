package io.jackstay.strategy.grid;

import io.jackstay.api.market.Feed;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import java.math.BigDecimal;

/** Offers {@code grid}. Immutable. */
@Plugin(name = "grid", api = Api.VERSION, summary = "Rests orders at fixed prices and answers each fill one level away")
public final class GridProvider implements StrategyProvider<GridConfig> {
    @Override
    public Class<GridConfig> configType() {
        return GridConfig.class;
    }

    /** One side can fill whole: its orders are as many as {@code levels}, around a centre and in a range alike. */
    @Override
    public Needs needs(GridConfig config) {
        Needs needs = Needs.none().market(config.market(), Feed.TOP, Feed.MARK);
        BigDecimal levels = BigDecimal.valueOf(config.levels());
        if (config.orderValue().isPresent()) {
            BigDecimal value = config.orderValue().get().amount();
            return needs.expectsInQuote(config.market(), value, value.multiply(levels));
        }
        BigDecimal size = config.orderSize().orElseThrow();
        return needs.expects(config.market(), size, size.multiply(levels));
    }

    @Override
    public Strategy create(GridConfig config) {
        return new GridStrategy(config);
    }
}
