package io.jackstay.api.order;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import java.util.Optional;

/**
 * What a strategy asks for. Immutable. Sealed and open: kinds may be added, guarded by a capability, so a plugin that
 * dispatches over it needs a last branch.
 *
 * <p>A request has a label and no id: the {@link Cloid} is given by the runtime when the risk chain has allowed the
 * order. It is right in itself from the start (positive size, one market); whether it fits the market's rules is asked
 * with {@link #problemIn}.
 */
public sealed interface OrderRequest permits LimitOrderRequest, MarketOrderRequest, TriggerOrderRequest {
    /** Buy or sell. */
    Side side();

    /** Whole size, base, positive. */
    Size size();

    /** Whether it may only reduce the position. */
    boolean reduceOnly();

    /**
     * The strategy's own name for it, at most 64 printable ASCII characters, empty for none; found again after a
     * restart.
     */
    String label();

    /**
     * The worst price it can fill at, quote per base: the limit of a limit order. Never missing, so every order has a
     * bound.
     */
    Price worstPrice();

    /** The market of its size and prices. */
    default MarketId market() {
        return size().market();
    }

    /**
     * What the market's rules have against the request; empty when nothing. Pure; asked by {@code place} and again
     * when it leaves.
     *
     * <p>Checked in this order, the first problem counts: the market's status, prices on the grid, size on the lot,
     * least size, greatest size, least notional. Not checked, because a request alone cannot tell: price bands (the
     * reference moves), margin, position rules, capabilities.
     *
     * <p>Least notional is price × size × contract multiplier, at the limit of a limit order and at the worst price of
     * other buys, which cannot become dearer. Other sells are left to the venue, which judges them at a price above
     * their worst one. It is not demanded of reduce-only orders: Aster and Hyperliquid exempt them (Aster's error text
     * of code -4164), and where a venue does not (GRVT, code 2067) its refusal is better than a position that cannot
     * be closed.
     *
     * @param info the market's rules as they are now
     * @return a refusal whose words have limit and actual
     * @throws IllegalArgumentException when {@code info} is of another market
     */
    default Optional<Rejection> problemIn(MarketInfo info) {
        return MarketRules.problem(this, info);
    }
}
