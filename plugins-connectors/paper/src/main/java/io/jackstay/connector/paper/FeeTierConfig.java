package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.math.BigDecimal;

/** Fees of an account that has traded so much. Immutable. */
@Doc("Fees of an account that has traded so much")
public record FeeTierConfig(
        @Doc("Least worth of the account's fills in the window, in quote") @Range(min = "0")
        BigDecimal volume,

        @Doc("Fee of a fill that rested in the book, share of its worth; a rebate is negative")
        @Range(min = "-1%", max = "5%")
        Percent makerFee,

        @Doc("Fee of a fill that took from the book, share of its worth") @Range(min = "-1%", max = "5%")
        Percent takerFee) {
    /** {@link NullPointerException} for null. */
    public FeeTierConfig {
        requireNonNull(volume, "volume is null");
        requireNonNull(makerFee, "makerFee is null");
        requireNonNull(takerFee, "takerFee is null");
    }
}
