package io.jackstay.strategy.grid.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.math.BigDecimal;

/** A position that the grid leans to, and how far from it it may go. Immutable. */
@Doc("Orders that lead away from a target position shrink, and end at a greatest distance from it")
public record InventoryConfig(
        @Doc("Position that the grid leans to, signed, in base units") @Default("0")
        BigDecimal target,

        @Doc("Greatest distance from the target, in base units; no order of the grid leads beyond it")
        @Range(min = "0.000000000001")
        BigDecimal max,

        @Doc("What an order at the greatest distance has lost of its size; in proportion before")
        @Default("0%")
        @Range(min = "0%", max = "100%")
        Percent skew) {
    public InventoryConfig {
        requireNonNull(target, "target is null");
        requireNonNull(max, "max is null");
        requireNonNull(skew, "skew is null");
    }
}
