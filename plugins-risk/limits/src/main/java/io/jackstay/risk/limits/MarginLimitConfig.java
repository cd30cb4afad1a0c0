package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.util.Optional;

/** Settings of {@code margin-limit}. Immutable. */
@Doc("The larger of what the venue says is bound, and what position and orders of this scope could bind at worst")
public record MarginLimitConfig(
        @Doc("Largest share of the equity that may be bound as margin") @Range(min = "0.1%", max = "100%")
        Percent maxUsed,

        @Doc("What the account trades with: a position binds its value divided by this; 1 counts it in full. "
                + "The market's highest leverage when left out, and never more than it where the market has one")
        @Range(min = "1", max = "1000")
        Optional<Integer> leverage) {
    /** Throws {@link IllegalArgumentException} when a value is not positive. */
    public MarginLimitConfig {
        requireNonNull(leverage, "leverage is null");
        Limits.requirePositive("max-used", maxUsed.fraction());
        leverage.ifPresent(given -> Limits.requireAtLeastOne("leverage", given));
    }
}
