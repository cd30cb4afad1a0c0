package io.jackstay.emulator.base.desk;

import io.jackstay.api.market.PriceGrid;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Finds what can't be an order at all, before anything is done. Immutable.
 *
 * @param lowest share of the mark that a price must have at least
 * @param highestContract share of the mark that a price of a contract may have at most
 * @param highestPair the same for pairs
 * @param leastWorth of an order that may open a position
 */
public record Screen(BigDecimal lowest, BigDecimal highestContract, BigDecimal highestPair, BigDecimal leastWorth) {
    /** Why it can't be one. Closed. */
    public enum Problem {
        /** It is no longer traded. */
        DELISTED,
        /** Its price is zero. */
        NO_PRICE,
        /** Its size is zero, which only what is for a whole position may have. */
        NO_SIZE,
        /** A price between two that there are. */
        OFF_GRID,
        /** A size between two that there are. */
        OFF_LOT,
        /** It waits for a trigger and may open a position. */
        TRIGGER_OPENS,
        /** It is worth too little. */
        TOO_SMALL,
        /** Its price is too far from the mark. */
        TOO_FAR
    }

    /** The first problem that there is. */
    public Optional<Problem> problem(Coin coin, Terms terms) {
        BigDecimal price = terms.price();
        PriceGrid grid = coin.info().priceGrid();
        boolean opens = !terms.reduceOnly();
        BigDecimal trigger = terms.trigger().map(Terms.Trigger::price).orElse(price);
        if (coin.delisted()) {
            return Optional.of(Problem.DELISTED);
        } else if (price.signum() == 0) {
            return Optional.of(Problem.NO_PRICE);
        } else if (terms.size().signum() == 0 && opens) {
            return Optional.of(Problem.NO_SIZE);
        } else if (!grid.contains(price) || !grid.contains(trigger)) {
            return Optional.of(Problem.OFF_GRID);
        } else if (terms.size().scale() > coin.sizeDecimals()) {
            return Optional.of(Problem.OFF_LOT);
        } else if (terms.trigger().isPresent() && opens) {
            return Optional.of(Problem.TRIGGER_OPENS);
        } else if (opens && price.multiply(terms.size()).compareTo(leastWorth) < 0) {
            return Optional.of(Problem.TOO_SMALL);
        }
        return isFar(coin, price) ? Optional.of(Problem.TOO_FAR) : Optional.empty();
    }

    private boolean isFar(Coin coin, BigDecimal price) {
        BigDecimal mark = coin.market().mark();
        BigDecimal highest = mark.multiply(coin.isSpot() ? highestPair : highestContract);
        return mark.signum() > 0 && (price.compareTo(mark.multiply(lowest)) < 0 || price.compareTo(highest) > 0);
    }
}
