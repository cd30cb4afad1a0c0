package io.jackstay.strategy.grid.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.math.BigDecimal;
import java.time.Duration;

/** Spacing that follows volatility. Immutable. */
@Doc("Spacing times short volatility divided by long volatility")
public record VolatilityConfig(
        @Doc("Length of a candle") @Default("1m") @Range(min = "1s", max = "1d")
        Duration interval,

        @Doc("Candles of the short window") @Default("15") @Range(min = "2", max = "1000")
        int shortWindow,

        @Doc("Candles of the long window; spacing is unchanged until they are there")
        @Default("120")
        @Range(min = "3", max = "1900")
        int longWindow,

        @Doc("Least factor of spacing") @Default("0.5") @Range(min = "0.05", max = "1")
        BigDecimal min,

        @Doc("Greatest factor of spacing") @Default("3") @Range(min = "1", max = "20")
        BigDecimal max,

        @Doc("The grid is built anew when the factor has changed by this much of itself")
        @Default("25%")
        @Range(min = "1%", max = "500%")
        Percent change) {
    public VolatilityConfig {
        requireNonNull(interval, "interval is null");
        requireNonNull(min, "min is null");
        requireNonNull(max, "max is null");
        requireNonNull(change, "change is null");
        if (shortWindow >= longWindow) {
            throw new IllegalArgumentException(
                    "short-window = %d must be below long-window = %d".formatted(shortWindow, longWindow));
        }
    }
}
