package io.jackstay.strategy.grid.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the grid strategy. Immutable.
 *
 * <p>Either a centre with {@code levels} orders on each side, {@code spacing} apart, or a range with {@code levels} orders in
 * all: from {@code lower} to {@code upper}, or {@code width} around the centre, or between turning points.
 */
@Doc("Around a centre, with spacing, or in a range")
public record GridConfig(
        @Doc("Market to trade, as venue:symbol") MarketId market,

        @Doc("Resting orders on each side of the centre; in a range, resting orders in all")
        @Range(min = "2", max = "200")
        int levels,

        @Doc("Distance between two levels: the factor of a geometric grid, a share of the centre of an arithmetic one")
        @Range(min = "0.001%", max = "10%")
        Optional<Percent> spacing,

        @Doc("Size of each order, in base units; give one of order-size, order-value, budget and budget-share")
        Optional<BigDecimal> orderSize,

        @Doc("Value of each order, such as 100 USDC, in the market's quote asset")
        Optional<Money> orderValue,

        @Doc("Whether levels are a constant factor or a constant distance apart") @Default("geometric")
        Mode mode,

        @Doc("Price in the middle of the grid, in quote per base; the mid at the first start when left out")
        Optional<BigDecimal> centre,

        @Doc("Lowest level, in quote per base; together with upper, in place of spacing")
        Optional<BigDecimal> lower,

        @Doc("Highest level, in quote per base; together with lower, in place of spacing")
        Optional<BigDecimal> upper,

        @Doc("Whether a grid may run whose steps do not cover two maker fees") @Default("false")
        boolean allowFeeLoss,

        @Doc("Pause before an order that was refused is tried again; doubles with each refusal, to an hour at most. "
                + "Also how often the grid is compared with what rests")
        @Default("5s")
        @Range(min = "100ms", max = "1h")
        Duration refresh,

        @Doc("Range of this much below and above the centre, in place of spacing") @Range(min = "0.01%", max = "90%")
        Optional<Percent> width,

        @Doc("Range from recent turning points, in place of spacing")
        Optional<PivotsConfig> pivots,

        @Doc(
                "Distance of each level from the one before it, from the centre outwards, in place of spacing; the last one "
                        + "counts for all after it")
        @Default("[]")
        @Range(min = "0.001%", max = "50%")
        List<Percent> steps,

        @Doc("Value of all orders of the grid together, such as 1000 USDC, in the market's quote asset")
        Optional<Money> budget,

        @Doc("Budget as a share of the account's equity, when the grid is built") @Range(min = "0.1%", max = "1000%")
        Optional<Percent> budgetShare,

        @Doc("How size is spread over the levels; all alike when left out")
        Optional<SizeConfig> size,

        @Doc("Which side of zero the grid may hold") @Default("neutral")
        Direction direction,

        @Doc("How a long or short grid comes to the position that its far levels need") @Default("wait")
        Entry entry,

        @Doc("What becomes of the profit of a matched pair") @Default("quote")
        Profit profit,

        @Doc("Spacing that follows volatility") Optional<VolatilityConfig> volatility,

        @Doc("A grid that leans with the trend") Optional<TrendConfig> trend,

        @Doc("A position to lean to, and how far from it the grid may go")
        Optional<InventoryConfig> inventory,

        @Doc("When the grid is built anew around the price") Optional<RecentreConfig> recentre,

        @Doc("Whether the grid moves with a price that leaves it")
        Optional<TrailingConfig> trailing,

        @Doc("Which orders of the grid rest") Optional<RestingConfig> resting,

        @Doc("Prices between which the grid trades") Optional<BoundsConfig> bounds,

        @Doc("When the whole bot ends") Optional<ExitConfig> exit) {

    /** How the levels are spread. Closed. */
    public enum Mode {
        /** Each level is the one below times a constant factor. */
        GEOMETRIC,
        /** Each level is the one below plus a constant distance. */
        ARITHMETIC
    }

    /** Throws {@link IllegalArgumentException} with a text for the operator when the keys contradict each other. */
    public GridConfig {
        requireNonNull(market, "market is null");
        requireNonNull(mode, "mode is null");
        requireNonNull(refresh, "refresh is null");
        requireNonNull(direction, "direction is null");
        requireNonNull(entry, "entry is null");
        requireNonNull(profit, "profit is null");
        steps = List.copyOf(steps);
        KeyRules.amounts(orderSize, orderValue, budget, budgetShare);
        KeyRules.positive("centre", centre);
        KeyRules.positive("lower", lower);
        KeyRules.positive("upper", upper);
        KeyRules.levels(spacing, steps, width, pivots, lower, upper, centre);
        KeyRules.depth(spacing, steps, mode, levels, volatility);
        boolean range = lower.isPresent() || width.isPresent() || pivots.isPresent();
        KeyRules.sections(direction, entry, profit, size, budget, volatility, trend, range);
        KeyRules.moves(recentre, trailing, lower.isPresent(), range, bounds);
        KeyRules.empty(resting, inventory, exit, bounds);
    }

    /** Whether the grid lies between two prices instead of around a centre. */
    public boolean isRange() {
        return lower.isPresent() || width.isPresent() || pivots.isPresent();
    }

    /** Whether the position's value, not its size, is what each level restores. */
    public boolean keepsValue() {
        return size.isPresent() && size.get() instanceof SizeConfig.ConstantValue;
    }

    /** How far the size of an order that rests may be from the wanted one, as a share of it. */
    public Percent tolerance() {
        return resting.map(RestingConfig::tolerance).orElse(RestingConfig.TOLERANCE);
    }

    /** Whether what should rest depends on more than the levels: on the position, or on where the price is. */
    public boolean isSelective() {
        return inventory.isPresent() || resting.isPresent() || bounds.isPresent();
    }

    /** Whether the grid has to look at the market from time to time, beyond its orders. */
    public boolean isWatchful() {
        return isSelective()
                || volatility.isPresent()
                || trend.isPresent()
                || recentre.isPresent()
                || trailing.isPresent()
                || exit.isPresent();
    }
}
