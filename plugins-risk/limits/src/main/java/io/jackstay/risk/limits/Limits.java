package io.jackstay.risk.limits;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
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

    /** A bot, a login, the process: for rules that halt. */
    static Set<RiskScope> all() {
        return EnumSet.allOf(RiskScope.class);
    }

    static void requireAtLeastOne(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be at least 1, got %d".formatted(key, value));
        }
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

    /** How much of a loss limit is used; a gain uses nothing. */
    static RiskRule.Limit loss(String name, BigDecimal loss, BigDecimal limit, String asset) {
        BigDecimal lost = loss.max(BigDecimal.ZERO);
        return new RiskRule.Limit(
                name,
                LossLimit.limitText(limit, asset),
                LossLimit.lossText(new Money(asset, loss)),
                limit.signum() == 0 ? BigDecimal.ONE : used(lost, limit));
    }

    /** The order of a fill as this bot names it, else as the venue does, else the fill stands for itself. */
    static String orderOf(OrderFill fill) {
        long cloid = fill.order().cloidOrZero();
        String venueId = fill.order().venueOrderId();
        return cloid != 0 ? "c" + cloid : venueId.isEmpty() ? "f" + fill.id() : "v" + venueId;
    }

    /** A time in the unit that makes it shortest, such as {@code 10 min}. */
    static String text(Duration time) {
        if (time.toMillis() % 1000 != 0) {
            return time.toMillis() + " ms";
        }
        long seconds = time.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    static String text(BigDecimal value, String asset) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.toPlainString() + " " + asset;
    }
}
