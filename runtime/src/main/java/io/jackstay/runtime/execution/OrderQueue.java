package io.jackstay.runtime.execution;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Trade;
import io.jackstay.api.order.OrderState;
import io.jackstay.runtime.market.MarketState;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the resting orders of one bot stand in the queues of one market. Not thread safe: owned by the bot loop.
 *
 * <p>Best prices alone show the level that is the best; a book shows the others. Most quotes are at no order's price and cost two
 * comparisons.
 */
public final class OrderQueue {
    private final Set<LiveOrder> resting = new LinkedHashSet<>();
    private @Nullable MarketState latest;
    private long bookNanos = MarketState.NEVER;
    /** Of those that rest; of some that have rested too, until the next look at all. */
    private long highestBuy = Long.MIN_VALUE;

    private long lowestSell = Long.MAX_VALUE;

    /** The order has changed, or has ended. */
    void changed(LiveOrder order) {
        if (order.state() == OrderState.OPEN || order.state() == OrderState.PARTIALLY_FILLED) {
            resting.add(order);
            if (latest != null) {
                look(order, latest);
            }
        } else if (resting.remove(order)) {
            order.leaveQueue();
        }
    }

    /** What the market shows now. */
    public void shows(MarketState now) {
        MarketState before = latest;
        latest = now;
        if (resting.isEmpty()) {
            return;
        }
        long book = now.receivedNanos(Feed.BOOK);
        if (before != null && !isSameScale(before.info(), now.info())) {
            resting.forEach(LiveOrder::leaveQueue);
            look(now);
        } else if (before == null || book != bookNanos || reachesUs(now)) {
            look(now);
        }
        bookNanos = book;
    }

    @SuppressWarnings("ReferenceEquality") // they seldom change
    private static boolean isSameScale(MarketInfo before, MarketInfo now) {
        return before == now || before.priceScale() == now.priceScale() && before.sizeScale() == now.sizeScale();
    }

    private boolean reachesUs(MarketState now) {
        return now.hasTop() && (highestBuy >= now.bidUnscaled() || lowestSell <= now.askUnscaled());
    }

    /** Somebody has traded: a print at a price of ours takes from what is before us, one beyond it has reached us. */
    public void printed(Trade trade) {
        Side side = trade.takerSide().opposite();
        for (LiveOrder order : resting) {
            QueuePlace place = order.queue();
            if (order.side() == side && place != null) {
                int beyond = order.price().compareTo(trade.price()) * (side == Side.BUY ? 1 : -1);
                if (beyond == 0) {
                    place.printed(trade.size());
                } else if (beyond > 0) {
                    place.reached();
                }
            }
        }
    }

    private void look(MarketState now) {
        highestBuy = Long.MIN_VALUE;
        lowestSell = Long.MAX_VALUE;
        for (LiveOrder order : resting) {
            look(order, now);
        }
    }

    private void look(LiveOrder order, MarketState now) {
        QueuePlace place = order.joinQueue(now.info());
        if (order.side() == Side.BUY) {
            highestBuy = Math.max(highestBuy, place.unscaled());
        } else {
            lowestSell = Math.min(lowestSell, place.unscaled());
        }
        place.shows(now.shown(order.side(), place.unscaled()));
    }
}
