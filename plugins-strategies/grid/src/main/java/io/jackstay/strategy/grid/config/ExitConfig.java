package io.jackstay.strategy.grid.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.time.Duration;
import java.util.Optional;

/** When the whole bot ends. Immutable. */
@Doc("When the whole bot ends: by its profit and loss in the market, fees and funding taken off, or by time")
public record ExitConfig(
        @Doc("Profit at which it ends, such as 100 USDC, in the market's quote asset")
        Optional<Money> takeProfit,

        @Doc("Loss at which it ends, such as 50 USDC, in the market's quote asset")
        Optional<Money> stopLoss,

        @Doc("Time after which it ends, counted from its first start") @Range(min = "1s")
        Optional<Duration> after,

        @Doc("What becomes of the position: flatten closes it, keep leaves it; orders are cancelled in any case")
        @Default("flatten")
        Then then,

        @Doc("How far from the mark the worst price may be when the position is closed")
        @Default("1%")
        @Range(min = "0.01%", max = "20%")
        Percent slippage) {

    /** What becomes of the position. Closed. */
    public enum Then {
        /** It is closed by orders that take. */
        FLATTEN,
        /** It stays. */
        KEEP
    }

    public ExitConfig {
        requireNonNull(takeProfit, "takeProfit is null");
        requireNonNull(stopLoss, "stopLoss is null");
        requireNonNull(after, "after is null");
        requireNonNull(then, "then is null");
        requireNonNull(slippage, "slippage is null");
        requirePositive("take-profit", takeProfit);
        requirePositive("stop-loss", stopLoss);
    }

    private static void requirePositive(String key, Optional<Money> value) {
        if (value.isPresent() && value.get().signum() <= 0) {
            throw new IllegalArgumentException("%s must be above 0, got %s".formatted(key, value.get()));
        }
    }
}
