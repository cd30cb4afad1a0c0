package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import java.math.BigDecimal;

/** The block {@code drift} of a connector. Immutable. */
public record Drift(
        @Doc(
                "Value of a difference of a position or balance, in the quote asset of its market, up to which it is taken over without an alert")
        @Default("0")
        @Range(min = "0", max = "1000000000")
        BigDecimal max,

        @Doc(
                "What a larger one does: alert, or alert and halt the bots of the market or asset until a person resumes them")
        @Default("alert")
        Action action) {
    public Drift {
        requireNonNull(max, "max is null");
        requireNonNull(action, "action is null");
    }

    /** Closed. */
    public enum Action {
        ALERT,
        HALT
    }
}
