package io.jackstay.emulator.base;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An account to begin with. Immutable.
 *
 * @param account as clients name it
 * @param amount what it holds of the venue's money, zero or more
 * @param owner the account that it is a part of, if any
 */
public record Funds(String account, BigDecimal amount, Optional<String> owner) {
    public Funds {
        requireNonNull(account, "account is null");
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("account %s: %s must not be negative".formatted(account, amount));
        }
    }

    /** Of an account that is a part of none; {@link NumberFormatException} when the amount is no number. */
    public static Funds of(String account, String amount) {
        return new Funds(account, new BigDecimal(amount), Optional.empty());
    }
}
