package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.api.plugin.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much may be lost: a share of an equity, or an amount of money. Immutable.
 *
 * <p>Written {@code 5%}, {@code 300} or {@code 300 USDC}; an amount without an asset is one of the currency in which equity is
 * told.
 */
sealed interface LossLimit {
    /** A number and the sign. */
    Pattern SHARE = Pattern.compile("-?[0-9]{1,9}(?:\\.[0-9]{1,18})? *%");

    /** A number, and an asset behind it when there is one. */
    Pattern AMOUNT = Pattern.compile("([0-9]{1,30}(?:\\.[0-9]{1,18})?)(?: +([^ %]{1,32}))?");

    /** What may be lost when this is the equity that counts, as a positive amount of its asset. */
    BigDecimal of(BigDecimal equity);

    /** Empty when amounts of this asset can be compared with the limit, else what is wrong. */
    Optional<String> problemIn(String asset);

    /** Throws {@link IllegalArgumentException} with words that begin with the key. */
    static LossLimit parse(String key, String text) {
        String trimmed = text.strip();
        Matcher percent = SHARE.matcher(trimmed);
        if (percent.matches()) {
            Percent share = Percent.parse(trimmed);
            if (share.fraction().signum() <= 0 || share.fraction().compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException(
                        "%s must be above 0%% and at most 100%%, got %s".formatted(key, share));
            }
            return new Share(share);
        }
        Matcher shape = AMOUNT.matcher(trimmed);
        if (!shape.matches()) {
            throw new IllegalArgumentException(
                    "%s must be a share such as 5%% or an amount such as 300 or 300 USDC, got %s".formatted(key, text));
        }
        BigDecimal amount = new BigDecimal(shape.group(1));
        Limits.requirePositive(key, amount);
        return new Amount(amount, Optional.ofNullable(shape.group(2)).orElse(""));
    }

    /** A share of the equity. */
    record Share(Percent share) implements LossLimit {
        public Share {
            requireNonNull(share, "share is null");
        }

        @Override
        public BigDecimal of(BigDecimal equity) {
            return share.of(equity).max(BigDecimal.ZERO);
        }

        @Override
        public Optional<String> problemIn(String asset) {
            return Optional.empty();
        }
    }

    /** An amount; an empty asset is that of the equity. */
    record Amount(BigDecimal amount, String asset) implements LossLimit {
        public Amount {
            requireNonNull(amount, "amount is null");
            requireNonNull(asset, "asset is null");
        }

        @Override
        public BigDecimal of(BigDecimal equity) {
            return amount;
        }

        @Override
        public Optional<String> problemIn(String equityAsset) {
            return asset.isEmpty() || asset.equals(equityAsset)
                    ? Optional.empty()
                    : Optional.of("its limit is in %s, the equity of this scope in %s".formatted(asset, equityAsset));
        }
    }

    /** Two decimals where the amount has that much, else as many as it takes; a loss is rounded away from zero. */
    static String text(BigDecimal amount, RoundingMode mode) {
        int scale = amount.abs().compareTo(BigDecimal.ONE) >= 0 || amount.signum() == 0 ? 2 : 8;
        return amount.setScale(scale, mode).toPlainString();
    }

    /** As {@code -301.44 of -300.00 USDC}. */
    static String words(BigDecimal loss, BigDecimal limit, String asset) {
        return "%s of %s".formatted(text(loss.negate(), RoundingMode.UP), limitText(limit, asset));
    }

    /** As {@code -300.00 USDC}. */
    static String limitText(BigDecimal limit, String asset) {
        return text(limit.negate(), RoundingMode.DOWN) + " " + asset;
    }

    /** As {@code -120.50 USDC}, or {@code 0.00 USDC} for a gain. */
    static String lossText(Money loss) {
        BigDecimal lost = loss.amount().max(BigDecimal.ZERO).negate();
        return text(lost, RoundingMode.UP) + " " + loss.asset();
    }
}
