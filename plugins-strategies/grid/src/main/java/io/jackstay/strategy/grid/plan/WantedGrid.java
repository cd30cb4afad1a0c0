package io.jackstay.strategy.grid.plan;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The orders that should rest now, and why the others should not. Immutable.
 *
 * @param orders by leg
 * @param left how many orders each reason leaves out
 */
public record WantedGrid(SortedMap<Integer, Wanted> orders, Map<Reason, Integer> left) {
    public WantedGrid {
        orders = Collections.unmodifiableSortedMap(new TreeMap<>(orders));
        Map<Reason, Integer> copy = new EnumMap<>(Reason.class);
        copy.putAll(requireNonNull(left, "left is null"));
        left = Collections.unmodifiableMap(copy);
    }

    /** Why an order is left out. Closed. */
    public enum Reason {
        /** Its price is below the floor or above the ceiling. */
        BOUNDS("outside floor and ceiling"),
        /** The price is outside, and all orders are withdrawn. */
        WITHDRAWN("withdrawn until the price is back inside floor and ceiling"),
        /** The price has passed it: it would take. */
        PASSED("on the other side of the price"),
        /** It is farther from the price than orders are activated. */
        TOO_FAR("beyond the activation distance"),
        /** Enough orders rest that are nearer. */
        TOO_MANY("above the greatest number of resting orders"),
        /** It would lead too far from the target position. */
        INVENTORY("beyond the greatest distance from the target position");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Optional<Wanted> of(int leg) {
        return Optional.ofNullable(orders.get(leg));
    }
}
