package io.jackstay.lib.sim;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import java.util.ArrayList;
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
 *       taken until the feed tells another size for the level. The rest rests, or ends when it is immediate. A fill-or-kill order is
 *       refused unless all of it can be had.
 *   <li>A resting order waits behind what is shown at its price when it arrives: nothing where its price improves the market or
 *       falls into a hole of the book. Beyond the visible depth the queue is unknown; it then waits behind all that is shown
 *       when its price first comes in sight, and no print at its price fills it before.
 *   <li>A print at its price eats the queue before it, then fills own orders in time order. A print through its price fills it
 *       at its own price, whatever the queue, by no more than the print's size in all. A print from before its arrival does
 *       nothing to it.
 *   <li>Opposite quotes at or through its price fill it at its own price, by no more than they show and own orders have not taken.
 *   <li>Shrinking levels move it up as the {@link QueueModel} says; see {@link OwnLevel}, also for prints and quotes that tell of
 *       one event.
 *   <li>Orders of several accounts trade with each other at the price of the older one. Where strangers are shown at that price, those
 *       before the resting order in its queue come first. Such trades are not printed.
 *   <li>An order that would meet one of its own account is handled by {@link SelfTrade}, at the first price where it would.
 *   <li>Reduce-only orders execute down to a flat position and no further; the rest is cancelled then. A fill-or-kill order does not
 *       count on those of others.
 *   <li>An amend that only makes the order smaller keeps its place. Any other sends it to the end of the queue, like a new order.
 *   <li>A trigger order waits until its reference price reaches the trigger, also at once on arrival; then it is an immediate order
 *       down to its worst price. Triggers are looked at after resting orders were filled, in the order in which they came.
 *   <li>While the market does not trade, nothing is filled or triggered, and prints do nothing. Resting orders stay, unless it is
 *       delisted. When it trades again, quotes and triggers are looked at first.
 *   <li>A new price grid binds new orders and amends alone: what rests off it stays, keeps its place, and can be cancelled.
 * </ul>
 */
public final class SimMarket {
    private final Sides sides;
    private final Matcher matcher;
    private final MatchListener listener;
    private final Triggers triggers = new Triggers();
    private MarketNumbers numbers;
    private long lastTimesTen;
    private long markTimesTen;

    SimMarket(MarketInfo info, SimSettings settings, MatchListener listener) {
        this.numbers = new MarketNumbers(requireNonNull(info, "info is null"));
        this.listener = requireNonNull(listener, "listener is null");
        this.sides = new Sides(settings.queue());
        this.matcher = new Matcher(sides, settings.selfTrade(), listener);
    }

    /** The market's rules as they are now. */
    public MarketInfo info() {
        return numbers.info();
    }

    MarketNumbers numbers() {
        return numbers;
    }

    Sides sides() {
        return sides;
    }

    /** The orders that wait for a trigger, in the order in which they came. */
    List<SimOrder> waiting() {
        List<SimOrder> all = new ArrayList<>();
        triggers.collect(all);
        return all;
    }

    /** The last trade, at one scale more than the market's; zero before the first. */
    long lastTimesTen() {
        return lastTimesTen;
    }

    /** The reference prices of before. */
    void restorePrices(long last, long mark) {
        lastTimesTen = last;
        markTimesTen = mark;
    }

    /** An order of before rests or waits again. */
    void restored(SimOrder order) {
        if (order.isWaiting()) {
            triggers.add(order);
        } else {
            matcher.restored(order);
        }
    }

    /**
     * The feed begins anew, and nothing that it told of the book holds any more: until it tells sizes again, the place of resting orders
     * is not known.
     */
    public void onFeedLost(long now) {
        visible(Side.BUY).forget();
        visible(Side.SELL).forget();
        resizeAll(now);
    }

    private boolean isTrading() {
        return info().status() == MarketStatus.TRADING;
    }

    /**
     * Other rules from now on.
     *
     * @throws IllegalArgumentException for another market, kind or multiplier, or other scales of price or size
     */
    void change(MarketInfo next, long now) {
        MarketInfo before = info();
        boolean same = next.id().equals(before.id())
                && next.kind() == before.kind()
                && next.priceScale() == before.priceScale()
                && next.sizeScale() == before.sizeScale()
                && next.contractMultiplier().compareTo(before.contractMultiplier()) == 0;
        if (!same) {
            throw new IllegalArgumentException(
                    "%s can't become %s: market, kind, scales and multiplier stay".formatted(before, next));
        }
        numbers = new MarketNumbers(next);
        if (next.status() == MarketStatus.DELISTED) {
            List<SimOrder> open = new ArrayList<>();
            collectOpen(open);
            open.forEach(order -> cancel(order, EndCause.DELISTED, now));
        }
        if (before.status() != MarketStatus.TRADING) {
            match(now);
            fireAll(now);
        }
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
        return Math.multiplyExact(
                Math.max(sides.own(Side.BUY).dearest(), sides.own(Side.SELL).dearest()), 10);
    }

    /** The middle of the best quotes, at one scale more than the market's; zero unless both sides are there. */
    public long middleTimesTen() {
        long bid = bestPrice(Side.BUY);
        long ask = bestPrice(Side.SELL);
        return bid > 0 && ask > 0 ? Math.multiplyExact(Math.addExact(bid, ask), 5) : 0;
    }

    /** The mark price told last, at one scale more than the market's; zero before the first. */
    public long markTimesTen() {
        return markTimesTen;
    }

    private VisibleSide visible(Side side) {
        return sides.visible(side);
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

    /**
     * Prices between which no quote and no print does anything to own orders: above the dearest own buy and below the cheapest own sell.
     * Immutable. Unscaled prices, both outside.
     */
    public record Gap(long above, long below) {}

    /**
     * Where the market may move without anything to do: empty when it may not, as triggers wait or own orders have taken from what is
     * shown, which the next size that the feed tells may give back.
     */
    public Optional<Gap> quiet() {
        boolean taken = visible(Side.BUY).isTaken() || visible(Side.SELL).isTaken();
        if (taken || !triggers.isEmpty()) {
            return Optional.empty();
        }
        OwnSide buys = sides.own(Side.BUY);
        OwnSide sells = sides.own(Side.SELL);
        long above = buys.isEmpty() ? 0 : -buys.best().key();
        long below = sells.isEmpty() ? Long.MAX_VALUE : sells.best().key();
        return Optional.of(new Gap(above, below));
    }

    /** The best quotes; a missing side has size 0. */
    public void onTop(long bid, long bidSize, long ask, long askSize, long now) {
        quote(Side.BUY, bid, bidSize, now);
        quote(Side.SELL, ask, askSize, now);
        match(now);
        fire(PriceBand.Reference.MID, middleTimesTen(), now);
    }

    /**
     * Quotes that the caller made from a print, for want of better ones. Arriving orders may take them; resting orders are not filled by
     * them, because the print was offered to these already.
     */
    public void onIndicativeTop(long bid, long bidSize, long ask, long askSize, long now) {
        quote(Side.BUY, bid, bidSize, now);
        quote(Side.SELL, ask, askSize, now);
        fire(PriceBand.Reference.MID, middleTimesTen(), now);
    }

    private void quote(Side side, long price, long size, long now) {
        VisibleSide visible = visible(side);
        if (visible.isBest(price, size)) {
            return;
        }
        boolean empty = visible.count() == 0 || size == 0;
        long worst = empty ? Long.MAX_VALUE : Math.max(visible.keyAt(0), visible.key(price));
        visible.quote(price, size);
        sides.own(side).resize(visible, worst, now);
    }

    /** The quotes told so far were indicative, and depth takes their place. */
    public void onQuotesEnd(long now) {
        visible(Side.BUY).forgetQuote();
        visible(Side.SELL).forgetQuote();
        resizeAll(now);
    }

    private void resizeAll(long now) {
        sides.own(Side.BUY).resize(visible(Side.BUY), Long.MAX_VALUE, now);
        sides.own(Side.SELL).resize(visible(Side.SELL), Long.MAX_VALUE, now);
    }

    /** All levels follow, by {@link #onLevel}; the message ends with {@link #onBookEnd}. */
    public void onSnapshot() {
        visible(Side.BUY).beginSnapshot();
        visible(Side.SELL).beginSnapshot();
    }

    /** One level of a depth message; size 0 takes it away. */
    public void onLevel(Side side, long price, long size, long now) {
        VisibleSide visible = visible(side);
        if (visible.depth(price, size)) {
            sides.own(side).resizeAt(visible.key(price), size, now);
        }
    }

    /** Ends a depth message, a snapshot or a delta. */
    public void onBookEnd(long now) {
        visible(Side.BUY).endBook();
        visible(Side.SELL).endBook();
        resizeAll(now);
        match(now);
        fire(PriceBand.Reference.MID, middleTimesTen(), now);
    }

    /**
     * A public print.
     *
     * @param takerSide side of the order that came last
     * @param happened when it was at the exchange, as well as known; not after {@code now}
     */
    public void onTrade(long price, long size, Side takerSide, long happened, long now) {
        if (isTrading()) {
            matcher.print(price, size, takerSide, happened, now);
        }
        lastTimesTen = Math.multiplyExact(price, 10);
        fire(PriceBand.Reference.LAST, lastTimesTen, now);
    }

    /** The venue's mark price, at one scale more than the market's. */
    public void onMark(long priceTimesTen, long now) {
        markTimesTen = priceTimesTen;
        fire(PriceBand.Reference.MARK, markTimesTen, now);
    }

    private void match(long now) {
        if (isTrading()) {
            matcher.matchQuotes(now);
        }
    }

    private void fire(PriceBand.Reference reference, long priceTimesTen, long now) {
        if (!triggers.isEmpty() && isTrading()) {
            triggers.takeReached(reference, priceTimesTen).forEach(order -> activate(order, now));
        }
    }

    private void fireAll(long now) {
        fire(PriceBand.Reference.MARK, markTimesTen, now);
        fire(PriceBand.Reference.LAST, lastTimesTen, now);
        fire(PriceBand.Reference.MID, middleTimesTen(), now);
    }

    private void activate(SimOrder order, long now) {
        order.triggered();
        if (order.isReduceOnly() && order.holding().reducible(order.side()) == 0) {
            endUnopened(order, EndCause.REDUCE_ONLY, now);
        } else if (!listener.isAffordable(order)) {
            endUnopened(order, EndCause.MARGIN, now);
        } else {
            matcher.enter(order, now);
        }
    }

    private void endUnopened(SimOrder order, EndCause cause, long now) {
        order.end(cause);
        listener.onEnded(order, now);
    }

    /** Why an order can't be taken; asked before {@link #submit}. */
    Optional<EndCause> refusal(SimOrder order) {
        if (order.isReduceOnly() && order.holding().reducible(order.side()) == 0) {
            return Optional.of(EndCause.REDUCE_ONLY);
        }
        return matcher.endsOnOwn(order) ? Optional.of(EndCause.SELF_TRADE) : Optional.empty();
    }

    /** Whether a post-only order would take. */
    boolean wouldTake(SimOrder order) {
        return Matcher.isPostOnly(order) && matcher.canTake(order);
    }

    /** Whether there is something to take within the order's limit. */
    boolean canTake(SimOrder order) {
        return matcher.canTake(order);
    }

    /** Whether all of a fill-or-kill order can be had. */
    boolean canTakeAll(SimOrder order) {
        return matcher.canTakeAll(order);
    }

    /** An accepted order comes in. */
    void submit(SimOrder order, long now) {
        if (order.isWaiting()) {
            triggers.add(order);
            fireAll(now);
        } else {
            matcher.enter(order, now);
        }
    }

    /** A resting order becomes smaller and keeps its place. */
    void shrink(SimOrder order, Runnable amend) {
        long before = order.remaining();
        amend.run();
        order.holding().closed(order.side(), before - order.remaining());
    }

    /** A resting order comes in again on other terms. */
    void requeue(SimOrder order, Runnable amend, long now) {
        matcher.lift(order);
        amend.run();
        matcher.enter(order, now);
    }

    /** Ends a resting or waiting order. */
    void cancel(SimOrder order, EndCause cause, long now) {
        if (order.isWaiting()) {
            triggers.remove(order);
            endUnopened(order, cause, now);
        } else {
            matcher.cancel(order, cause, now);
        }
    }

    /** Visible size before a resting order as far as known, {@link Optional#empty} beyond the visible depth. */
    public Optional<Long> queueAhead(SimOrder order) {
        long ahead = sides.own(order.side()).queueAhead(order);
        return ahead == SimOrder.QUEUE_UNKNOWN ? Optional.empty() : Optional.of(ahead);
    }

    /** Adds an account's resting orders, buys before sells, best price first, then by time; then those that wait for a trigger. */
    @SuppressWarnings("ReferenceEquality") // each account has one holding a market
    void collectOpen(Holding holding, List<SimOrder> into) {
        List<SimOrder> all = new ArrayList<>();
        collectOpen(all);
        for (SimOrder order : all) {
            if (order.holding() == holding) {
                into.add(order);
            }
        }
    }

    private void collectOpen(List<SimOrder> into) {
        sides.own(Side.BUY).collect(into);
        sides.own(Side.SELL).collect(into);
        triggers.collect(into);
    }
}
