package io.jackstay.api.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Rounding and stepping on a grid that is told as bands. Immutable: no state. */
final class GridWalk {
    private GridWalk() {}

    static BigDecimal requireNotNegative(BigDecimal price) {
        if (price.signum() < 0) {
            throw new IllegalArgumentException("price %s: must not be negative".formatted(price));
        }
        return price;
    }

    static BigDecimal multiple(BigDecimal value, BigDecimal step, RoundingMode mode) {
        return value.divide(step, 0, mode).multiply(step);
    }

    /** A band ends at a multiple of its own tick, so the multiple above a price never lies beyond the band. */
    static BigDecimal round(List<PriceGrid.Band> bands, BigDecimal price, RoundingMode mode) {
        requireNotNegative(price);
        return multiple(price, bands.get(indexAt(bands, price)).tick(), mode);
    }

    static BigDecimal step(List<PriceGrid.Band> bands, BigDecimal from, Side direction, int ticks) {
        if (ticks < 0) {
            throw new IllegalArgumentException("%d ticks: must not be negative, turn the direction".formatted(ticks));
        }
        requireNotNegative(from);
        if (ticks == 0) {
            return from;
        }
        BigDecimal start = round(bands, from, direction == Side.BUY ? RoundingMode.UP : RoundingMode.DOWN);
        long steps = start.compareTo(from) == 0 ? ticks : ticks - 1L;
        return direction == Side.BUY ? up(bands, start, steps) : down(bands, start, steps);
    }

    private static BigDecimal up(List<PriceGrid.Band> bands, BigDecimal start, long steps) {
        BigDecimal price = start;
        BigDecimal left = BigDecimal.valueOf(steps);
        for (int i = indexAt(bands, start); i < bands.size() - 1; i++) {
            BigDecimal tick = bands.get(i).tick();
            BigDecimal end = bands.get(i + 1).from();
            BigDecimal inBand = end.subtract(price).divideToIntegralValue(tick);
            if (left.compareTo(inBand) <= 0) {
                return price.add(left.multiply(tick));
            }
            left = left.subtract(inBand);
            price = end;
        }
        return price.add(left.multiply(bands.get(bands.size() - 1).tick()));
    }

    private static BigDecimal down(List<PriceGrid.Band> bands, BigDecimal start, long steps) {
        BigDecimal price = start;
        BigDecimal left = BigDecimal.valueOf(steps);
        for (int i = indexAt(bands, start); i >= 0; i--) {
            PriceGrid.Band band = bands.get(i);
            BigDecimal inBand = price.subtract(band.from()).divideToIntegralValue(band.tick());
            if (left.compareTo(inBand) <= 0) {
                return price.subtract(left.multiply(band.tick()));
            }
            left = left.subtract(inBand);
            price = band.from();
        }
        throw new IllegalArgumentException(
                "%d ticks down from %s lead below zero".formatted(steps, start.toPlainString()));
    }

    private static int indexAt(List<PriceGrid.Band> bands, BigDecimal price) {
        int index = bands.size() - 1;
        while (index > 0 && price.compareTo(bands.get(index).from()) < 0) {
            index--;
        }
        return index;
    }
}
