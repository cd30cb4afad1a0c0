package io.jackstay.api.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.api.market.Stamp;

/**
 * Equity and free margin of an account, as the venue computes them. Immutable.
 *
 * <p>Source: the venue alone; never summed by us, because no two venues weigh collateral alike.
 *
 * @param equity what the account is worth, open positions at mark included
 * @param available what new positions could use; may be negative
 * @param stamp the venue's time of these figures, and when we received them
 */
public record Margin(Money equity, Money available, Stamp stamp) {
    /** Throws {@link IllegalArgumentException} for two assets. */
    public Margin {
        requireNonNull(equity, "equity is null");
        requireNonNull(available, "available is null");
        requireNonNull(stamp, "stamp is null");
        if (!equity.asset().equals(available.asset())) {
            throw new IllegalArgumentException(
                    "equity in %s, available in %s".formatted(equity.asset(), available.asset()));
        }
    }
}
