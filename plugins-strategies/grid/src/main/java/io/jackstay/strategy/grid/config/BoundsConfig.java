package io.jackstay.strategy.grid.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import java.math.BigDecimal;
import java.util.Optional;

/** Prices outside of which the grid does not trade. Immutable. */
@Doc("Prices between which the grid trades")
public record BoundsConfig(
        @Doc("No order rests below it, in quote per base") Optional<BigDecimal> floor,

        @Doc("No order rests above it, in quote per base") Optional<BigDecimal> ceiling,

        @Doc("What is done while the mid is outside: hold leaves the orders that are inside, cancel withdraws them all "
                + "until the mid is back, exit ends the bot as exit.then says")
        @Default("hold")
        Outside outside) {

    /** What is done while the mid is outside. Closed. */
    public enum Outside {
        /** Orders inside the bounds stay. */
        HOLD,
        /** All orders are withdrawn until the mid is back. */
        CANCEL,
        /** The bot ends. */
        EXIT
    }

    public BoundsConfig {
        requireNonNull(floor, "floor is null");
        requireNonNull(ceiling, "ceiling is null");
        requireNonNull(outside, "outside is null");
        if (floor.isEmpty() && ceiling.isEmpty()) {
            throw new IllegalArgumentException("give floor, or ceiling, or both");
        }
        if (floor.isPresent() && ceiling.isPresent() && floor.get().compareTo(ceiling.get()) >= 0) {
            throw new IllegalArgumentException("floor = %s must be below ceiling = %s"
                    .formatted(floor.get().toPlainString(), ceiling.get().toPlainString()));
        }
    }

    /** Whether a price is outside. */
    public boolean excludes(BigDecimal price) {
        return floor.filter(least -> price.compareTo(least) < 0).isPresent()
                || ceiling.filter(most -> price.compareTo(most) > 0).isPresent();
    }
}
