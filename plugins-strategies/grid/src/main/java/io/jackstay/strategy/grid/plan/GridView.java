package io.jackstay.strategy.grid.plan;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;

/**
 * What is looked at to decide which orders of a grid should rest. Immutable.
 *
 * @param ladder levels on the rules of the market
 * @param all what each leg asks for by itself, lowest first
 * @param mid the price now, quote per base
 * @param position the bot's, signed, base
 * @param resting legs whose orders rest now: near a limit they stay rather than go, so that it does not flicker
 */
public record GridView(
        Ladder ladder, List<Wanted> all, BigDecimal mid, BigDecimal position, SortedSet<Integer> resting) {
    public GridView {
        requireNonNull(ladder, "ladder is null");
        all = List.copyOf(all);
        requireNonNull(mid, "mid is null");
        requireNonNull(position, "position is null");
        requireNonNull(resting, "resting is null");
    }
}
