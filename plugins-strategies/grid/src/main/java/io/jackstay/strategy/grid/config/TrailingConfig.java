package io.jackstay.strategy.grid.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import java.math.BigDecimal;
import java.util.Optional;

/** A grid that moves with a price which leaves it. Immutable. */
@Doc("The grid moves with a price that leaves it by more than a step, and keeps its width")
public record TrailingConfig(
        @Doc("Whether it moves up") @Default("true") boolean up,

        @Doc("Whether it moves down") @Default("false") boolean down,

        @Doc("How often at most, over the life of the grid, both ways together")
        @Default("1000")
        @Range(min = "1", max = "1000000")
        int maxMoves,

        @Doc("Price above which the highest level does not go, in quote per base")
        Optional<BigDecimal> upTo,

        @Doc("Price below which the lowest level does not go, in quote per base")
        Optional<BigDecimal> downTo,

        @Doc("Whether moving up keeps the lowest level: the grid grows upwards without end") @Default("false")
        boolean infinite) {
    public TrailingConfig {
        requireNonNull(upTo, "upTo is null");
        requireNonNull(downTo, "downTo is null");
        if (!up && !down) {
            throw new IllegalArgumentException("up = false and down = false: leave out trailing");
        }
        KeyRules.positive("up-to", upTo);
        KeyRules.positive("down-to", downTo);
        if ((upTo.isPresent() && !up) || (downTo.isPresent() && !down)) {
            throw new IllegalArgumentException("up-to needs up = true, and down-to needs down = true");
        }
        if (infinite && (!up || down)) {
            throw new IllegalArgumentException("infinite = true grows upwards alone: up = true, down = false");
        }
    }
}
