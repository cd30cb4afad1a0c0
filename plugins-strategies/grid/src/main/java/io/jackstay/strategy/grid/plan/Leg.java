package io.jackstay.strategy.grid.plan;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one leg of a grid stands: it buys at its lower level, then sells what it holds at its upper level, and so on.
 * Immutable.
 *
 * @param index the leg, which is also its lower level
 * @param home the side with which it opens a pair; an order of the other side matches it
 * @param side what it waits for
 * @param held what its ended orders have left it with, base; a leg that begins with a sell begins with its whole size
 * @param size what it buys and sells when it turns round whole, base
 * @param generation how many of its orders ended with something filled; part of the label, so that a label never stands for
 *     two orders that were filled
 */
public record Leg(int index, Side home, Side side, Size held, Size size, int generation) {
    private static final Pattern LABEL = Pattern.compile("([BS])([0-9]{1,6})(?:\\.([0-9]{1,9}))?");

    public Leg {
        requireNonNull(home, "home is null");
        requireNonNull(side, "side is null");
        requireNonNull(held, "held is null");
        requireNonNull(size, "size is null");
        if (index < 0 || generation < 0) {
            throw new IllegalArgumentException("leg %d of generation %d".formatted(index, generation));
        }
    }

    /** The level at which its order rests. */
    public int level() {
        return side == Side.BUY ? index : index + 1;
    }

    /** Finds its order again: side, level, and the generation from the second on; {@code B9}, {@code S12.3}. */
    public String label() {
        String name = (side == Side.BUY ? "B" : "S") + level();
        return generation == 0 ? name : name + "." + generation;
    }

    /** The leg that a label of this generation or a later one is of. */
    public static OptionalInt index(String label, int oldest) {
        Matcher parts = LABEL.matcher(label);
        if (!parts.matches()) {
            return OptionalInt.empty();
        }
        int generation = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        int leg = Integer.parseInt(parts.group(2)) - (parts.group(1).equals("S") ? 1 : 0);
        return generation < oldest || leg < 0 ? OptionalInt.empty() : OptionalInt.of(leg);
    }

    /** What its order has still to fill; not more than zero when it is done. */
    public Size rest() {
        return side == Side.BUY ? size.minus(held) : held;
    }

    /**
     * This leg after one of its orders ended with something filled: it turns round when the order was filled whole, or when
     * what is left is nothing, or too little for an order; what was held is never forgotten.
     */
    public Leg after(Size filled, boolean whole, Ladder ladder) {
        Size holds = side == Side.BUY ? held.plus(filled) : held.minus(filled);
        Leg same = new Leg(index, home, side, holds, size, generation + 1);
        return !whole && same.isOrderable(ladder)
                ? same
                : new Leg(index, home, side.opposite(), holds, size, generation + 1);
    }

    /** This leg while none of its orders rests: turned round when that leaves enough for an order, and staying does not. */
    public Leg settled(Ladder ladder) {
        Leg turned = new Leg(index, home, side.opposite(), held, size, generation + 1);
        return isOrderable(ladder) || !turned.isOrderable(ladder) ? this : turned;
    }

    /** This leg with another holding. */
    public Leg holding(Size other) {
        return new Leg(index, home, side, other, size, generation);
    }

    /** This leg with another size. */
    public Leg sized(Size other) {
        return new Leg(index, home, side, held, other, generation);
    }

    /** What its next order asks for: the rest, or the whole size when the rest is too little for an order. */
    public Size orderSize(Ladder ladder) {
        return isOrderable(ladder) ? wholeLots(rest(), ladder) : size;
    }

    /**
     * As {@link #orderSize}, for a pair whose profit stays in base: what was bought is sold for what it has cost, and what was
     * sold is bought back with all that it has brought. From 100 to 105: of 0.1 bought, 0.0953 is sold; for 0.1 sold, 0.105 is
     * bought.
     */
    public Size orderSizeForBase(Ladder ladder) {
        if (side == home || !isOrderable(ladder)) {
            return orderSize(ladder);
        }
        BigDecimal lower = ladder.price(index).toBigDecimal();
        BigDecimal upper = ladder.price(index + 1).toBigDecimal();
        BigDecimal lot = ladder.info().lotSize();
        BigDecimal rest = rest().toBigDecimal();
        BigDecimal lots = side == Side.SELL
                ? rest.multiply(lower).divide(upper.multiply(lot), 0, RoundingMode.UP)
                : rest.multiply(upper).divide(lower.multiply(lot), 0, RoundingMode.DOWN);
        Size enough = Size.of(held.market(), lots.multiply(lot));
        if (!ladder.takes(enough, level())) {
            return orderSize(ladder);
        }
        return side == Side.SELL ? enough.min(orderSize(ladder)) : enough;
    }

    private boolean isOrderable(Ladder ladder) {
        Size rest = rest();
        return rest.signum() > 0 && ladder.takes(wholeLots(rest, ladder), level());
    }

    private static Size wholeLots(Size size, Ladder ladder) {
        return ladder.info().roundSize(size.toBigDecimal());
    }
}
