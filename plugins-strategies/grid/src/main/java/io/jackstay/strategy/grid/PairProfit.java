package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What the matched pairs of a grid have earned, before fees: for each unit the distance between the two levels of its leg.
 * Immutable; as a text it outlives the process.
 *
 * @param amount in quote
 * @param pairs how many orders matched an earlier one
 */
record PairProfit(BigDecimal amount, long pairs) {
    static final PairProfit NONE = new PairProfit(BigDecimal.ZERO, 0);

    PairProfit {
        requireNonNull(amount, "amount is null");
    }

    PairProfit plus(BigDecimal more) {
        return new PairProfit(amount.add(more), pairs + 1);
    }

    String text() {
        return amount.toPlainString() + " " + pairs;
    }

    static PairProfit parse(String text) {
        String[] parts = text.split(" ", -1);
        return new PairProfit(new BigDecimal(parts[0]), Long.parseLong(parts[1]));
    }
}
