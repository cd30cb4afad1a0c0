package io.jackstay.api.risk;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.PluginProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * Makes risk rules of one kind from their configuration. Implemented by plugins: gains only defaults.
 *
 * <p>Shape: a public class with a public constructor without arguments, annotated with
 * {@link io.jackstay.api.plugin.Plugin} and named in the service file of its jar. Thread: one instance a jar; its
 * methods may be called on any thread, so it keeps no state.
 *
 * @param <C> the record that the rule's block of the configuration is bound to
 */
public interface RiskProvider<C extends Record> extends PluginProvider<C> {
    /**
     * Where the rule makes sense, at least one; a block at another place of the configuration is a mistake. The same
     * answer each time.
     */
    Set<RiskScope> scopes();

    /** A rule for one scope; called once a start, on the loop of the scope, before {@link RiskRule#onStart}. */
    RiskRule create(C config, RiskScope scope);

    /**
     * The limits of this configuration that can be told as plain numbers, so that a bot which could never trade is
     * found before it starts.
     *
     * <p>Pure: no I/O, no clock, the same answer each time. {@code check}, {@code plan} and every start compare them
     * with the sizes that the strategy says it will use: a single order above an order limit or above a position limit
     * is refused as a mistake of the configuration; a full position above a position limit is a warning. A rule whose
     * limits depend on what happens has none.
     *
     * @return in a stable order; empty unless overridden
     */
    default List<Bound> bounds(C config) {
        return List.of();
    }

    /**
     * A limit told as a number. Immutable. Made by plugins.
     *
     * @param limit the configuration key that sets it, such as {@code max-size}, for the message
     * @param kind what is limited, and in which unit
     * @param max the largest value that passes, positive
     * @param markets the markets that it is for; empty for every market in the scope
     */
    record Bound(String limit, Kind kind, BigDecimal max, List<MarketId> markets) {
        /**
         * Copies the markets. Throws {@link IllegalArgumentException} for a blank name or a value that is not positive.
         */
        public Bound {
            requireNonNull(kind, "kind is null");
            markets = List.copyOf(markets);
            if (limit.isBlank()) {
                throw new IllegalArgumentException("limit is blank");
            }
            if (max.signum() <= 0) {
                throw new IllegalArgumentException("%s must be positive, got %s".formatted(limit, max.toPlainString()));
            }
        }

        /** A limit for every market in the scope. */
        public static Bound of(String limit, Kind kind, BigDecimal max) {
            return new Bound(limit, kind, max, List.of());
        }

        /** This limit for one market alone. */
        public Bound on(MarketId market) {
            return new Bound(limit, kind, max, List.of(market));
        }

        /** Whether it limits orders or positions in this market. */
        public boolean covers(MarketId market) {
            return markets.isEmpty() || markets.contains(market);
        }

        /** What is limited. Open: members may be added. */
        public enum Kind {
            /** Size of one order, in base units. */
            ORDER_SIZE,
            /** Price times size of one order, in the quote asset. */
            ORDER_NOTIONAL,
            /** Absolute position, in base units. */
            POSITION
        }
    }
}
