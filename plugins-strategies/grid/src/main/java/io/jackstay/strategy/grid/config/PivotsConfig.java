package io.jackstay.strategy.grid.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.time.Duration;

/** A range from recent turning points of the price. Immutable. */
@Doc("A range from the highest and lowest turning points of recent candles")
public record PivotsConfig(
        @Doc("Length of a candle") @Default("1h") @Range(min = "1s", max = "1d")
        Duration interval,

        @Doc("How many candles are looked at; the grid waits for them") @Default("48") @Range(min = "5", max = "1000")
        int count,

        @Doc("Candles on each side that must be lower than a high, or higher than a low, for a turning point")
        @Default("2")
        @Range(min = "1", max = "50")
        int strength,

        @Doc("How far the range reaches beyond the turning points") @Default("0%") @Range(min = "0%", max = "50%")
        Percent margin) {
    public PivotsConfig {
        requireNonNull(interval, "interval is null");
        requireNonNull(margin, "margin is null");
        if (count <= 2 * strength) {
            throw new IllegalArgumentException(
                    "count = %d must be above twice strength = %d, or nothing can turn".formatted(count, strength));
        }
    }
}
