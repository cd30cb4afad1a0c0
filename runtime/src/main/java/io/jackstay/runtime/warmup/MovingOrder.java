package io.jackstay.runtime.warmup;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has an order in the market and moves it with each quote, now on this side and now on that; then leaves some there, and cancels them all
 * in one turn, as a halt does. Not thread safe: owned by the bot loop.
 */
final class MovingOrder implements Strategy {
    /** After so many quotes all that rests is cancelled; the orders of the second half of them are left until then. */
    private static final int ROUND = 20;

    private final MarketInfo market;
    private int quotes;
    private Side side = Side.BUY;
    private @Nullable Order last;

    MovingOrder(MarketInfo market) {
        this.market = requireNonNull(market, "market is null");
    }

    @Override
    public void onStart(Context context, Start start) {}

    @Override
    public void onTick(Context context, MarketId id) {
        Optional<TopOfBook> top = context.market(id).top();
        if (top.isEmpty()) {
            return;
        }
        quotes++;
        if (quotes % ROUND == 0) {
            context.orders().cancelAll(id);
        } else if (last != null && quotes % ROUND <= ROUND / 2) {
            context.orders().cancel(last);
        }
        side = side.opposite();
        LimitOrderRequest request = LimitOrderRequest.limit(
                        side,
                        market.size(1),
                        side == Side.BUY ? top.get().bid() : top.get().ask())
                .postOnly()
                .labelled("w");
        last = context.orders().place(request);
    }
}
