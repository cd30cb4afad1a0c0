package io.jackstay.strategy.grid.plan;

import io.jackstay.api.market.Money;
import io.jackstay.strategy.grid.config.BoundsConfig;
import io.jackstay.strategy.grid.config.ExitConfig;
import io.jackstay.strategy.grid.config.GridConfig;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Decides when the whole bot ends. Immutable: pure functions. */
public final class Exits {
    private Exits() {}

    /** By profit and loss since the grid's first start, net, in quote: why it ends, in words. */
    public static Optional<String> byProfit(ExitConfig rule, Money net) {
        if (rule.takeProfit().filter(most -> net.compareTo(most) >= 0).isPresent()) {
            return Optional.of(
                    "take-profit: %s of %s".formatted(net, rule.takeProfit().get()));
        }
        return rule.stopLoss().filter(most -> net.negate().compareTo(most) >= 0).map(most -> "stop-loss: %s of -%s"
                .formatted(net, most));
    }

    /** By time since the grid's first start. */
    public static Optional<String> byTime(ExitConfig rule, Duration since) {
        return rule.after().filter(limit -> since.compareTo(limit) >= 0).map(limit -> "time limit: %s"
                .formatted(limit.toString().substring(2).toLowerCase(java.util.Locale.ROOT)));
    }

    /** By a price outside floor and ceiling. */
    public static Optional<String> byPrice(GridConfig config, BigDecimal mid) {
        return config.bounds()
                .filter(bounds -> bounds.outside() == BoundsConfig.Outside.EXIT)
                .filter(bounds -> bounds.excludes(mid))
                .map(bounds -> "the mid %s is outside floor and ceiling"
                        .formatted(mid.stripTrailingZeros().toPlainString()));
    }
}
