package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the grid strategy. Immutable.
 *
 * <p>Either a centre with {@code levels} orders on each side, {@code spacing} apart, or a range from {@code lower} to
 * {@code upper} with {@code levels} orders in all.
 */
@Doc("Around a centre, with spacing, or between lower and upper")
public record GridConfig(
        @Doc("Market to trade, as venue:symbol") MarketId market,

        @Doc("Resting orders on each side of the centre; with lower and upper, resting orders in all")
        @Range(min = "2", max = "200")
        int levels,

        @Doc("Distance between two levels: the factor of a geometric grid, a share of the centre of an arithmetic one")
        @Range(min = "0.001%", max = "10%")
        Optional<Percent> spacing,

        @Doc("Size of each order, in base units; give this or order-value")
        Optional<BigDecimal> orderSize,

        @Doc("Value of each order, such as 100 USDC, in the market's quote asset; give this or order-size")
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

        @Doc("Pause before an order that was refused is tried again; doubles with each refusal, to an hour at most")
        @Default("5s")
        @Range(min = "100ms", max = "1h")
        Duration refresh) {

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
        if (orderSize.isPresent() == orderValue.isPresent()) {
            throw new IllegalArgumentException(
                    "give either order-size, such as 0.01, or order-value, such as 100 USDC");
        }
        requirePositive("order-size", orderSize);
        requirePositive("order-value", orderValue.map(Money::amount));
        requirePositive("centre", centre);
        requirePositive("lower", lower);
        requirePositive("upper", upper);
        if (lower.isPresent() != upper.isPresent()) {
            throw new IllegalArgumentException("lower and upper belong together: give both or none");
        }
        if (lower.isPresent()) {
            checkRange(spacing, centre, lower.get(), upper.orElseThrow());
        } else {
            checkSpacing(spacing, mode, levels);
        }
    }

    /** Whether the grid lies between two given prices instead of around a centre. */
    boolean isRange() {
        return lower.isPresent();
    }

    private static void checkRange(
            Optional<Percent> spacing, Optional<BigDecimal> centre, BigDecimal lower, BigDecimal upper) {
        if (lower.compareTo(upper) >= 0) {
            throw new IllegalArgumentException(
                    "lower = %s must be below upper = %s".formatted(lower.toPlainString(), upper.toPlainString()));
        }
        if (spacing.isPresent() || centre.isPresent()) {
            throw new IllegalArgumentException(
                    "lower and upper already say where the levels are: leave out spacing and centre");
        }
    }

    private static void checkSpacing(Optional<Percent> spacing, Mode mode, int levels) {
        if (spacing.isEmpty()) {
            throw new IllegalArgumentException("give spacing, such as 0.1%, or lower and upper");
        }
        BigDecimal depth = spacing.get().fraction().multiply(BigDecimal.valueOf(levels));
        if (mode == Mode.ARITHMETIC && depth.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(
                    "levels x spacing is %s: must stay below 100%%, or the lowest level has no price"
                            .formatted(Percent.ofFraction(depth)));
        }
    }

    private static void requirePositive(String key, Optional<BigDecimal> value) {
        if (value.isPresent() && value.get().signum() <= 0) {
            throw new IllegalArgumentException(
                    "%s must be above 0, got %s".formatted(key, value.get().toPlainString()));
        }
    }
}
