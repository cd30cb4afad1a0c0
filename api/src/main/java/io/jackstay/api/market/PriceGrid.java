package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Which prices a venue takes on a market. Closed: a fixed tick, significant figures, or bands. Immutable, equal by value.
 *
 * <p>All methods are pure and exact. Prices are plain decimals in quote per base; a negative one throws
 * {@link IllegalArgumentException}. Zero counts as a point of every grid, so that rounding down always has an answer;
 * {@link MarketInfo} refuses it as a price.
 */
public sealed interface PriceGrid {
    /** The same grid told as bands: the first begins at zero, each ends where the next begins, the last has no end. */
    List<Band> bands();

    /** The most decimals that a price of this grid has, 0 to 18. */
    int scale();

    /** Whether the price is a point of this grid. */
    default boolean contains(BigDecimal price) {
        return price.signum() >= 0 && round(price, RoundingMode.DOWN).compareTo(price) == 0;
    }

    /**
     * The point of this grid that the mode asks for: the next one below, above, or the nearest.
     *
     * @throws ArithmeticException for {@link RoundingMode#UNNECESSARY} when the price is not a point of this grid
     */
    default BigDecimal round(BigDecimal price, RoundingMode mode) {
        return GridWalk.round(bands(), price, mode);
    }

    /**
     * The point that is this many points away: up for {@link Side#BUY}, down for {@link Side#SELL}, also across a change of the
     * tick. From a price between two points, the first step goes to the nearer end on that side. Up and down again returns to
     * where it began when that was a point.
     *
     * @throws IllegalArgumentException when the number of steps is negative or would lead below zero
     */
    default BigDecimal step(BigDecimal from, Side direction, int ticks) {
        return GridWalk.step(bands(), from, direction, ticks);
    }

    /**
     * One stretch of a grid. Immutable, equal by value.
     *
     * @param from where it begins, in quote per base, zero or more, a multiple of {@code tick}
     * @param tick distance between two prices in it, positive, at most 18 decimals
     */
    record Band(BigDecimal from, BigDecimal tick) {
        /** {@link IllegalArgumentException} when a part is impossible. */
        public Band {
            tick = requireTick(tick);
            from = Decimals.canonical(requireNonNull(from, "from is null"));
            if (from.signum() < 0 || from.remainder(tick).signum() != 0) {
                throw new IllegalArgumentException(
                        "price band from %s with tick %s: must begin at a multiple of its tick, zero or more"
                                .formatted(from.toPlainString(), tick.toPlainString()));
            }
        }

        private static BigDecimal requireTick(BigDecimal tick) {
            BigDecimal canonical = Decimals.canonical(requireNonNull(tick, "tick is null"));
            if (canonical.signum() <= 0 || canonical.scale() > Decimals.MAX_SCALE) {
                throw new IllegalArgumentException("tick %s: must be positive, with at most %d decimals"
                        .formatted(canonical.toPlainString(), Decimals.MAX_SCALE));
            }
            return canonical;
        }
    }

    /**
     * Every multiple of one tick. Immutable, equal by value.
     *
     * @param tick in quote per base, positive, at most 18 decimals
     */
    record Tick(BigDecimal tick) implements PriceGrid {
        /** {@link IllegalArgumentException} when the tick is not positive or too fine. */
        public Tick {
            tick = Band.requireTick(tick);
        }

        @Override
        public List<Band> bands() {
            return List.of(new Band(BigDecimal.ZERO, tick));
        }

        @Override
        public int scale() {
            return tick.scale();
        }

        @Override
        public BigDecimal round(BigDecimal price, RoundingMode mode) {
            return GridWalk.multiple(GridWalk.requireNotNegative(price), tick, mode);
        }
    }

    /**
     * Every price with at most so many significant figures and so many decimals; integers always. Immutable, equal by value.
     *
     * <p>With 5 digits and 3 decimals: 12345, 123456, 1234.5, 1.234 and 0.012 are points; 1234.56 and 0.0123 are not. Source:
     * Hyperliquid, where it is 5 digits and 6 (perpetuals) or 8 (spot) decimals less the decimals of the size.
     *
     * @param digits significant figures, 1 to 18
     * @param maxDecimals decimals at most, 0 to 18
     */
    record Significant(int digits, int maxDecimals) implements PriceGrid {
        /** {@link IllegalArgumentException} when a number is out of its range. */
        public Significant {
            if (digits < 1 || digits > Decimals.MAX_SCALE || maxDecimals < 0 || maxDecimals > Decimals.MAX_SCALE) {
                throw new IllegalArgumentException(
                        "grid of %d significant figures and %d decimals: must be 1 to %d and 0 to %d"
                                .formatted(digits, maxDecimals, Decimals.MAX_SCALE, Decimals.MAX_SCALE));
            }
        }

        /** One band for each number of decimals, the finest first. */
        @Override
        public List<Band> bands() {
            List<Band> bands = new ArrayList<>(maxDecimals + 1);
            bands.add(new Band(BigDecimal.ZERO, BigDecimal.ONE.scaleByPowerOfTen(-maxDecimals)));
            for (int decimals = maxDecimals - 1; decimals >= 0; decimals--) {
                BigDecimal from = BigDecimal.ONE.scaleByPowerOfTen(digits - 1 - decimals);
                bands.add(new Band(from, BigDecimal.ONE.scaleByPowerOfTen(-decimals)));
            }
            return List.copyOf(bands);
        }

        @Override
        public int scale() {
            return maxDecimals;
        }

        @Override
        public BigDecimal round(BigDecimal price, RoundingMode mode) {
            GridWalk.requireNotNegative(price);
            int integerDigits = price.precision() - price.scale();
            int decimals = Math.max(0, Math.min(maxDecimals, digits - integerDigits));
            return price.signum() == 0 ? BigDecimal.ZERO : price.setScale(decimals, mode);
        }
    }

    /**
     * A tick that depends on the price. Immutable, equal by value.
     *
     * @param bands lowest first; the first begins at zero, and where one begins is a multiple of the tick before it too
     */
    record Bands(List<Band> bands) implements PriceGrid {
        /** {@link IllegalArgumentException} when there is no band, or they are not in order or do not meet. */
        public Bands {
            bands = List.copyOf(bands);
            if (bands.isEmpty() || bands.get(0).from().signum() != 0) {
                throw new IllegalArgumentException("price bands %s: the first must begin at 0".formatted(bands));
            }
            for (int i = 1; i < bands.size(); i++) {
                requireMeeting(bands.get(i - 1), bands.get(i));
            }
        }

        @Override
        public int scale() {
            return bands.stream().mapToInt(band -> band.tick().scale()).max().orElseThrow();
        }

        private static void requireMeeting(Band lower, Band upper) {
            boolean ordered = upper.from().compareTo(lower.from()) > 0;
            if (!ordered || upper.from().remainder(lower.tick()).signum() != 0) {
                throw new IllegalArgumentException(
                        "price band from %s after one from %s with tick %s: must begin higher, at a multiple of that tick"
                                .formatted(
                                        upper.from().toPlainString(),
                                        lower.from().toPlainString(),
                                        lower.tick().toPlainString()));
            }
        }
    }
}
