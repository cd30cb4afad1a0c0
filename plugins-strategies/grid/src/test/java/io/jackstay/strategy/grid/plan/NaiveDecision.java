package io.jackstay.strategy.grid.plan;

import io.jackstay.api.market.Side;
import io.jackstay.strategy.grid.config.BoundsConfig;
import io.jackstay.strategy.grid.config.GridConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The decision a second time, in whole numbers and as it is told in the documentation: prices in tenths, sizes in thousandths,
 * shares in hundredths of a percent. Not thread safe: made for one decision.
 */
final class NaiveDecision {
    private static final long WHOLE = 10_000;

    private final GridConfig config;
    private final GridView view;
    private final long twiceMid;
    private final SortedMap<Integer, Long> sizes = new TreeMap<>();
    private long bought;
    private long sold;

    private NaiveDecision(GridConfig config, GridView view) {
        this.config = config;
        this.view = view;
        this.twiceMid = tenths(view.mid().multiply(BigDecimal.valueOf(2)));
        this.bought = thousandths(view.position());
        this.sold = bought;
    }

    /** By leg, the size in thousandths that should rest. */
    static SortedMap<Integer, Long> sizes(GridConfig config, GridView view) {
        NaiveDecision decision = new NaiveDecision(config, view);
        List<Wanted> left = new ArrayList<>(view.all());
        while (!left.isEmpty()) {
            Wanted nearest = left.get(0);
            for (Wanted other : left) {
                if (decision.order(other) < decision.order(nearest)) {
                    nearest = other;
                }
            }
            left.remove(nearest);
            decision.take(nearest);
        }
        return decision.sizes;
    }

    private static long tenths(BigDecimal price) {
        return price.movePointRight(1).longValueExact();
    }

    private static long thousandths(BigDecimal size) {
        return size.movePointRight(3).longValueExact();
    }

    private static long hundredthsOfPercent(BigDecimal fraction) {
        return fraction.movePointRight(4).longValueExact();
    }

    private long twiceDistance(Wanted want) {
        long price = 2 * tenths(want.price().toBigDecimal());
        return want.side() == Side.BUY ? twiceMid - price : price - twiceMid;
    }

    /** An eleventh nearer when it rests already. */
    private long order(Wanted want) {
        long distance = twiceDistance(want);
        return distance * (distance > 0 && view.resting().containsKey(want.leg()) ? 10 : 11);
    }

    private void take(Wanted want) {
        GridView.Rests rests = view.resting().get(want.leg());
        if (isOutside(want)
                || twiceDistance(want) < 0 && rests == null
                || config.resting().isPresent() && isTooFarOrTooMany(want)) {
            return;
        }
        boolean buys = want.side() == Side.BUY;
        long size = thousandths(want.size().toBigDecimal());
        long room = Long.MAX_VALUE;
        if (config.inventory().isPresent()) {
            long max = thousandths(config.inventory().get().max());
            long target = thousandths(config.inventory().get().target());
            long away = buys ? bought - target : target - sold;
            long skew = hundredthsOfPercent(config.inventory().get().skew().fraction());
            room = Math.max(0, max - away);
            size = Math.min(size * (max * WHOLE - skew * Math.max(0, Math.min(away, max))) / (max * WHOLE), room);
        }
        long open = size;
        if (rests != null) {
            long whole = thousandths(rests.size().toBigDecimal());
            long filled = thousandths(rests.filled().toBigDecimal());
            long tolerance = hundredthsOfPercent(config.tolerance().fraction());
            boolean near = Math.abs(whole - size) * WHOLE <= whole * tolerance;
            if (whole - filled <= room && (filled > 0 || near)) {
                size = whole;
                open = whole - filled;
            }
        }
        if (size == 0) {
            return;
        }
        sizes.put(want.leg(), size);
        bought += buys ? open : 0;
        sold -= buys ? 0 : open;
    }

    private boolean isOutside(Wanted want) {
        if (config.bounds().isEmpty()) {
            return false;
        }
        long floor = tenths(config.bounds().get().floor().orElseThrow());
        long ceiling = tenths(config.bounds().get().ceiling().orElseThrow());
        long price = tenths(want.price().toBigDecimal());
        boolean midOutside = twiceMid < 2 * floor || twiceMid > 2 * ceiling;
        return price < floor
                || price > ceiling
                || midOutside && config.bounds().get().outside() != BoundsConfig.Outside.HOLD;
    }

    private boolean isTooFarOrTooMany(Wanted want) {
        long reach = config.resting()
                .get()
                .activation()
                .map(share -> hundredthsOfPercent(share.fraction()))
                .orElse(Long.MAX_VALUE / 1_000_000_000);
        return order(want) * WHOLE > 11 * reach * twiceMid
                || sizes.size() >= config.resting().get().max().orElse(Integer.MAX_VALUE);
    }
}
