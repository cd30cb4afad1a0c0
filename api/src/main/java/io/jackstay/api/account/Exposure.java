package io.jackstay.api.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;

/**
 * A position and every order that may be live, those with an unknown outcome too. Immutable. Source: the runtime.
 *
 * @param position signed, base, positive is long
 * @param openBuys what buys could still fill, base, not negative
 * @param openSells what sells could still fill, base, not negative
 * @param openOrders how many orders may be live
 * @param worstNotional what the larger of both worst cases is worth, in quote, not negative; the runtime values it
 */
public record Exposure(Size position, Size openBuys, Size openSells, int openOrders, Money worstNotional) {
    /** Throws {@link IllegalArgumentException} for two markets or a negative number where none can be. */
    public Exposure {
        requireNonNull(position, "position is null");
        requireNonNull(worstNotional, "worstNotional is null");
        requireOpen("openBuys", openBuys, position);
        requireOpen("openSells", openSells, position);
        if (openOrders < 0 || worstNotional.amount().signum() < 0) {
            throw new IllegalArgumentException("open orders and worst notional must not be negative, got %d and %s"
                    .formatted(openOrders, worstNotional));
        }
    }

    private static void requireOpen(String name, Size open, Size position) {
        requireNonNull(open, name + " is null");
        if (open.signum() < 0 || !open.market().equals(position.market())) {
            throw new IllegalArgumentException("%s must be of %s and not negative, got %s of %s"
                    .formatted(name, position.market(), open, open.market()));
        }
    }

    /** The signed position if everything of that side filled and nothing of the other: buys add, sells take away. */
    public Size worst(Side side) {
        return side == Side.BUY ? position.plus(openBuys) : position.minus(openSells);
    }
}
