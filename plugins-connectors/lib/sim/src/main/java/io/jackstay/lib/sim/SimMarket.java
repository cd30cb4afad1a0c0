package io.jackstay.lib.sim;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.TimeInForce;
import java.util.List;
import java.util.Optional;

/**
 * One market of the simulated exchange: own orders matched against what a feed shows. Not thread safe: confined to one thread.
 *
 * <p>It has no clock: each call carries the time, epoch nanoseconds, never falling. Numbers are unscaled at the market's scales. Its
 * rules, each with a test:
 *
 * <ul>
 *   <li>An arriving order takes visible liquidity level by level, at the levels' prices, down to its limit. What was taken stays
 *       taken until the feed tells another size for the level. The rest rests, or ends when it is immediate.
 *   <li>A resting order waits behind what is shown at its price when it arrives: nothing where its price improves the market or
 *       falls into a hole of the book. Beyond the visible depth the queue is unknown; it then waits behind all that is shown
 *       when its price first comes in sight, and no print at its price fills it before.
 *   <li>A print at its price eats the queue before it, then fills own orders in time order. A print through its price fills it
 *       at its own price, whatever the queue, by no more than the print's size in all. A print from before its arrival does
 *       nothing to it.
 *   <li>Opposite quotes at or through its price fill it at its own price, by no more than they show and own orders have not taken.
 *   <li>Shrinking levels move it up in proportion; see {@link OwnLevel}, also for prints and quotes that tell of one event.
 *   <li>An order that would meet an own one ends where it would: refused when nothing is to be had before, else its rest is
 *       cancelled. The older order stays.
 *   <li>Reduce-only orders execute down to a flat position and no further; the rest is cancelled then.
 * </ul>
 */
public final class SimMarket {
    private final MarketInfo info;
    private final MatchListener listener;
    private final Holding holding = new Holding();
    private final VisibleSide bids = new VisibleSide(Side.BUY);
    private final VisibleSide asks = new VisibleSide(Side.SELL);
    private final OwnSide buys = new OwnSide(Side.BUY);
    private final OwnSide sells = new OwnSide(Side.SELL);
    private final OwnLevel.Filler maker = this::fillAsMaker;
    private int reduceOnlyOrders;
    private boolean filledSince;

    SimMarket(MarketInfo info, MatchListener listener) {
        this.info = requireNonNull(info, "info is null");
        this.listener = requireNonNull(listener, "listener is null");
    }

    /** The market's rules. */
    public MarketInfo info() {
        return info;
    }

    Holding holding() {
        return holding;
    }

    /**
     * The price that margin and profit are reckoned with, at one scale more than the market's: the middle of the best quotes, or the
     * one side there is; without quotes the dearest own order; zero when there is none.
     */
    long referencePriceTimesTen() {
        long bid = bestPrice(Side.BUY);
        long ask = bestPrice(Side.SELL);
        if (bid > 0 && ask > 0) {
            return Math.multiplyExact(Math.addExact(bid, ask), 5);
        }
        if (bid > 0 || ask > 0) {
            return Math.multiplyExact(Math.max(bid, ask), 10);
        }
        return Math.multiplyExact(Math.max(buys.dearest(), sells.dearest()), 10);
    }

    /** What the feed shows of a side. */
    VisibleSide visible(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private OwnSide own(Side side) {
        return side == Side.BUY ? buys : sells;
    }

    /** Best visible price of a side; zero when the side is empty or not told yet. */
    public long bestPrice(Side side) {
        return visible(side).count() == 0 ? 0 : visible(side).priceAt(0);
    }

    /** Size shown at the best price of a side; zero when there is none. */
    public long bestSize(Side side) {
        return visible(side).count() == 0 ? 0 : visible(side).sizeAt(0);
    }

    /** Number of visible levels of a side. */
    public int depth(Side side) {
        return visible(side).count();
    }

    /** Price of a visible level, the best being 0. */
    public long levelPrice(Side side, int level) {
        return visible(side).priceAt(level);
    }

    /** Size of a visible level, the best being 0. */
    public long levelSize(Side side, int level) {
        return visible(side).sizeAt(level);
    }

    /** The best quotes; a missing side has size 0. */
    public void onTop(long bid, long bidSize, long ask, long askSize, long now) {
        quote(Side.BUY, bid, bidSize, now);
        quote(Side.SELL, ask, askSize, now);
        matchQuotes(now);
    }

    /**
     * Quotes that the caller made from a print, for want of better ones. Arriving orders may take them; resting orders are not filled by
     * them, because the print was offered to these already.
     */
    public void onIndicativeTop(long bid, long bidSize, long ask, long askSize, long now) {
        quote(Side.BUY, bid, bidSize, now);
        quote(Side.SELL, ask, askSize, now);
    }

    private void quote(Side side, long price, long size, long now) {
        VisibleSide visible = visible(side);
        if (visible.isBest(price, size)) {
            return;
        }
        boolean empty = visible.count() == 0 || size == 0;
        long worst = empty ? Long.MAX_VALUE : Math.max(visible.keyAt(0), visible.key(price));
        visible.quote(price, size);
        own(side).resize(visible, worst, now);
    }

    /** The quotes told so far were indicative, and depth takes their place. */
    public void onQuotesEnd(long now) {
        bids.forgetQuote();
        asks.forgetQuote();
        buys.resize(bids, Long.MAX_VALUE, now);
        sells.resize(asks, Long.MAX_VALUE, now);
    }

    /** All levels follow, by {@link #onLevel}; the message ends with {@link #onBookEnd}. */
    public void onSnapshot() {
        bids.beginSnapshot();
        asks.beginSnapshot();
    }

    /** One level of a depth message; size 0 takes it away. */
    public void onLevel(Side side, long price, long size, long now) {
        VisibleSide visible = visible(side);
        if (visible.depth(price, size)) {
            own(side).resizeAt(visible.key(price), size, now);
        }
    }

    /** Ends a depth message, a snapshot or a delta. */
    public void onBookEnd(long now) {
        bids.endBook();
        asks.endBook();
        buys.resize(bids, Long.MAX_VALUE, now);
        sells.resize(asks, Long.MAX_VALUE, now);
        matchQuotes(now);
    }

    /**
     * A public print.
     *
     * @param takerSide side of the order that came last
     * @param happened when it was at the exchange, as well as known; not after {@code now}
     */
    public void onTrade(long price, long size, Side takerSide, long happened, long now) {
        OwnSide own = own(takerSide.opposite());
        if (own.isEmpty()) {
            return;
        }
        long key = own.key(price);
        long left = size;
        int index = 0;
        while (index < own.count() && own.level(index).key() < key) {
            left = left == 0 ? 0 : own.level(index).through(maker, now, happened, left);
            index += own.dropWhenEmpty(index) ? 0 : 1;
        }
        if (index < own.count() && own.level(index).key() == key) {
            own.level(index).print(maker, now, happened, left, size);
            own.dropWhenEmpty(index);
        }
        endReduceOnly(now);
    }

    private void matchQuotes(long now) {
        matchQuotes(buys, asks, now);
        matchQuotes(sells, bids, now);
        endReduceOnly(now);
    }

    private void matchQuotes(OwnSide own, VisibleSide opposite, long now) {
        while (!own.isEmpty()) {
            OwnLevel level = own.best();
            int index = opposite.firstAvailable();
            if (index == opposite.count() || opposite.keyAt(index) > -level.key()) {
                return;
            }
            SimOrder order = level.first();
            long size = Math.min(order.remaining(), opposite.availableAt(index));
            opposite.take(index, fillAsMaker(order, size, now));
            level.dropEnded();
            own.dropWhenEmpty(0);
        }
    }

    /** Why an order can't be taken; asked before {@link #submit}. */
    Optional<EndCause> refusal(SimOrder order) {
        if (order.isReduceOnly() && holding.reducible(order.side()) == 0) {
            return Optional.of(EndCause.REDUCE_ONLY);
        }
        boolean meetsOwn = meetsOwn(order, visible(order.side().opposite()).key(order.price()));
        return meetsOwn && (isPostOnly(order) || !canTake(order)) ? Optional.of(EndCause.SELF_TRADE) : Optional.empty();
    }

    /** Whether a post-only order would take. */
    boolean wouldTake(SimOrder order) {
        return isPostOnly(order) && canTake(order);
    }

    /** Whether there is something to take within the order's limit, before an own order is met. */
    boolean canTake(SimOrder order) {
        return takeable(order) < visible(order.side().opposite()).count();
    }

    private static boolean isPostOnly(SimOrder order) {
        return order.timeInForce() == TimeInForce.POST_ONLY;
    }

    /** The next opposite level that the order can take from; the number of levels when there is none. */
    private int takeable(SimOrder order) {
        VisibleSide opposite = visible(order.side().opposite());
        int index = opposite.firstAvailable();
        boolean within = index < opposite.count()
                && opposite.keyAt(index) <= opposite.key(order.price())
                && !meetsOwn(order, opposite.keyAt(index));
        return within ? index : opposite.count();
    }

    /** Whether an own opposite order waits at or before this key of the opposite side. */
    private boolean meetsOwn(SimOrder order, long key) {
        OwnSide opposite = own(order.side().opposite());
        return !opposite.isEmpty() && opposite.best().key() <= key;
    }

    /** Takes what an accepted order can have now; the rest rests or ends. */
    void submit(SimOrder order, long now) {
        holding.opened(order.side(), order.size());
        VisibleSide opposite = visible(order.side().opposite());
        int index = isPostOnly(order) ? opposite.count() : takeable(order);
        while (order.isOpen() && index < opposite.count()) {
            long size = Math.min(order.remaining(), opposite.availableAt(index));
            opposite.take(index, fill(order, opposite.priceAt(index), size, LiquidityRole.TAKER, now));
            index = takeable(order);
        }
        if (order.isOpen()) {
            restOrEnd(order, now);
        }
        endReduceOnly(now);
    }

    private void restOrEnd(SimOrder order, long now) {
        if (meetsOwn(order, visible(order.side().opposite()).key(order.price()))) {
            end(order, EndCause.SELF_TRADE, now);
        } else if (order.timeInForce() == TimeInForce.IOC) {
            end(order, EndCause.IMMEDIATE, now);
        } else {
            OwnSide own = own(order.side());
            long key = own.key(order.price());
            own.at(key, visible(order.side()).sizeAtKey(key), now).join(order, now);
            reduceOnlyOrders += order.isReduceOnly() ? 1 : 0;
        }
    }

    /** Ends a resting order. */
    void cancel(SimOrder order, EndCause cause, long now) {
        own(order.side()).remove(order);
        reduceOnlyOrders -= order.isReduceOnly() ? 1 : 0;
        end(order, cause, now);
    }

    /** Visible size before a resting order as far as known, {@link Optional#empty} beyond the visible depth. */
    public Optional<Long> queueAhead(SimOrder order) {
        long ahead = own(order.side()).queueAhead(order);
        return ahead == SimOrder.QUEUE_UNKNOWN ? Optional.empty() : Optional.of(ahead);
    }

    /** Adds the resting orders, buys before sells, best price first, then by time. */
    void collectOpen(List<SimOrder> into) {
        for (Side side : List.of(Side.BUY, Side.SELL)) {
            OwnSide own = own(side);
            for (int i = 0; i < own.count(); i++) {
                for (int j = 0; j < own.level(i).count(); j++) {
                    into.add(own.level(i).order(j));
                }
            }
        }
    }

    private long fillAsMaker(SimOrder order, long wanted, long now) {
        long size = fill(order, order.price(), wanted, LiquidityRole.MAKER, now);
        reduceOnlyOrders -= order.isReduceOnly() && !order.isOpen() ? 1 : 0;
        return size;
    }

    private long fill(SimOrder order, long price, long wanted, LiquidityRole role, long now) {
        long size = order.isReduceOnly() ? Math.min(wanted, holding.reducible(order.side())) : wanted;
        if (size == 0) {
            end(order, EndCause.REDUCE_ONLY, now);
            return 0;
        }
        order.fill(size);
        holding.closed(order.side(), size);
        holding.filled(order.side(), size);
        filledSince = true;
        listener.onFilled(order, price, size, role, now);
        return size;
    }

    private void end(SimOrder order, EndCause cause, long now) {
        holding.closed(order.side(), order.remaining());
        order.end(cause);
        listener.onEnded(order, now);
    }

    private void endReduceOnly(long now) {
        if (filledSince && reduceOnlyOrders > 0) {
            endReduceOnly(buys, Side.BUY, now);
            endReduceOnly(sells, Side.SELL, now);
        }
        filledSince = false;
    }

    private void endReduceOnly(OwnSide own, Side side, long now) {
        if (holding.reducible(side) > 0) {
            return;
        }
        for (int i = own.count() - 1; i >= 0; i--) {
            OwnLevel level = own.level(i);
            for (int j = level.count() - 1; j >= 0; j--) {
                if (level.order(j).isReduceOnly()) {
                    reduceOnlyOrders--;
                    end(level.order(j), EndCause.REDUCE_ONLY, now);
                }
            }
            level.dropEnded();
            own.dropWhenEmpty(i);
        }
    }
}
