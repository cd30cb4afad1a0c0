package io.jackstay.lib.sim;

import static io.jackstay.lib.sim.SimOrder.QUEUE_UNKNOWN;

import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The own orders at one price, in time order, and the queue of strangers that they wait in. Not thread safe: owned by its market.
 *
 * <p>The feed tells of one event twice: a print of size 6 and a level that shrinks by 6. Both orders of arrival happen, and the
 * queue must move by 6 once. So each order's place is kept on a base, the size that the level had before everything not yet
 * explained, and the level's present size is put in relation to it:
 *
 * <ul>
 *   <li>A print eats the front of the queue on the base at once. The shrinking that it explains, when that is told later, takes as
 *       much off the base and moves nobody.
 *   <li>Shrinking without a print counts as cancels spread evenly over the level: an order with {@code ahead} before it on the
 *       base has {@code ahead × visible / base} before it now, rounded up, so never moved up too far. When its print comes within
 *       {@value #SAME_EVENT_NANOS} ns, that part is taken back and eaten from the front instead.
 *   <li>After that time the cancels stand, and a print counts as new.
 * </ul>
 *
 * <p>That is {@link QueueModel#PROPORTIONAL}. In {@link QueueModel#FULL} an order has the lesser of {@code ahead} and {@code visible}
 * before it. In {@link QueueModel#LAST} it has the whole base, less what was printed and is not missing from the level yet.
 */
final class OwnLevel {
    /** How far apart a print and the change of size that it caused may be told. */
    static final long SAME_EVENT_NANOS = 50_000_000;

    private final long key;
    private final QueueModel model;
    private final List<SimOrder> orders = new ArrayList<>(4);
    private long visible = VisibleSide.UNKNOWN;
    private long base;
    private long unexplainedSince;
    private long printed;
    private long printedAt;

    OwnLevel(long key, QueueModel model) {
        this.key = key;
        this.model = model;
    }

    long key() {
        return key;
    }

    boolean isEmpty() {
        return orders.isEmpty();
    }

    SimOrder first() {
        return orders.get(0);
    }

    int count() {
        return orders.size();
    }

    SimOrder order(int index) {
        return orders.get(index);
    }

    /** The order waits behind all that is shown, also behind what may be a print not told yet. */
    void join(SimOrder order, long now) {
        settleWhenOld(now);
        order.ahead(visible == VisibleSide.UNKNOWN ? QUEUE_UNKNOWN : base);
        orders.add(order);
    }

    void remove(SimOrder order) {
        for (int i = 0; i < orders.size(); i++) {
            if (sameObject(orders.get(i), order)) {
                orders.remove(i);
                return;
            }
        }
    }

    /** Visible size before an order now. */
    long queueAhead(SimOrder order) {
        return scaled(order.ahead());
    }

    /** Whether an order of this account waits here. */
    boolean holds(Holding holding) {
        for (int i = 0; i < orders.size(); i++) {
            if (sameObject(orders.get(i).holding(), holding)) {
                return true;
            }
        }
        return false;
    }

    /** Writes it down: its numbers, then its orders as they wait. */
    void write(LineWriter line) {
        line.add(visible)
                .add(base)
                .add(unexplainedSince)
                .add(printed)
                .add(printedAt)
                .add(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            line.add(orders.get(i).count());
        }
    }

    /** Takes back what was written down. */
    OwnLevel read(LineReader line, LongFunction<SimOrder> orderOf) {
        visible = line.number();
        base = line.number();
        unexplainedSince = line.number();
        printed = line.number();
        printedAt = line.number();
        for (int left = line.count(Integer.MAX_VALUE); left > 0; left--) {
            orders.add(orderOf.apply(line.number()));
        }
        return this;
    }

    /** What orders of other accounts have to give; reduce-only ones give no more than they may. */
    long remainingOfOthers(Holding holding, boolean withReduceOnly) {
        long sum = 0;
        for (int i = 0; i < orders.size(); i++) {
            SimOrder order = orders.get(i);
            if (!sameObject(order.holding(), holding)) {
                long reducing = withReduceOnly
                        ? Math.min(order.remaining(), order.holding().reducible(order.side()))
                        : 0;
                sum += order.isReduceOnly() ? reducing : order.remaining();
            }
        }
        return sum;
    }

    /** The feed tells the size at this price, or that it does not show it any more. */
    void resize(long size, long now) {
        if (size == visible) {
            return;
        }
        if (size == VisibleSide.UNKNOWN) {
            settle();
            visible = VisibleSide.UNKNOWN;
        } else if (visible == VisibleSide.UNKNOWN) {
            appear(size);
        } else {
            change(size, now);
        }
    }

    /** Seen again: nobody can have come in before us, so at most all that is shown is ahead. */
    private void appear(long size) {
        visible = size;
        base = size;
        printed = 0;
        limitAheadToBase();
    }

    private void change(long size, long now) {
        settleWhenOld(now);
        if (now - printedAt > SAME_EVENT_NANOS) {
            printed = 0;
        }
        boolean explained = base == visible;
        long shrunk = visible - size;
        if (shrunk > 0) {
            long byPrints = Math.min(shrunk, printed);
            printed -= byPrints;
            base -= byPrints;
        } else {
            base -= shrunk;
        }
        visible = size;
        limitAheadToBase();
        if (explained && base > visible) {
            unexplainedSince = now;
        }
    }

    /**
     * A public print at this price: eats the visible queue from the front and fills own orders where it reaches them.
     *
     * @param happened when it was at the exchange; orders that were accepted then or later are not touched
     * @param reaching how much of it gets to this price, after own orders at better prices
     * @param size all of it, as the feed's level loses it
     */
    void print(Filler filler, long now, long happened, long reaching, long size) {
        settleWhenOld(now);
        eat(filler, now, happened, reaching);
        if (visible != VisibleSide.UNKNOWN) {
            long late = Math.min(size, base - visible);
            base -= late;
            printed = (now - printedAt > SAME_EVENT_NANOS ? 0 : printed) + size - late;
            printedAt = now;
            limitAheadToBase();
        }
        dropEnded();
    }

    private void eat(Filler filler, long now, long happened, long reaching) {
        long left = reaching;
        long eaten = 0;
        for (int i = 0; i < orders.size() && left > 0; i++) {
            SimOrder order = orders.get(i);
            long ahead = model == QueueModel.LAST ? last(now) : order.ahead();
            if (order.acceptedNanos() >= happened || ahead == QUEUE_UNKNOWN) {
                break;
            }
            long before = Math.min(left, Math.max(0, ahead - eaten));
            eaten += before;
            left -= before;
            if (left > 0) {
                left -= filler.fill(order, Math.min(left, order.remaining()), now);
            }
        }
        moveUp(eaten, happened);
    }

    /** What is shown and not printed yet. */
    private long last(long now) {
        if (visible == VisibleSide.UNKNOWN) {
            return QUEUE_UNKNOWN;
        }
        return Math.max(0, base - (now - printedAt > SAME_EVENT_NANOS ? 0 : printed));
    }

    private void moveUp(long eaten, long happened) {
        for (int i = 0; i < orders.size(); i++) {
            SimOrder order = orders.get(i);
            if (order.ahead() != QUEUE_UNKNOWN && order.acceptedNanos() < happened) {
                order.ahead(Math.max(0, order.ahead() - eaten));
            }
        }
    }

    /** A print at a worse price went through this one: whoever was ahead is gone. Returns what is left of the print. */
    long through(Filler filler, long now, long happened, long size) {
        long left = size;
        for (int i = 0; i < orders.size() && left > 0 && orders.get(i).acceptedNanos() < happened; i++) {
            orders.get(i).ahead(0);
            left -= filler.fill(orders.get(i), Math.min(left, orders.get(i).remaining()), now);
        }
        dropEnded();
        return left;
    }

    /** Removes the orders that have been filled or have ended. */
    void dropEnded() {
        for (int i = orders.size() - 1; i >= 0; i--) {
            if (!orders.get(i).isOpen()) {
                orders.remove(i);
            }
        }
    }

    private void settleWhenOld(long now) {
        if (visible != VisibleSide.UNKNOWN && base > visible && now - unexplainedSince > SAME_EVENT_NANOS) {
            settle();
        }
    }

    private void settle() {
        for (int i = 0; i < orders.size(); i++) {
            orders.get(i).ahead(scaled(orders.get(i).ahead()));
        }
        base = Math.max(visible, 0);
    }

    private void limitAheadToBase() {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).ahead() > base) {
                orders.get(i).ahead(base);
            }
        }
    }

    private long scaled(long ahead) {
        if (visible == VisibleSide.UNKNOWN) {
            return ahead;
        }
        return switch (model) {
            case FULL -> ahead == QUEUE_UNKNOWN ? ahead : Math.min(ahead, visible);
            case LAST -> visible;
            case PROPORTIONAL ->
                ahead == QUEUE_UNKNOWN || base == visible ? ahead : Exact.shareUp(ahead, visible, base);
        };
    }

    @SuppressWarnings("ReferenceEquality") // orders and holdings are the same only when they are the same object
    private static boolean sameObject(Object one, Object other) {
        return one == other;
    }

    /** Books a fill of an own order; returns how much was filled, less than wanted where the order may not have more. */
    interface Filler {
        long fill(SimOrder order, long wanted, long now);
    }
}
