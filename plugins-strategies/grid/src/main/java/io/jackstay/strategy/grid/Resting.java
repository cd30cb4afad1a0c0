package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.plan.Decision;
import io.jackstay.strategy.grid.plan.GridView;
import io.jackstay.strategy.grid.plan.Wanted;
import io.jackstay.strategy.grid.plan.WantedGrid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The difference between the orders that are wanted and those that rest. Not thread safe: owned by the bot loop.
 *
 * <p>Each leg has one order that may be live, or is due, or pauses after a refusal, or is not wanted now. A leg is due until its
 * order would rest: below the best ask or above the best bid, and not against an order of the grid itself. A cancel that failed
 * is asked for again when the orders are compared.
 */
final class Resting {
    private final GridConfig config;
    private final Legs legs;
    private final NavigableMap<Integer, Order> live = new TreeMap<>();
    private final NavigableSet<Integer> due = new TreeSet<>();
    private final NavigableSet<Integer> paused = new TreeSet<>();
    private final NavigableSet<Integer> withdrawn = new TreeSet<>();
    private final LateFills late = new LateFills();
    private WantedGrid wanted = new WantedGrid(Collections.emptySortedMap(), Collections.emptyMap());

    Resting(GridConfig config, Legs legs) {
        this.config = requireNonNull(config, "config is null");
        this.legs = requireNonNull(legs, "legs is null");
    }

    /** What ended with something filled while nobody listened: a leg whose order is gone asks for it by label. */
    void settleMissed(Context context) {
        SortedSet<String> open = new TreeSet<>();
        context.orders().open(config.market()).forEach(order -> open.add(order.label()));
        for (int leg = 0; leg < legs.count(); leg++) {
            Optional<Order> ended = ended(context, leg, open);
            while (ended.isPresent()) {
                Size filled = filled(ended.get());
                legs.filled(leg, filled, filled.compareTo(ended.get().size()) >= 0);
                ended = ended(context, leg, open);
            }
            due.add(leg);
        }
    }

    private Optional<Order> ended(Context context, int leg, SortedSet<String> open) {
        String label = legs.wanted(leg).label();
        return open.contains(label)
                ? Optional.empty()
                : context.orders()
                        .findLabel(label)
                        .filter(order -> order.state().isFinal())
                        .filter(order -> filled(order).signum() > 0);
    }

    /** One order a leg, at its price; all others of this bot in the market are in the way. True when there were some. */
    boolean adopt(Context context) {
        boolean inTheWay = false;
        for (Order order : context.orders().open(config.market())) {
            OptionalInt leg = legs.find(order.label());
            boolean taken = leg.isPresent() && due.remove(leg.getAsInt());
            if (taken) {
                live.put(leg.getAsInt(), order);
            }
            if (!taken || !order.price().equals(legs.wanted(leg.getAsInt()).price())) {
                inTheWay = true;
                context.orders().cancel(order);
                if (taken) {
                    withdrawn.add(leg.getAsInt());
                }
            }
        }
        return inTheWay;
    }

    /** Filled whole on the venue's word counts as whole, though the fills may still be on their way. */
    static Size filled(Order order) {
        return order.state() == OrderState.FILLED && order.filled().compareTo(order.size()) < 0
                ? order.size()
                : order.filled();
    }

    Collection<Order> orders() {
        return live.values();
    }

    WantedGrid wanted() {
        return wanted;
    }

    boolean isLive(int leg, Order order) {
        return live.get(leg) == order;
    }

    boolean isEmpty() {
        return live.isEmpty();
    }

    boolean hasDue() {
        return !due.isEmpty();
    }

    void due(int leg) {
        paused.remove(leg);
        due.add(leg);
    }

    void pause(int leg) {
        due.remove(leg);
        paused.add(leg);
    }

    /** The pause of a leg is over. */
    void retry(int leg) {
        paused.remove(leg);
        if (!live.containsKey(leg) && leg < legs.count()) {
            due.add(leg);
        }
    }

    void placed(int leg, Order order) {
        live.put(leg, order);
    }

    /** The order of a leg can fill no more, as far as is known; true when we had asked for its end. */
    boolean ended(int leg) {
        Order order = live.remove(leg);
        if (order != null) {
            late.ended(order, filled(order));
        }
        return withdrawn.remove(leg);
    }

    /** What an order has filled since it ended, base; zero when nothing, or when it is not known here. */
    Size late(Order order) {
        return late.since(order);
    }

    /** Whether a cancel is under way, or failed. */
    boolean awaitsEnds() {
        return !withdrawn.isEmpty();
    }

    boolean isWithdrawn(int leg) {
        return withdrawn.contains(leg);
    }

    void withdrawAll(Context context) {
        due.clear();
        live.forEach((leg, order) -> withdraw(context, leg, order));
    }

    /** Asks for the end of a leg's order; false when it has none. */
    boolean withdraw(Context context, int leg) {
        Order order = live.get(leg);
        if (order != null) {
            withdraw(context, leg, order);
        }
        return order != null;
    }

    /** Without effect while the venue has not answered an earlier cancel. */
    private void withdraw(Context context, int leg, Order order) {
        withdrawn.add(leg);
        context.orders().cancel(order);
    }

    /** Looks at the market again: orders that should not rest any more are withdrawn, those that should are due. */
    void decide(Context context) {
        MarketView view = context.market(config.market());
        if (view.top().isEmpty()) {
            return;
        }
        BigDecimal position = view.position().size().toBigDecimal();
        SortedMap<Integer, GridView.Rests> resting = new TreeMap<>();
        live.forEach((leg, order) -> resting.put(leg, new GridView.Rests(order.size(), order.filled())));
        wanted = Decision.wanted(
                config, new GridView(legs.ladder(), legs.all(), view.top().get().mid(), position, resting));
        for (int leg = 0; leg < legs.count(); leg++) {
            Optional<Wanted> want = wanted.of(leg);
            Order order = live.get(leg);
            if (order != null) {
                if (withdrawn.contains(leg)
                        || want.isEmpty()
                        || !order.size().equals(want.get().size())) {
                    withdraw(context, leg, order);
                }
            } else if (want.isEmpty()) {
                due.remove(leg);
            } else if (!paused.contains(leg)) {
                due.add(leg);
            }
        }
    }

    private Optional<Wanted> want(int leg) {
        return config.isSelective() ? wanted.of(leg) : Optional.of(legs.wanted(leg));
    }

    /** The due orders that would rest now and meet none of the grid's own; they are not due any more. */
    List<Wanted> takeDue(TopOfBook top) {
        List<Wanted> ready = new ArrayList<>();
        if (!wouldRest(top)) {
            return ready;
        }
        for (int leg : List.copyOf(due)) {
            Optional<Wanted> want =
                    want(leg).filter(order -> order.rests(top)).filter(order -> !meetsOwn(order, ready));
            if (want.isPresent()) {
                due.remove(leg);
                ready.add(want.get());
            }
        }
        return ready;
    }

    /** A look that costs nothing, for the many ticks at which the levels that are due are on the wrong side of the price. */
    private boolean wouldRest(TopOfBook top) {
        for (Integer leg : due) {
            if (legs.wanted(leg).rests(top)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an order of the grid rests at this price or beyond, on the other side, or is about to. */
    private boolean meetsOwn(Wanted want, List<Wanted> ready) {
        for (Map.Entry<Integer, Order> resting : live.entrySet()) {
            if (isBeyond(resting.getKey(), resting.getValue().side(), want)) {
                return true;
            }
        }
        for (Wanted other : ready) {
            if (isBeyond(other.leg(), other.side(), want)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBeyond(int leg, Side side, Wanted want) {
        return side != want.side() && (want.side() == Side.BUY ? leg < want.leg() : leg > want.leg());
    }

    /**
     * Compares what rests with what should, and asks for what is missing: a leg without an order that neither pauses nor waits,
     * an order of the bot that belongs to no leg. Returns how many there were.
     */
    int repair(Context context) {
        int drift = 0;
        List.copyOf(withdrawn).forEach(leg -> withdraw(context, leg));
        for (int leg = 0; leg < legs.count(); leg++) {
            boolean known = live.containsKey(leg) || due.contains(leg) || paused.contains(leg);
            if (!known && want(leg).isPresent()) {
                due.add(leg);
                drift++;
            }
        }
        for (Order order : context.orders().open(config.market())) {
            OptionalInt leg = legs.find(order.label());
            if (leg.isEmpty() || live.get(leg.getAsInt()) != order) {
                context.orders().cancel(order);
                drift++;
            }
        }
        return drift + lost();
    }

    /** Orders that the bot does not have any more, though nobody said so. */
    private int lost() {
        if (live.values().stream().noneMatch(order -> order.state().isFinal())) {
            return 0;
        }
        int lost = 0;
        for (Map.Entry<Integer, Order> entry : new TreeMap<>(live).entrySet()) {
            int leg = entry.getKey();
            Order order = entry.getValue();
            if (order.state().isFinal()) {
                Size filled = filled(order);
                ended(leg);
                if (filled.signum() > 0) {
                    legs.filled(leg, filled, filled.compareTo(order.size()) >= 0);
                }
                due.add(leg);
                lost++;
            }
        }
        return lost;
    }
}
