package io.jackstay.api.risk;

import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Outcome;
import java.math.BigDecimal;
import java.util.List;

/**
 * Says no to orders that break a limit, and stops what has gone too far. Not thread safe: owned by the loop of its
 * scope, which calls every method, one at a time.
 *
 * <p>Implemented by plugins: gains only defaults. The runtime asks all rules of a scope in the order of the
 * configuration; the first refusal counts, and a later rule is not asked. Cancels are never asked about. The runtime's
 * own reducing orders are asked about too, with {@link RiskOrder#reducing()} and {@link RiskOrder#byRuntime()} true;
 * halts and limits on the number of orders do not stop them.
 *
 * <p>Errors: an exception out of {@link #check} refuses the order. One out of another method is logged and counted;
 * past a configured rate the scope is halted: a rule that can't do its work allows nothing.
 */
public interface RiskRule {
    /**
     * Whether an order or amend may leave. Asked in the scopes {@code BOT} and {@code ACCOUNT}.
     *
     * <p>Changes nothing: it may be asked for orders that another rule then refuses, and for orders that {@code plan}
     * only imagines. What was really sent comes by {@link #onOutcome}.
     */
    default RiskDecision check(RiskOrder order, RiskView view) {
        return RiskDecision.ALLOW;
    }

    /** What became of an order or amend that passed; unknown outcomes too. The exposure in the view has it. */
    default void onOutcome(RiskOrder order, Outcome outcome, RiskView view, RiskActions actions) {}

    /** A fill of the scope, applied already; liquidations and hands too. */
    default void onFill(OrderFill fill, RiskView view, RiskActions actions) {}

    /** Called first, when positions and PnL are restored and memory can be read. */
    default void onStart(RiskView view, RiskActions actions) {}

    /**
     * Once a second of the loop's time, and after fills, changes of a mark and the roll of the day; a rule may be
     * spared the marks and seconds that it said it does not need, see {@link RiskActions#quiet}.
     */
    default void onTime(RiskView view, RiskActions actions) {}

    /**
     * The rule's limits and how much of them is used, for plan, dashboard and texts; in a stable order. Changes
     * nothing.
     */
    default List<Limit> limits(RiskView view) {
        return List.of();
    }

    /**
     * A limit and where it stands. Immutable. Made by plugins.
     *
     * @param name what is limited, with the market when the scope has several, such as {@code "position BTC-USDC-PERP"}
     * @param limit what is allowed, with unit
     * @param actual what there is, with unit
     * @param used share of the limit that is used: 0 is nothing, 1 is all of it, above 1 is too much; never negative
     */
    record Limit(String name, String limit, String actual, BigDecimal used) {
        /** Throws {@link IllegalArgumentException} for a blank text or a negative share. */
        public Limit {
            if (name.isBlank() || limit.isBlank() || actual.isBlank()) {
                throw new IllegalArgumentException("a limit has name, limit and actual, got \"%s\", \"%s\", \"%s\""
                        .formatted(name, limit, actual));
            }
            if (used.signum() < 0) {
                throw new IllegalArgumentException("used of %s must not be negative, got %s".formatted(name, used));
            }
        }
    }
}
