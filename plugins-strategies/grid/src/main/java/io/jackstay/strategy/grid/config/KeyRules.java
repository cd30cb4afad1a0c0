package io.jackstay.strategy.grid.config;

import io.jackstay.api.market.Money;
import io.jackstay.api.plugin.Percent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules between the keys of a grid. Immutable: each throws {@link IllegalArgumentException} with words for the operator. */
final class KeyRules {
    private KeyRules() {}

    static void amounts(
            Optional<BigDecimal> orderSize,
            Optional<Money> orderValue,
            Optional<Money> budget,
            Optional<Percent> budgetShare) {
        List<String> given = new ArrayList<>();
        orderSize.ifPresent(value -> given.add("order-size"));
        orderValue.ifPresent(value -> given.add("order-value"));
        budget.ifPresent(value -> given.add("budget"));
        budgetShare.ifPresent(value -> given.add("budget-share"));
        if (given.isEmpty()) {
            throw new IllegalArgumentException("give order-size, such as 0.01, or order-value, such as 100 USDC,"
                    + " or budget, such as 1000 USDC, or budget-share, such as 20%");
        }
        if (given.size() > 1) {
            throw new IllegalArgumentException(
                    String.join(" and ", given) + " both say how large orders are: give one of them");
        }
        positive("order-size", orderSize);
        positive("order-value", orderValue.map(Money::amount));
        positive("budget", budget.map(Money::amount));
    }

    private static long count(Optional<?>... keys) {
        return List.of(keys).stream().filter(Optional::isPresent).count();
    }

    static void positive(String key, Optional<BigDecimal> value) {
        if (value.isPresent() && value.get().signum() <= 0) {
            throw new IllegalArgumentException(
                    "%s must be above 0, got %s".formatted(key, value.get().toPlainString()));
        }
    }

    static void levels(
            Optional<Percent> spacing,
            List<Percent> steps,
            Optional<Percent> width,
            Optional<PivotsConfig> pivots,
            Optional<BigDecimal> lower,
            Optional<BigDecimal> upper,
            Optional<BigDecimal> centre) {
        if (lower.isPresent() != upper.isPresent()) {
            throw new IllegalArgumentException("lower and upper belong together: give both or none");
        }
        if (lower.isPresent() && lower.get().compareTo(upper.orElseThrow()) >= 0) {
            throw new IllegalArgumentException("lower = %s must be below upper = %s"
                    .formatted(lower.get().toPlainString(), upper.get().toPlainString()));
        }
        if (lower.isPresent() && (spacing.isPresent() || centre.isPresent())) {
            throw new IllegalArgumentException(
                    "lower and upper already say where the levels are: leave out spacing and centre");
        }
        if (pivots.isPresent() && centre.isPresent()) {
            throw new IllegalArgumentException("pivots already say where the levels are: leave out centre");
        }
        long given = count(spacing, width, pivots, lower) + (steps.isEmpty() ? 0 : 1);
        if (given == 0) {
            throw new IllegalArgumentException(
                    "give spacing, such as 0.1%, or steps, or width, or pivots, or lower and upper");
        }
        if (given > 1) {
            throw new IllegalArgumentException("give one of spacing, steps, width, pivots, and lower with upper");
        }
    }

    static void depth(
            Optional<Percent> spacing,
            List<Percent> steps,
            GridConfig.Mode mode,
            int levels,
            Optional<VolatilityConfig> volatility) {
        if (mode != GridConfig.Mode.ARITHMETIC || (spacing.isEmpty() && steps.isEmpty())) {
            return;
        }
        BigDecimal depth = BigDecimal.ZERO;
        for (int level = 0; level < levels; level++) {
            Percent step = spacing.orElseGet(() -> steps.get(0));
            if (!steps.isEmpty()) {
                step = steps.get(Math.min(level, steps.size() - 1));
            }
            depth = depth.add(step.fraction());
        }
        BigDecimal widest = depth.multiply(volatility.map(VolatilityConfig::max).orElse(BigDecimal.ONE));
        if (widest.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(
                    "levels x spacing is %s: must stay below 100%%, or the lowest level has no price"
                            .formatted(Percent.ofFraction(widest)));
        }
    }

    static void sections(
            Direction direction,
            Entry entry,
            Profit profit,
            Optional<SizeConfig> size,
            Optional<Money> budget,
            Optional<VolatilityConfig> volatility,
            Optional<TrendConfig> trend,
            boolean range) {
        if (entry == Entry.TAKE && direction == Direction.NEUTRAL) {
            throw new IllegalArgumentException(
                    "entry = take needs direction = long or short: a neutral grid begins flat");
        }
        boolean constant = size.isPresent() && size.get() instanceof SizeConfig.ConstantValue;
        if (constant && (direction != Direction.LONG || budget.isEmpty())) {
            throw new IllegalArgumentException(
                    "size.type = constant-value needs direction = long and a budget, the value to be kept");
        }
        if (constant && profit != Profit.QUOTE) {
            throw new IllegalArgumentException(
                    "size.type = constant-value keeps the value of the position: leave out profit = "
                            + profit.name().toLowerCase(Locale.ROOT));
        }
        if (profit == Profit.BASE && direction == Direction.SHORT) {
            throw new IllegalArgumentException(
                    "profit = base makes a short grid buy more than it owes: give direction = long or neutral");
        }
        if (range && volatility.isPresent()) {
            throw new IllegalArgumentException("volatility changes spacing or steps, which a range does not have");
        }
        if (range && trend.isPresent()) {
            throw new IllegalArgumentException(
                    "trend changes the levels or the spacing of each side, and a range has no sides");
        }
    }

    static void moves(
            Optional<RecentreConfig> recentre,
            Optional<TrailingConfig> trailing,
            boolean fixed,
            boolean range,
            Optional<BoundsConfig> bounds) {
        if (range && trailing.isPresent() && trailing.get().infinite()) {
            throw new IllegalArgumentException("trailing.infinite needs spacing or steps: a range has an end");
        }
        if (recentre.isPresent() && trailing.isPresent()) {
            throw new IllegalArgumentException("recentre and trailing both move the grid: give one of them");
        }
        if (recentre.isPresent() && fixed) {
            throw new IllegalArgumentException(
                    "recentre moves a grid that lower and upper hold: leave out one of them");
        }
        if (bounds.isPresent()) {
            positive("floor", bounds.get().floor());
            positive("ceiling", bounds.get().ceiling());
        }
    }

    /** Sections in which nothing is said. */
    static void empty(
            Optional<RestingConfig> resting,
            Optional<InventoryConfig> inventory,
            Optional<ExitConfig> exit,
            Optional<BoundsConfig> bounds) {
        if (resting.filter(rule -> count(rule.activation(), rule.max()) == 0).isPresent() && inventory.isEmpty()) {
            throw new IllegalArgumentException("resting changes nothing: give activation, or max, or an inventory");
        }
        boolean exits = bounds.filter(rule -> rule.outside() == BoundsConfig.Outside.EXIT)
                .isPresent();
        if (exit.filter(rule -> count(rule.takeProfit(), rule.stopLoss(), rule.after()) == 0)
                        .isPresent()
                && !exits) {
            throw new IllegalArgumentException(
                    "exit never comes: give take-profit, stop-loss or after, or bounds with outside = exit");
        }
    }
}
