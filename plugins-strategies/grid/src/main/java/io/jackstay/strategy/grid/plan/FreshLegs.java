package io.jackstay.strategy.grid.plan;

import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.strategy.grid.config.Direction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The legs of a new grid. Immutable: pure functions.
 *
 * <p>Neutral: those below the empty level buy, those above it sell. Long: all buy, except that those above the empty level sell
 * what the bot has, nearest first. Short: all sell, except that those below it buy back what the bot owes, nearest first. So
 * the orders of a long grid never sell more than is there, and those of a short one never buy more than is owed.
 */
public final class FreshLegs {
    private FreshLegs() {}

    /** {@code position} is the bot's, signed, base; without effect on a neutral grid. */
    public static List<Leg> of(Ladder ladder, int empty, int generation, Direction direction, BigDecimal position) {
        List<Leg> legs = new ArrayList<>();
        for (int index = 0; index < ladder.legs(); index++) {
            legs.add(at(ladder, index, index < empty ? Side.BUY : Side.SELL, generation, direction));
        }
        if (direction == Direction.LONG) {
            allot(legs, ladder, position.max(BigDecimal.ZERO), empty, Side.SELL);
        } else if (direction == Direction.SHORT) {
            allot(legs, ladder, position.negate().max(BigDecimal.ZERO), empty - 1, Side.BUY);
        }
        return legs;
    }

    private static Leg at(Ladder ladder, int index, Side side, int generation, Direction direction) {
        Side opens = direction == Direction.NEUTRAL ? side : direction == Direction.LONG ? Side.BUY : Side.SELL;
        return leg(ladder, index, opens, generation);
    }

    /** A leg that has traded nothing. */
    static Leg leg(Ladder ladder, int index, Side opens, int generation) {
        Size size = ladder.size(index);
        Size none = size.minus(size);
        return new Leg(index, opens, opens, opens == Side.BUY ? none : size, size, generation);
    }

    /** Legs above those that a grid has, for one that grows upwards; {@code spare} is what its legs do not hold, base. */
    public static List<Leg> above(int from, Ladder ladder, int generation, Direction direction, BigDecimal spare) {
        List<Leg> legs = of(ladder, from, generation, direction, spare);
        return List.copyOf(legs.subList(from, legs.size()));
    }

    private static void allot(List<Leg> legs, Ladder ladder, BigDecimal amount, int from, Side side) {
        BigDecimal left = amount;
        int step = side == Side.SELL ? 1 : -1;
        for (int index = from; index >= 0 && index < legs.size(); index += step) {
            Leg leg = legs.get(index);
            Size part = ladder.info().roundSize(left.min(leg.size().toBigDecimal()));
            if (part.signum() <= 0 || !ladder.takes(part, side == Side.SELL ? index + 1 : index)) {
                return;
            }
            Size held = side == Side.SELL ? part : leg.size().minus(part);
            legs.set(index, new Leg(index, side, side, held, leg.size(), leg.generation()));
            left = left.subtract(part.toBigDecimal());
        }
    }

    /** What the legs beyond the empty level would need to be whole, signed, base: bought by a long grid, sold by a short one. */
    public static BigDecimal needed(Ladder ladder, int empty, Direction direction) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int index = 0; index < ladder.legs(); index++) {
            if (direction == Direction.LONG && index >= empty) {
                sum = sum.add(ladder.size(index).toBigDecimal());
            } else if (direction == Direction.SHORT && index < empty) {
                sum = sum.subtract(ladder.size(index).toBigDecimal());
            }
        }
        return sum;
    }
}
