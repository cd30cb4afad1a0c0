package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.strategy.grid.config.Direction;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.Profit;
import io.jackstay.strategy.grid.plan.FreshLegs;
import io.jackstay.strategy.grid.plan.Ladder;
import io.jackstay.strategy.grid.plan.Leg;
import io.jackstay.strategy.grid.plan.Origin;
import io.jackstay.strategy.grid.plan.Plan;
import io.jackstay.strategy.grid.plan.Wanted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The legs of a running grid, what each of them asks for, and what they have earned; every change is in memory at once. Not
 * thread safe: owned by the bot loop.
 */
final class Legs {
    private final GridConfig config;
    private final GridMemory memory;
    private final List<Leg> legs;
    private final List<Wanted> wanted;
    private final Map<String, Integer> byLabel = new HashMap<>();
    private Origin origin;
    private Ladder ladder;
    private PairProfit profit;

    Legs(GridConfig config, Ladder ladder, Origin origin, GridMemory memory) {
        this.config = requireNonNull(config, "config is null");
        this.ladder = requireNonNull(ladder, "ladder is null");
        this.origin = requireNonNull(origin, "origin is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.profit = memory.profit();
        this.legs = new ArrayList<>(memory.legs(config.market()));
        this.wanted = new ArrayList<>(Wanted.all(legs, ladder, config.profit()));
        wanted.forEach(want -> byLabel.put(want.label(), want.leg()));
    }

    int count() {
        return legs.size();
    }

    Origin origin() {
        return origin;
    }

    Ladder ladder() {
        return ladder;
    }

    PairProfit profit() {
        return profit;
    }

    Wanted wanted(int leg) {
        return wanted.get(leg);
    }

    List<Wanted> all() {
        return wanted;
    }

    /** The leg that asks for an order of this label now; orders of earlier generations belong to none. */
    OptionalInt find(String label) {
        Integer leg = byLabel.get(label);
        return leg == null ? OptionalInt.empty() : OptionalInt.of(leg);
    }

    /** The order of a leg ended with this much filled, base, above zero; {@code whole} when that was all of it. */
    void filled(int leg, Size filled, boolean whole) {
        Leg before = legs.get(leg);
        if (before.side() != before.home()) {
            earn(leg, filled.min(before.rest()));
        }
        Leg next = before.after(filled, whole, ladder);
        if (next.side() != before.side() && next.side() == next.home()) {
            next = reopened(next);
        }
        replace(next);
    }

    /**
     * An order has filled after its end: its leg has more, or less, than it was known to have.
     *
     * @param leg the leg whose order it was
     * @param live whether another order of the leg rests meanwhile
     */
    void late(int leg, Order order, Size filled, boolean live) {
        Leg before = legs.get(leg);
        if (!live && order.side() == before.side()) {
            filled(leg, filled, false);
            return;
        }
        Size held = before.held();
        replace(before.holding(order.side() == Side.BUY ? held.plus(filled) : held.minus(filled)));
    }

    /** Nothing of the leg rests any more: it turns round when what it has does not leave enough for an order. */
    void settle(int leg) {
        Leg before = legs.get(leg);
        Leg settled = before.settled(ladder);
        if (!settled.equals(before)) {
            replace(settled);
        }
    }

    private void replace(Leg next) {
        byLabel.remove(wanted.get(next.index()).label());
        legs.set(next.index(), next);
        memory.save(next);
        want(next.index());
    }

    private void earn(int leg, Size filled) {
        BigDecimal upper = ladder.price(leg + 1).toBigDecimal();
        BigDecimal lower = ladder.price(leg).toBigDecimal();
        BigDecimal units = filled.toBigDecimal().multiply(ladder.info().contractMultiplier());
        BigDecimal paid =
                upper.add(lower).multiply(ladder.info().fees().maker()).multiply(units);
        profit = profit.plus(upper.subtract(lower).multiply(units), paid);
        memory.save(profit);
    }

    /** A leg whose pair is complete: what it keeps in base leaves it, what it reinvests makes it larger. */
    private Leg reopened(Leg leg) {
        if (config.profit() == Profit.BASE) {
            Size begins = leg.home() == Side.BUY ? leg.size().minus(leg.size()) : leg.size();
            Size more = leg.held().minus(begins);
            if (more.signum() <= 0) {
                return leg;
            }
            keep(more.toBigDecimal());
            return leg.holding(begins);
        }
        if (config.profit() != Profit.REINVEST) {
            return leg;
        }
        Size grown = grown(leg.index());
        Size more = grown.minus(leg.size());
        if (more.signum() <= 0) {
            return leg;
        }
        if (leg.home() == Side.BUY) {
            return leg.sized(grown);
        }
        keep(more.toBigDecimal().negate());
        return leg.holding(leg.held().plus(more)).sized(grown);
    }

    private Size grown(int leg) {
        BigDecimal size = ladder.size(leg).toBigDecimal();
        BigDecimal share = profit.afterFees().divide(ladder.value(), MathContext.DECIMAL64);
        return ladder.info().roundSize(size.add(size.multiply(share)));
    }

    private void keep(BigDecimal more) {
        origin = origin.keeping(more);
        memory.save(origin);
    }

    /** More legs at the upper end; those that are there stay as they are. Returns the first new one. */
    int extend(Plan plan) {
        int first = legs.size();
        Ladder longer = Ladder.of(plan, ladder.info());
        memory.save(plan);
        ladder = longer;
        Direction direction = config.direction();
        for (Leg leg : FreshLegs.above(first, longer, origin.generation(), direction, origin.base())) {
            legs.add(leg);
            memory.save(leg);
            wanted.add(Wanted.of(leg, ladder, config.profit()));
            byLabel.put(leg.label(), leg.index());
            keep(leg.held().toBigDecimal().negate());
        }
        return first;
    }

    Plan plan() {
        return memory.plan();
    }

    /** The market's rules changed: what is ordered from now on fits the new ones. */
    void measure(Ladder fitting) {
        if (fitting.legs() != legs.size()) {
            throw new IllegalArgumentException("%d legs became %d".formatted(legs.size(), fitting.legs()));
        }
        ladder = fitting;
        for (int leg = 0; leg < legs.size(); leg++) {
            want(leg);
        }
    }

    /** The position that the grid's ended orders and its beginning explain, signed, base. */
    BigDecimal position() {
        BigDecimal position = origin.base();
        for (Leg leg : legs) {
            position = position.add(leg.held().toBigDecimal());
        }
        return position;
    }

    private void want(int leg) {
        Wanted next = Wanted.of(legs.get(leg), ladder, config.profit());
        wanted.set(leg, next);
        byLabel.put(next.label(), leg);
    }
}
