package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What the matched pairs of a grid have earned, before fees: for each unit the distance between the two levels of its leg.
 * Immutable; as a text it outlives the process.
 *
 * @param amount in quote
 * @param pairs how many orders matched an earlier one
 * @param fees maker fees of both orders of each pair, in quote: what is left of the amount can be reinvested
 */
record PairProfit(BigDecimal amount, long pairs, BigDecimal fees) {
    static final PairProfit NONE = new PairProfit(BigDecimal.ZERO, 0, BigDecimal.ZERO);

    PairProfit {
        requireNonNull(amount, "amount is null");
        requireNonNull(fees, "fees is null");
    }

    PairProfit plus(BigDecimal more, BigDecimal paid) {
        return new PairProfit(amount.add(more), pairs + 1, fees.add(paid));
    }

    BigDecimal afterFees() {
        return amount.subtract(fees);
    }

    String text() {
        return amount.toPlainString() + " " + pairs + " " + fees.toPlainString();
    }

    static PairProfit parse(String text) {
        String[] parts = text.split(" ", -1);
        return new PairProfit(new BigDecimal(parts[0]), Long.parseLong(parts[1]), new BigDecimal(parts[2]));
    }
}
