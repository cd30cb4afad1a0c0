package io.jackstay.strategy.grid.plan;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.strategy.grid.config.BoundsConfig;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.InventoryConfig;
import io.jackstay.strategy.grid.plan.WantedGrid.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides which orders of a grid should rest: a pure function from a view to a wanted grid. Not thread safe: made for one
 * decision.
 *
 * <p>Orders are looked at from the mid outwards. Each counts as if all nearer ones of its side had filled: so a limit of the
 * position holds whatever fills, and a fill does not change what the others are.
 */
public final class Decision {
    /** What rests already may be a tenth farther away than what does not. */
    private static final BigDecimal STAY = new BigDecimal("1.1");

    private final GridConfig config;
    private final GridView view;
    private final SortedMap<Integer, Wanted> chosen = new TreeMap<>();
    private final Map<Reason, Integer> left = new EnumMap<>(Reason.class);
    private BigDecimal whenBought;
    private BigDecimal whenSold;

    private Decision(GridConfig config, GridView view) {
        this.config = requireNonNull(config, "config is null");
        this.view = requireNonNull(view, "view is null");
        this.whenBought = view.position();
        this.whenSold = view.position();
    }

    public static WantedGrid wanted(GridConfig config, GridView view) {
        Decision decision = new Decision(config, view);
        decision.outwards().forEach(decision::look);
        return new WantedGrid(decision.chosen, decision.left);
    }

    private List<Wanted> outwards() {
        List<Wanted> all = new ArrayList<>(view.all());
        all.sort(Comparator.comparing(this::distance).thenComparing(Wanted::leg));
        return all;
    }

    /** How far the price has to go to reach an order, negative when it has passed it; what rests counts as a little nearer. */
    private BigDecimal distance(Wanted want) {
        BigDecimal price = want.price().toBigDecimal();
        BigDecimal distance = want.side() == Side.BUY ? view.mid().subtract(price) : price.subtract(view.mid());
        return rests(want) && distance.signum() > 0 ? distance.divide(STAY, MathContext.DECIMAL64) : distance;
    }

    private boolean rests(Wanted want) {
        return view.resting().contains(want.leg());
    }

    private void look(Wanted want) {
        Optional<Reason> out = reason(want);
        if (out.isPresent()) {
            left.merge(out.get(), 1, Integer::sum);
            return;
        }
        Size size = config.inventory().map(rule -> allowed(want, rule)).orElse(want.size());
        if (!view.ladder().takes(size, want.side() == Side.BUY ? want.leg() : want.leg() + 1)) {
            left.merge(Reason.INVENTORY, 1, Integer::sum);
            return;
        }
        chosen.put(want.leg(), size.equals(want.size()) ? want : want.sized(size));
        if (want.side() == Side.BUY) {
            whenBought = whenBought.add(size.toBigDecimal());
        } else {
            whenSold = whenSold.subtract(size.toBigDecimal());
        }
    }

    private Optional<Reason> reason(Wanted want) {
        if (config.bounds().isPresent()) {
            BoundsConfig bounds = config.bounds().get();
            if (bounds.outside() != BoundsConfig.Outside.HOLD && bounds.excludes(view.mid())) {
                return Optional.of(Reason.WITHDRAWN);
            }
            if (bounds.excludes(want.price().toBigDecimal())) {
                return Optional.of(Reason.BOUNDS);
            }
        }
        if (distance(want).signum() < 0 && !rests(want)) {
            return Optional.of(Reason.PASSED);
        }
        if (config.resting().isPresent()) {
            Optional<BigDecimal> reach = config.resting().get().activation().map(share -> share.of(view.mid()));
            if (reach.isPresent() && distance(want).compareTo(reach.get()) > 0) {
                return Optional.of(Reason.TOO_FAR);
            }
            Optional<Integer> most = config.resting().get().max();
            if (most.isPresent() && chosen.size() >= most.get()) {
                return Optional.of(Reason.TOO_MANY);
            }
        }
        return Optional.empty();
    }

    /** What the inventory rule leaves of an order; zero when nothing. */
    private Size allowed(Wanted want, InventoryConfig rule) {
        boolean buys = want.side() == Side.BUY;
        BigDecimal away =
                buys ? whenBought.subtract(rule.target()) : rule.target().subtract(whenSold);
        BigDecimal share = away.max(BigDecimal.ZERO).min(rule.max()).divide(rule.max(), MathContext.DECIMAL64);
        BigDecimal lost = rule.skew().fraction().multiply(share);
        BigDecimal skewed = want.size().toBigDecimal().multiply(BigDecimal.ONE.subtract(lost));
        BigDecimal room = rule.max().subtract(away).max(BigDecimal.ZERO);
        return view.ladder().info().roundSize(skewed.min(room));
    }
}
