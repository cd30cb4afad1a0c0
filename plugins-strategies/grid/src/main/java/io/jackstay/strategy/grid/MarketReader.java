package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Margin;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.TrendConfig;
import io.jackstay.strategy.grid.config.VolatilityConfig;
import io.jackstay.strategy.grid.plan.Anchor;
import io.jackstay.strategy.grid.plan.Outlook;
import io.jackstay.strategy.grid.plan.Signals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a grid is planned by from the bot's views. Not thread safe: owned by the bot loop. */
final class MarketReader {
    private final GridConfig config;
    private final Latest<BigDecimal> multiplier = new Latest<>(BigDecimal.ONE);
    private final Latest<Integer> trend = new Latest<>(0);

    /** What was made of candles, until there are others. Not thread safe: owned by the bot loop. */
    private static final class Latest<T> {
        private T value;
        private int count;
        private Instant last = Instant.MIN;

        Latest(T none) {
            this.value = none;
        }

        T of(List<Candle> candles, Function<List<Candle>, T> made) {
            if (candles.isEmpty()) {
                return value;
            }
            Instant newest = candles.get(candles.size() - 1).start();
            if (candles.size() != count || !newest.equals(last)) {
                value = made.apply(candles);
                count = candles.size();
                last = newest;
            }
            return value;
        }
    }

    MarketReader(GridConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    /** What the grid waits for before it can be planned; empty when everything is there. */
    Optional<String> missing(Context context) {
        MarketView view = context.market(config.market());
        if (view.top().isEmpty()) {
            return Optional.of("no price of %s yet".formatted(config.market()));
        }
        if (config.pivots().isPresent()
                && range(context, view.top().get().mid()).isEmpty()) {
            int known = view.candles(config.pivots().get().interval()).size();
            return Optional.of("%d of %d candles for the turning points, or no distance between them"
                    .formatted(known, config.pivots().get().count()));
        }
        if (config.budgetShare().isPresent() && margin(context).isEmpty()) {
            return Optional.of("no equity of %s yet".formatted(config.market().venue()));
        }
        return Optional.empty();
    }

    /** The range between the turning points, for a grid that has its range from there. */
    Optional<Anchor> range(Context context, BigDecimal mid) {
        return config.pivots().flatMap(rule -> {
            List<Candle> candles = context.market(config.market()).candles(rule.interval());
            return Signals.range(candles, rule, mid);
        });
    }

    /** The market as it is now; there must be a price. */
    Outlook outlook(Context context) {
        MarketView view = context.market(config.market());
        BigDecimal mid = view.top().map(TopOfBook::mid).orElseThrow();
        BigDecimal equity = config.budgetShare().isPresent()
                ? margin(context).map(margin -> margin.equity().amount()).orElse(BigDecimal.ZERO)
                : BigDecimal.ZERO;
        BigDecimal spacing = config.volatility()
                .map(rule -> multiplier.of(view.candles(rule.interval()), known -> Signals.multiplier(known, rule)))
                .orElse(BigDecimal.ONE);
        int side = config.trend()
                .map(rule -> trend.of(view.candles(rule.interval()), known -> Signals.trend(known, rule)))
                .orElse(0);
        return new Outlook(view.info(), mid, equity, spacing, side);
    }

    /** What the candles say at the moment, for people; how many are missing while they say nothing. Empty when none are asked. */
    Optional<Explanation> signals(Context context, Outlook now) {
        MarketView view = context.market(config.market());
        List<String> parts = new ArrayList<>();
        boolean missing = false;
        if (config.volatility().isPresent()) {
            VolatilityConfig rule = config.volatility().get();
            int known = view.candles(rule.interval()).size();
            missing = known <= rule.longWindow();
            parts.add(
                    missing
                            ? "volatility: %d of %d candles, spacing is as configured"
                                    .formatted(known, rule.longWindow() + 1)
                            : "volatility makes the spacing %s times the configured one"
                                    .formatted(now.multiplier().toPlainString()));
        }
        if (config.trend().isPresent()) {
            TrendConfig rule = config.trend().get();
            int known = view.candles(rule.interval()).size();
            missing |= known < rule.slow();
            parts.add(
                    known < rule.slow()
                            ? "trend: %d of %d candles".formatted(known, rule.slow())
                            : "trend: " + (now.trend() == 0 ? "none" : now.trend() > 0 ? "up" : "down"));
        }
        String words = String.join("; ", parts);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(missing ? Explanation.waiting("signals", words) : Explanation.ok("signals", words));
    }

    private Optional<Margin> margin(Context context) {
        return context.account(config.market().venue()).margin();
    }
}
