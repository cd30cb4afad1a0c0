package io.jackstay.risk.limits;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the limits have in common. Immutable: pure functions. */
final class Limits {
    private static final int SHARE_DECIMALS = 4;

    private Limits() {}

    /** The scopes with a gate in front of orders: the process has none. */
    static Set<RiskScope> gated() {
        return EnumSet.of(RiskScope.BOT, RiskScope.ACCOUNT);
    }

    static void requirePositive(String key, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("%s must be above 0, got %s".formatted(key, value.toPlainString()));
        }
    }

    static boolean covers(Optional<MarketId> only, MarketId market) {
        return only.isEmpty() || only.get().equals(market);
    }

    /** The markets of the scope that a limit is for, in the order of the scope. */
    static List<MarketId> covered(Optional<MarketId> only, RiskView view) {
        return view.markets().stream().filter(market -> covers(only, market)).toList();
    }

    /** How much of a limit is used, as a share rounded up: what is not quite all of it may read 1, never less than it is. */
    static BigDecimal used(BigDecimal actual, BigDecimal limit) {
        return actual.divide(limit, SHARE_DECIMALS, RoundingMode.UP);
    }

    static String text(BigDecimal value, String asset) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.toPlainString() + " " + asset;
    }
}
