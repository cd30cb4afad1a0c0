package io.jackstay.runtime.launch.screen;

import io.jackstay.api.market.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How numbers are shown. Immutable: pure functions. */
public final class Amounts {
    private static final int SHOWN_DECIMALS = 4;
    private static final int LEAST_DIGITS = 2;

    private Amounts() {}

    /** All digits, without trailing zeros and without an exponent. */
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** For people: at most four decimals, always signed. */
    public static String signed(Money money) {
        BigDecimal rounded = rounded(money.amount());
        return (rounded.signum() > 0 ? "+" : "") + plain(rounded);
    }

    /** For people: at most four decimals, and the asset. */
    public static String shown(Money money) {
        return plain(rounded(money.amount())) + " " + money.asset();
    }

    /** For people, of what something costs: not below it; at most four decimals, or as many as its first two digits take. */
    public static String cost(Money money) {
        BigDecimal amount = money.amount();
        int decimals = Math.max(SHOWN_DECIMALS, amount.scale() - amount.precision() + LEAST_DIGITS);
        return plain(amount.setScale(Math.min(Math.max(amount.scale(), 0), decimals), RoundingMode.CEILING)) + " "
                + money.asset();
    }

    /** For people: at most four decimals. */
    public static BigDecimal rounded(BigDecimal number) {
        return number.setScale(Math.min(Math.max(number.scale(), 0), SHOWN_DECIMALS), RoundingMode.HALF_EVEN);
    }
}
