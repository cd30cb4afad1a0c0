package io.jackstay.strategy.grid.plan;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is looked at to decide which orders of a grid should rest. Immutable.
 *
 * @param ladder levels on the rules of the market
 * @param all what each leg asks for by itself, lowest first
 * @param mid the price now, quote per base
 * @param position the bot's, signed, base
 * @param resting by leg, what rests now: near a limit it stays rather than goes, so that it does not flicker
 */
public record GridView(
        Ladder ladder, List<Wanted> all, BigDecimal mid, BigDecimal position, SortedMap<Integer, Rests> resting) {
    /**
     * The size of an order that rests. Immutable.
     *
     * @param size what it was placed with, base
     * @param filled what of it is in the position already, base
     */
    public record Rests(Size size, Size filled) {
        public Rests {
            requireNonNull(size, "size is null");
            requireNonNull(filled, "filled is null");
        }

        /** What it can still fill; zero when it has filled more than was asked for. */
        public Size open() {
            Size open = size.minus(filled);
            return open.signum() > 0 ? open : size.minus(size);
        }
    }

    public GridView {
        requireNonNull(ladder, "ladder is null");
        all = List.copyOf(all);
        requireNonNull(mid, "mid is null");
        requireNonNull(position, "position is null");
        resting = Collections.unmodifiableSortedMap(new TreeMap<>(resting));
    }
}
