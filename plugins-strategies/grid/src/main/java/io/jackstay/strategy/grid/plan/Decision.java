package io.jackstay.strategy.grid.plan;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.strategy.grid.config.BoundsConfig;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.InventoryConfig;
import io.jackstay.strategy.grid.plan.WantedGrid.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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
 * position holds whatever fills, and a fill, whole or in part, does not change what the others of its side are. An order that
 * rests keeps its size while that is near enough to the wanted one and within the limit of the position.
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
        return view.resting().containsKey(want.leg());
    }

    private void look(Wanted want) {
        Optional<Reason> out = reason(want);
        if (out.isPresent()) {
            left.merge(out.get(), 1, Integer::sum);
            return;
        }
        Size size = config.inventory().map(rule -> allowed(want, rule)).orElse(want.size());
        GridView.Rests rests = view.resting().get(want.leg());
        if (rests != null && stays(want, rests, size)) {
            choose(want, rests.size(), rests.open());
        } else if (view.ladder().takes(size, want.side() == Side.BUY ? want.leg() : want.leg() + 1)) {
            choose(want, size, size);
        } else {
            left.merge(Reason.INVENTORY, 1, Integer::sum);
        }
    }

    private void choose(Wanted want, Size size, Size open) {
        chosen.put(want.leg(), size.equals(want.size()) ? want : want.sized(size));
        if (want.side() == Side.BUY) {
            whenBought = whenBought.add(open.toBigDecimal());
        } else {
            whenSold = whenSold.subtract(open.toBigDecimal());
        }
    }

    /** One that has filled in part stays for the rest, whatever its size. */
    private boolean stays(Wanted want, GridView.Rests rests, Size wanted) {
        if (config.inventory()
                .filter(rule -> rests.open().toBigDecimal().compareTo(room(want.side(), rule)) > 0)
                .isPresent()) {
            return false;
        }
        BigDecimal size = rests.size().toBigDecimal();
        BigDecimal off = size.subtract(wanted.toBigDecimal()).abs();
        return rests.filled().signum() > 0 || off.compareTo(config.tolerance().of(size)) <= 0;
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
        BigDecimal away = away(want.side(), rule).max(BigDecimal.ZERO).min(rule.max());
        BigDecimal kept = rule.max().subtract(rule.skew().fraction().multiply(away));
        MarketInfo info = view.ladder().info();
        BigDecimal skewed =
                want.size().toBigDecimal().multiply(kept).divide(rule.max(), info.sizeScale(), RoundingMode.DOWN);
        return info.roundSize(skewed.min(room(want.side(), rule)));
    }

    /** How much more of a side may fill before the position is as far from its target as it may be. */
    private BigDecimal room(Side side, InventoryConfig rule) {
        return rule.max().subtract(away(side, rule)).max(BigDecimal.ZERO);
    }

    /** How far beyond the target the position would be with all nearer orders of the side filled. */
    private BigDecimal away(Side side, InventoryConfig rule) {
        return side == Side.BUY
                ? whenBought.subtract(rule.target())
                : rule.target().subtract(whenSold);
    }
}
