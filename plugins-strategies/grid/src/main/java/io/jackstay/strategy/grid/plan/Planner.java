package io.jackstay.strategy.grid.plan;

import io.jackstay.api.market.Price;
import io.jackstay.api.plugin.Percent;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.TrailingConfig;
import io.jackstay.strategy.grid.config.TrendConfig;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the plan of a grid. Immutable: pure functions. */
public final class Planner {
    private Planner() {}

    /** Where a grid of these settings hangs when it is begun at this mid; {@code pivots} say so themselves. */
    public static Anchor anchor(GridConfig config, BigDecimal mid) {
        if (config.lower().isPresent()) {
            return new Anchor(mid, config.lower().get(), config.upper().orElseThrow());
        }
        BigDecimal centre = config.centre().orElse(mid);
        if (config.width().isEmpty()) {
            return Anchor.around(centre);
        }
        BigDecimal reach = config.width().get().of(centre);
        return new Anchor(centre, centre.subtract(reach), centre.add(reach));
    }

    /**
     * The plan of a grid that hangs there.
     *
     * @throws IllegalArgumentException with a text for the operator when the levels have no prices
     */
    public static Plan plan(GridConfig config, Anchor anchor, Outlook outlook) {
        List<BigDecimal> prices;
        int middle = -1;
        if (config.isRange()) {
            prices = LevelPrices.between(anchor.lower(), anchor.upper(), config.levels(), config.mode());
        } else {
            List<BigDecimal> below = steps(config, outlook, -1);
            middle = below.size();
            prices = LevelPrices.around(anchor.centre(), below, steps(config, outlook, 1), config.mode());
        }
        if (prices.get(0).signum() <= 0) {
            throw new IllegalArgumentException("the lowest of %d levels has no price: the grid is too wide below %s"
                    .formatted(prices.size(), plain(anchor.centre())));
        }
        List<Price> rounded = Ladder.round(middle, prices, outlook.info());
        int from = middle >= 0 ? middle : Ladder.nearest(rounded, outlook.mid());
        return new Plan(middle, prices, Sizes.of(config, rounded, from, outlook));
    }

    /** This plan with as many levels more at its upper end, none above {@code trailing.up-to}; what is below stays as it is. */
    public static Plan extended(GridConfig config, Plan plan, Outlook outlook) {
        Plan longer = plan.extended(config.levels(), config.mode() == GridConfig.Mode.ARITHMETIC);
        List<Price> rounded = Ladder.round(longer.middle(), longer.prices(), outlook.info());
        int count = rounded.size();
        Optional<BigDecimal> most = config.trailing().flatMap(TrailingConfig::upTo);
        while (most.isPresent()
                && count > plan.prices().size()
                && rounded.get(count - 1).toBigDecimal().compareTo(most.get()) > 0) {
            count--;
        }
        Plan allowed = longer.first(count);
        if (!config.keepsValue()) {
            return allowed;
        }
        return allowed.sized(
                Sizes.keepingValue(config.budget().orElseThrow().amount(), rounded.subList(0, count), outlook.info()));
    }

    /** The steps of one side, nearest first, with volatility and trend in them. */
    private static List<BigDecimal> steps(GridConfig config, Outlook outlook, int side) {
        int count = config.levels();
        BigDecimal factor = outlook.multiplier();
        if (outlook.trend() != 0 && config.trend().isPresent()) {
            TrendConfig trend = config.trend().get();
            BigDecimal lean = trend.tilt().fraction();
            boolean against = side == outlook.trend();
            if (trend.bias() == TrendConfig.Bias.LEVELS) {
                int moved = lean.multiply(BigDecimal.valueOf(count))
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact();
                count = Math.max(1, against ? count - moved : count + moved);
            } else {
                factor = factor.multiply(against ? BigDecimal.ONE.add(lean) : BigDecimal.ONE.subtract(lean));
            }
        }
        List<BigDecimal> steps = new ArrayList<>();
        for (int level = 0; level < count; level++) {
            steps.add(step(config, level).multiply(factor, MathContext.DECIMAL128));
        }
        return steps;
    }

    private static BigDecimal step(GridConfig config, int level) {
        List<Percent> steps = config.steps();
        return steps.isEmpty()
                ? config.spacing().orElseThrow().fraction()
                : steps.get(Math.min(level, steps.size() - 1)).fraction();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
