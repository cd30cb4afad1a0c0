package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.MarketView;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns what the legs want into orders. Not thread safe: owned by the bot loop.
 *
 * <p>Each leg has one order that may be live, or is due, or pauses after a refusal. A leg is due until its order would rest:
 * below the best ask or above the best bid, and not against an order of the grid itself. A tick costs one look at an empty
 * set while nothing is due.
 */
final class RunningGrid implements Stage {
    private static final String RETRY = "retry-";

    private final GridConfig config;
    private final Legs legs;
    private final Refusals refusals;
    private final GridWords words;
    private final NavigableMap<Integer, Order> live = new TreeMap<>();
    private final NavigableSet<Integer> due = new TreeSet<>();

    private RunningGrid(GridConfig config, Legs legs) {
        this.config = requireNonNull(config, "config is null");
        this.legs = requireNonNull(legs, "legs is null");
        this.refusals = new Refusals(config.refresh());
        this.words = new GridWords(config.market());
    }

    /** Takes over the orders that are there, and asks for those that are not. */
    static RunningGrid begin(GridConfig config, Legs legs, Context context) {
        RunningGrid grid = new RunningGrid(config, legs);
        grid.settleMissed(context);
        grid.adopt(context);
        grid.words.lines(context, legs.ladder());
        grid.onForeignFill(context);
        grid.placeDue(context);
        grid.tell(context);
        return grid;
    }

    /** What ended with something filled while nobody listened: a leg whose order is gone asks for it by label. */
    private void settleMissed(Context context) {
        SortedSet<String> open = new TreeSet<>();
        context.orders().open(config.market()).forEach(order -> open.add(order.label()));
        for (int leg = 0; leg < legs.count(); leg++) {
            Optional<Order> ended = ended(context, leg, open);
            while (ended.isPresent()) {
                legs.filled(leg, filled(ended.get()));
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

    /** One order a leg, at its price; all others of this bot in the market are in the way. */
    private void adopt(Context context) {
        for (Order order : context.orders().open(config.market())) {
            OptionalInt leg = legs.find(order.label());
            boolean taken = leg.isPresent() && due.remove(leg.getAsInt());
            if (taken) {
                live.put(leg.getAsInt(), order);
            }
            if (!taken || !order.price().equals(legs.wanted(leg.getAsInt()).price())) {
                context.orders().cancel(order);
            }
        }
    }

    @Override
    public Stage onMarket(Context context) {
        if (!due.isEmpty() && placeDue(context)) {
            tell(context);
        }
        return this;
    }

    @Override
    public void onOrder(Context context, Order order) {
        OptionalInt found = legs.find(order.label());
        if (found.isEmpty() || live.get(found.getAsInt()) != order) {
            return;
        }
        int leg = found.getAsInt();
        if (!order.state().isFinal()) {
            if (order.state() == OrderState.OPEN) {
                accepted(context, leg);
            }
            return;
        }
        live.remove(leg);
        Size filled = filled(order);
        if (filled.signum() > 0) {
            accepted(context, leg);
            legs.filled(leg, filled);
            due.add(leg);
            placeDue(context);
        } else {
            pause(context, leg, order);
        }
        tell(context);
    }

    private void accepted(Context context, int leg) {
        if (refusals.accepted(leg)) {
            words.accepted(context);
        }
    }

    @Override
    public void onTimer(Context context, String name) {
        if (name.startsWith(RETRY)) {
            int leg = Integer.parseInt(name.substring(RETRY.length()));
            if (!live.containsKey(leg)) {
                due.add(leg);
            }
            onMarket(context);
        }
    }

    /** Orders that rest stay where they are; new ones fit the new rules, where the grid can. */
    @Override
    public void onRules(Context context, MarketInfo now) {
        try {
            BigDecimal centre = legs.origin().centre();
            Ladder ladder = Ladder.of(config, centre, now);
            if (LadderCheck.unfit(ladder, config).isEmpty()) {
                legs.measure(ladder);
            }
            words.rules(context, LadderCheck.problem(ladder, config));
        } catch (IllegalArgumentException | ArithmeticException e) {
            words.rules(context, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void onForeignFill(Context context) {
        BigDecimal explained = legs.position();
        for (Order order : live.values()) {
            BigDecimal filled = order.filled().toBigDecimal();
            explained = order.side() == Side.BUY ? explained.add(filled) : explained.subtract(filled);
        }
        BigDecimal actual = context.market(config.market()).position().size().toBigDecimal();
        words.position(context, explained, actual, legs.ladder().info().baseAsset());
    }

    /** True when something was asked for, or could be again. */
    private boolean placeDue(Context context) {
        MarketView view = context.market(config.market());
        Optional<TopOfBook> top = view.top();
        if (top.isEmpty() || !view.isTradable()) {
            words.kept(context, view);
            return false;
        }
        boolean changed = words.free();
        for (Iterator<Integer> each = due.iterator(); each.hasNext(); ) {
            int leg = each.next();
            Wanted want = legs.wanted(leg);
            if (want.rests(top.get()) && !meetsOwn(want)) {
                each.remove();
                place(context, want);
                changed = true;
            }
        }
        return changed;
    }

    private void place(Context context, Wanted want) {
        Order order = context.orders().place(want.request());
        if (order.state().isFinal()) {
            pause(context, want.leg(), order);
        } else {
            live.put(want.leg(), order);
        }
    }

    /** Whether an order of the grid rests at this price or beyond, on the other side. */
    private boolean meetsOwn(Wanted want) {
        NavigableMap<Integer, Order> beyond =
                want.side() == Side.BUY ? live.headMap(want.leg(), false) : live.tailMap(want.leg(), false);
        for (Order order : beyond.values()) {
            if (order.side() != want.side()) {
                return true;
            }
        }
        return false;
    }

    private void pause(Context context, int leg, Order order) {
        RejectReason reason = order.rejection().map(Rejection::reason).orElse(RejectReason.OTHER);
        Duration pause = refusals.refused(leg, reason);
        context.timers().once(RETRY + leg, pause);
        if (reason != RejectReason.POST_ONLY_WOULD_CROSS) {
            words.refused(context, order, refusals.legs(), pause);
        }
    }

    /** Filled whole on the venue's word counts as whole, though the fills may still be on their way. */
    private static Size filled(Order order) {
        return order.state() == OrderState.FILLED && order.filled().compareTo(order.size()) < 0
                ? order.size()
                : order.filled();
    }

    private void tell(Context context) {
        words.rest(context, live.values(), legs.count());
    }
}
