package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Halts when orders of one side fill one after the other, and none of the other side between. Not thread safe: owned by the
 * loop of its scope.
 *
 * <p>With 4 in 10 minutes, the fifth buy order that fills within 10 minutes of the first halts, unless a sell has filled since.
 * Several fills of one order are one. Liquidations and orders placed by hand count. After a halt the count begins anew, and so it
 * does after a restart.
 */
final class OneSidedFills implements RiskRule {
    private final OneSidedFillsConfig config;
    private final HaltSwitch halt;
    private final SortedMap<MarketId, Run> runs = new TreeMap<>();

    OneSidedFills(OneSidedFillsConfig config) {
        this.config = requireNonNull(config, "config is null");
        this.halt = config.haltSwitch();
    }

    private record Filled(String order, Instant at) {}

    /** Orders of one side that filled in a row, oldest first. */
    private static final class Run {
        private final List<Filled> filled = new ArrayList<>();
        private Side side = Side.BUY;

        void add(Side filledSide, String order, Instant now) {
            if (filledSide != side) {
                filled.clear();
                side = filledSide;
            }
            if (filled.stream().noneMatch(known -> known.order().equals(order))) {
                filled.add(new Filled(order, now));
            }
        }

        void dropUpTo(Instant oldest) {
            filled.removeIf(known -> !known.at().isAfter(oldest));
        }

        String words() {
            int count = filled.size();
            return "%d %s".formatted(count, (side == Side.BUY ? "buy" : "sell") + (count == 1 ? "" : "s"));
        }
    }

    @Override
    public void onStart(RiskView view, RiskActions actions) {
        halt.restore(view, actions);
    }

    @Override
    public void onFill(OrderFill fill, RiskView view, RiskActions actions) {
        if (!Limits.covers(config.market(), fill.market()) || halt.isOn()) {
            return;
        }
        Run run = runs.computeIfAbsent(fill.market(), any -> new Run());
        run.dropUpTo(view.now().minus(config.per()));
        run.add(fill.side(), Limits.orderOf(fill), view.now());
        if (run.filled.size() > config.max()) {
            halt.trip(
                    "%s in a row on %s, at most %d in %s"
                            .formatted(run.words(), fill.market().symbol(), config.max(), Limits.text(config.per())),
                    view,
                    actions);
            runs.clear();
        }
    }

    @Override
    public void onTime(RiskView view, RiskActions actions) {
        halt.hasEnded(view, actions);
        if (!halt.isOn()) {
            actions.quiet();
        }
    }

    @Override
    public List<Limit> limits(RiskView view) {
        boolean several = view.markets().size() > 1;
        Instant oldest = view.now().minus(config.per());
        List<Limit> limits = new ArrayList<>();
        for (MarketId market : Limits.covered(config.market(), view)) {
            Run run = runs.getOrDefault(market, new Run());
            long count = run.filled.stream()
                    .filter(known -> known.at().isAfter(oldest))
                    .count();
            limits.add(new Limit(
                    several ? "one-sided fills " + market.symbol() : "one-sided fills",
                    "%d in %s".formatted(config.max(), Limits.text(config.per())),
                    count == 0 ? "0" : "%d %s".formatted(count, run.side == Side.BUY ? "buys" : "sells"),
                    Limits.used(BigDecimal.valueOf(count), BigDecimal.valueOf(config.max()))));
        }
        return limits;
    }
}
