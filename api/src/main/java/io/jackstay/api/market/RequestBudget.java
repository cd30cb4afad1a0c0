package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How many order commands a venue takes from one address or account within a time. Immutable.
 *
 * <p>Told by a connector in {@link VenueTraits#requestBudgets()} and kept by the runtime: all logins of the process whose traits name one
 * scope share one budget. Cancels go first. A new or changed order that finds no room waits a second at most and is then refused with
 * {@code RATE_LIMITED}; a cancel waits until there is room.
 *
 * <p>Worked: {@code RequestBudget.of("aster/ip", 1200, Duration.ofMinutes(1)).reserving(200).costs(1, 1, 1)} lets 1000 commands of
 * every kind and 200 more cancels through in any minute.
 *
 * @param scope what the venue counts by, the exchange's name included, such as {@code aster/ip} or {@code aster/account/7}
 * @param weight units in a window, at least 1
 * @param window over which the venue counts, positive; taken as sliding, which is never more than the venue allows
 * @param reserve units of the weight that only cancels get, below the weight
 * @param submit what a new order costs, 0 to the weight less the reserve
 * @param amend what a changed order costs, 0 to the weight less the reserve
 * @param cancel what a cancel costs, 0 to the weight
 */
public record RequestBudget(String scope, int weight, Duration window, int reserve, int submit, int amend, int cancel) {
    /** Throws {@link IllegalArgumentException} for figures out of their ranges. */
    public RequestBudget {
        requireNonNull(window, "window is null");
        if (scope.isBlank()) {
            throw new IllegalArgumentException("scope is blank");
        }
        if (weight < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("%d in %s: both must be positive".formatted(weight, window));
        }
        if (reserve < 0 || reserve >= weight) {
            throw new IllegalArgumentException("reserve %d: must be 0 to %d".formatted(reserve, weight - 1));
        }
        requireCost("submit", submit, weight - reserve);
        requireCost("amend", amend, weight - reserve);
        requireCost("cancel", cancel, weight);
    }

    private static void requireCost(String what, int cost, int most) {
        if (cost < 0 || cost > most) {
            throw new IllegalArgumentException("%s costs %d: must be 0 to %d".formatted(what, cost, most));
        }
    }

    /** A budget in which each command costs 1 and nothing is reserved. */
    public static RequestBudget of(String scope, int weight, Duration window) {
        return new RequestBudget(scope, weight, window, 0, 1, 1, 1);
    }

    /** A copy with a part that only cancels get. */
    public RequestBudget reserving(int units) {
        return new RequestBudget(scope, weight, window, units, submit, amend, cancel);
    }

    /** A copy with these costs of a new order, a changed order and a cancel. */
    public RequestBudget costs(int newOrder, int changedOrder, int cancelled) {
        return new RequestBudget(scope, weight, window, reserve, newOrder, changedOrder, cancelled);
    }
}
