package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one leg of a grid stands: it buys at its lower level, then sells what it holds at its upper level, and so on.
 * Immutable.
 *
 * @param index the leg, which is also its lower level
 * @param side what it waits for
 * @param held what its ended orders have left it with, base; a leg that begins with a sell begins with its whole size
 * @param generation how many of its orders ended with something filled; part of the label, so that a label never stands for
 *     two orders that were filled
 */
record Leg(int index, Side side, Size held, int generation) {
    Leg {
        requireNonNull(side, "side is null");
        requireNonNull(held, "held is null");
        if (index < 0 || generation < 0) {
            throw new IllegalArgumentException("leg %d of generation %d".formatted(index, generation));
        }
    }

    /** All legs of a new grid: those below the empty level buy, those above it sell. */
    static List<Leg> fresh(Ladder ladder, Origin origin) {
        List<Leg> legs = new ArrayList<>();
        for (int index = 0; index < ladder.legs(); index++) {
            legs.add(fresh(ladder, origin, index));
        }
        return legs;
    }

    static Leg fresh(Ladder ladder, Origin origin, int index) {
        return index < origin.emptyLevel()
                ? new Leg(index, Side.BUY, ladder.info().size(0), origin.generation())
                : new Leg(index, Side.SELL, ladder.size(index), origin.generation());
    }

    /** The level at which its order rests. */
    int level() {
        return side == Side.BUY ? index : index + 1;
    }

    /** Finds its order again: side, level, and the generation from the second on; {@code B9}, {@code S12.3}. */
    String label() {
        String name = (side == Side.BUY ? "B" : "S") + level();
        return generation == 0 ? name : name + "." + generation;
    }

    /** What its order has still to fill; not more than zero when it is done. */
    Size rest(Ladder ladder) {
        return side == Side.BUY ? ladder.size(index).minus(held) : held;
    }

    /**
     * This leg after one of its orders ended with something filled: it turns round when what is left is nothing, or too
     * little for an order; what was held is never forgotten.
     */
    Leg after(Size filled, Ladder ladder) {
        Size holds = side == Side.BUY ? held.plus(filled) : held.minus(filled);
        Leg same = new Leg(index, side, holds, generation + 1);
        return same.isOrderable(ladder) ? same : new Leg(index, side.opposite(), holds, generation + 1);
    }

    /** What its next order asks for: the rest, or the whole size when the rest is too little for an order. */
    Size orderSize(Ladder ladder) {
        return isOrderable(ladder) ? wholeLots(rest(ladder), ladder) : ladder.size(index);
    }

    private boolean isOrderable(Ladder ladder) {
        Size rest = rest(ladder);
        return rest.signum() > 0 && ladder.takes(wholeLots(rest, ladder), level());
    }

    private static Size wholeLots(Size size, Ladder ladder) {
        return ladder.info().roundSize(size.toBigDecimal());
    }
}
