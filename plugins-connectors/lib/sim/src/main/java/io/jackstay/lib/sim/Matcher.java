package io.jackstay.lib.sim;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.TimeInForce;

/** Matches the own orders of one market; {@link SimMarket} says by which rules. Not thread safe: owned by its market. */
final class Matcher {
    private static final long NONE = Long.MAX_VALUE;

    private final Sides sides;
    private final SelfTrade selfTrade;
    private final MatchListener listener;
    private final OwnLevel.Filler maker = this::fillAsMaker;
    private int reduceOnlyOrders;
    private boolean filledSince;

    Matcher(Sides sides, SelfTrade selfTrade, MatchListener listener) {
        this.sides = sides;
        this.selfTrade = selfTrade;
        this.listener = listener;
    }

    /** An order of before rests again. */
    void restored(SimOrder order) {
        order.holding().opened(order.side(), order.remaining());
        reduceOnlyOrders += order.isReduceOnly() ? 1 : 0;
    }

    /** A public print, against the orders that were waiting for it. */
    void print(long price, long size, Side takerSide, long happened, long now) {
        OwnSide own = sides.own(takerSide.opposite());
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

    /** Fills resting orders that opposite quotes reach. */
    void matchQuotes(long now) {
        matchQuotes(Side.BUY, now);
        matchQuotes(Side.SELL, now);
        endReduceOnly(now);
    }

    private void matchQuotes(Side side, long now) {
        OwnSide own = sides.own(side);
        VisibleSide opposite = sides.visible(side.opposite());
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

    static boolean isPostOnly(SimOrder order) {
        return order.timeInForce() == TimeInForce.POST_ONLY;
    }

    /** Whether the order would end on arrival because it meets an own one before it has anything. */
    boolean endsOnOwn(SimOrder order) {
        return selfTrade == SelfTrade.CANCEL_NEWEST
                && meetsOwn(order)
                && (isPostOnly(order) || takeable(order, 1, true) == 0);
    }

    private boolean meetsOwn(SimOrder order) {
        OwnSide opposite = sides.own(order.side().opposite());
        long limit = -sides.own(order.side()).key(order.price());
        for (int i = 0; i < opposite.count() && opposite.level(i).key() <= limit; i++) {
            if (opposite.level(i).holds(order.holding())) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is something to take within the order's limit, as far as self-trade prevention lets it come. */
    boolean canTake(SimOrder order) {
        return takeable(order, 1, true) > 0;
    }

    /** Whether all of the order can surely be had at once. */
    boolean canTakeAll(SimOrder order) {
        return takeable(order, order.remaining(), false) >= order.remaining();
    }

    private long takeable(SimOrder order, long enough, boolean withReduceOnly) {
        OwnSide own = sides.own(order.side().opposite());
        VisibleSide shown = sides.visible(order.side().opposite());
        long limit = shown.key(order.price());
        int ownIndex = 0;
        int shownIndex = 0;
        long sum = 0;
        while (sum < enough) {
            long ownKey = ownIndex < own.count() ? own.level(ownIndex).key() : NONE;
            long shownKey = shownIndex < shown.count() ? shown.keyAt(shownIndex) : NONE;
            if (Math.min(ownKey, shownKey) > limit) {
                return sum;
            }
            if (ownKey <= shownKey) {
                OwnLevel level = own.level(ownIndex++);
                if (selfTrade != SelfTrade.CANCEL_OLDEST && level.holds(order.holding())) {
                    return sum;
                }
                sum += level.remainingOfOthers(order.holding(), withReduceOnly);
            } else {
                sum += shown.availableAt(shownIndex++);
            }
        }
        return sum;
    }

    /** Takes what an order can have now; the rest rests or ends. Its remaining size counts as open from here on. */
    void enter(SimOrder order, long now) {
        order.holding().opened(order.side(), order.remaining());
        order.queuedAt(now);
        boolean taking = true;
        while (taking && order.isOpen()) {
            taking = takeNext(order, now);
        }
        if (order.isOpen()) {
            restOrEnd(order, now);
        }
        endReduceOnly(now);
    }

    /** Takes from the next level; false when there is none for it. */
    private boolean takeNext(SimOrder order, long now) {
        OwnSide own = sides.own(order.side().opposite());
        VisibleSide shown = sides.visible(order.side().opposite());
        int index = shown.firstAvailable();
        long shownKey = index < shown.count() ? shown.keyAt(index) : NONE;
        long ownKey = own.isEmpty() ? NONE : own.best().key();
        if (Math.min(ownKey, shownKey) > shown.key(order.price())) {
            return false;
        }
        if (ownKey > shownKey) {
            takeShown(order, shown, index, order.remaining(), now);
            return true;
        }
        OwnLevel level = own.best();
        if (level.holds(order.holding())) {
            return preventSelfTrade(order, level, now);
        }
        long strangers = ownKey == shownKey ? before(level, shown, index) : 0;
        if (strangers > 0) {
            takeShown(order, shown, index, strangers, now);
        } else {
            match(level.first(), order, now);
            level.dropEnded();
            own.dropWhenEmpty(0);
        }
        return true;
    }

    /** What strangers before the first own order of a level still have to give. */
    private static long before(OwnLevel level, VisibleSide shown, int index) {
        long ahead = level.queueAhead(level.first());
        long left = ahead == SimOrder.QUEUE_UNKNOWN ? ahead : Math.max(0, ahead - shown.takenAt(index));
        return Math.min(left, shown.availableAt(index));
    }

    private void takeShown(SimOrder order, VisibleSide shown, int index, long most, long now) {
        long size = Math.min(Math.min(order.remaining(), most), shown.availableAt(index));
        shown.take(index, fill(order, shown.priceAt(index), size, LiquidityRole.TAKER, now));
    }

    /** Two orders of two accounts, at the price of the older one. */
    private void match(SimOrder resting, SimOrder order, long now) {
        long size = Math.min(allowed(resting, order.remaining()), allowed(order, resting.remaining()));
        if (size > 0) {
            fillAsMaker(resting, size, now);
            fill(order, resting.price(), size, LiquidityRole.TAKER, now);
        } else if (allowed(order, 1) == 0) {
            end(order, EndCause.REDUCE_ONLY, now);
        } else {
            reduceOnlyOrders--;
            end(resting, EndCause.REDUCE_ONLY, now);
        }
    }

    /** The order has come to an order of its own account; true when it may go on. */
    private boolean preventSelfTrade(SimOrder order, OwnLevel level, long now) {
        if (selfTrade != SelfTrade.CANCEL_NEWEST) {
            for (int i = level.count() - 1; i >= 0; i--) {
                if (sameHolding(level.order(i), order)) {
                    reduceOnlyOrders -= level.order(i).isReduceOnly() ? 1 : 0;
                    end(level.order(i), EndCause.SELF_TRADE_OLDER, now);
                }
            }
            level.dropEnded();
            sides.own(order.side().opposite()).dropWhenEmpty(0);
        }
        if (selfTrade != SelfTrade.CANCEL_OLDEST) {
            end(order, EndCause.SELF_TRADE, now);
            return false;
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // each account has one holding a market
    private static boolean sameHolding(SimOrder one, SimOrder other) {
        return one.holding() == other.holding();
    }

    private void restOrEnd(SimOrder order, long now) {
        if (order.timeInForce() == TimeInForce.IOC || order.timeInForce() == TimeInForce.FOK) {
            end(order, EndCause.IMMEDIATE, now);
            return;
        }
        OwnSide own = sides.own(order.side());
        long key = own.key(order.price());
        own.at(key, sides.visible(order.side()).sizeAtKey(key), now).join(order, now);
        reduceOnlyOrders += order.isReduceOnly() ? 1 : 0;
    }

    /** Takes a resting order out of the book, as it will end or come in again elsewhere. */
    void lift(SimOrder order) {
        sides.own(order.side()).remove(order);
        reduceOnlyOrders -= order.isReduceOnly() ? 1 : 0;
        order.holding().closed(order.side(), order.remaining());
    }

    /** Ends a resting order. */
    void cancel(SimOrder order, EndCause cause, long now) {
        lift(order);
        order.end(cause);
        listener.onEnded(order, now);
    }

    private long fillAsMaker(SimOrder order, long wanted, long now) {
        long size = fill(order, order.price(), wanted, LiquidityRole.MAKER, now);
        reduceOnlyOrders -= order.isReduceOnly() && !order.isOpen() ? 1 : 0;
        return size;
    }

    private static long allowed(SimOrder order, long wanted) {
        long most = Math.min(wanted, order.remaining());
        return order.isReduceOnly() ? Math.min(most, order.holding().reducible(order.side())) : most;
    }

    private long fill(SimOrder order, long price, long wanted, LiquidityRole role, long now) {
        long size = allowed(order, wanted);
        if (size == 0) {
            end(order, EndCause.REDUCE_ONLY, now);
            return 0;
        }
        order.fill(size);
        order.holding().closed(order.side(), size);
        order.holding().filled(order.side(), size);
        filledSince = true;
        listener.onFilled(order, price, size, role, now);
        return size;
    }

    private void end(SimOrder order, EndCause cause, long now) {
        order.holding().closed(order.side(), order.remaining());
        order.end(cause);
        listener.onEnded(order, now);
    }

    private void endReduceOnly(long now) {
        if (filledSince && reduceOnlyOrders > 0) {
            endReduceOnly(Side.BUY, now);
            endReduceOnly(Side.SELL, now);
        }
        filledSince = false;
    }

    private void endReduceOnly(Side side, long now) {
        OwnSide own = sides.own(side);
        for (int i = own.count() - 1; i >= 0; i--) {
            OwnLevel level = own.level(i);
            for (int j = level.count() - 1; j >= 0; j--) {
                SimOrder order = level.order(j);
                if (order.isReduceOnly() && order.holding().reducible(side) == 0) {
                    reduceOnlyOrders--;
                    end(order, EndCause.REDUCE_ONLY, now);
                }
            }
            level.dropEnded();
            own.dropWhenEmpty(i);
        }
    }
}
