package io.jackstay.strategy.grid.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.util.Optional;

/** Which of the grid's orders rest at the venue. Immutable. */
@Doc("Which orders of the grid rest; the others wait here, without an order")
public record RestingConfig(
        @Doc("Greatest distance of a resting order from the mid, as a share of the mid")
        @Range(min = "0.001%", max = "1000%")
        Optional<Percent> activation,

        @Doc("Greatest number of orders that rest at one time, those nearest to the mid")
        @Range(min = "1", max = "10000")
        Optional<Integer> max,

        @Doc("How far the size of a resting order may be from the wanted one before it is replaced, as a share of it")
        @Default("1%")
        @Range(min = "0%", max = "100%")
        Percent tolerance) {
    /** What counts where the section is left out: the default. */
    static final Percent TOLERANCE = Percent.parse("1%");

    public RestingConfig {
        requireNonNull(activation, "activation is null");
        requireNonNull(max, "max is null");
        requireNonNull(tolerance, "tolerance is null");
    }
}
