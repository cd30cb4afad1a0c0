package io.jackstay.emulator.base.desk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/**
 * What some positions come to. Immutable.
 *
 * @param equity what stands behind them, profit included
 * @param value at the mark
 * @param raw equity without what the positions are worth
 * @param margin that they use
 * @param maintenance margin that they must have left
 */
public record Totals(BigDecimal equity, BigDecimal value, BigDecimal raw, BigDecimal margin, BigDecimal maintenance) {
    private static final int DECIMALS = 6;

    static Totals of(BigDecimal equity, List<Held> positions) {
        return new Totals(
                equity.setScale(DECIMALS, RoundingMode.HALF_EVEN),
                sum(positions, Held::value),
                equity.subtract(sum(positions, Held::signedValue)).setScale(DECIMALS, RoundingMode.HALF_EVEN),
                sum(positions, Held::margin),
                sum(positions, Held::maintenance));
    }

    private static BigDecimal sum(List<Held> positions, Function<Held, BigDecimal> figure) {
        return positions.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
