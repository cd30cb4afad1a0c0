package io.jackstay.emulator.base.desk;

import io.jackstay.api.market.Money;
import java.math.BigDecimal;

/**
 * A part of an order was executed. Immutable.
 *
 * @param id the same on both sides of a trade
 * @param hash of the transaction
 * @param startPosition signed; of a pair, what was held of its base
 * @param endPosition the same after it
 * @param closedProfit what it realised, without the fee
 * @param taker whether the order took
 */
public record FillEvent(
        VenueOrder order,
        long id,
        String hash,
        long millis,
        BigDecimal price,
        BigDecimal size,
        BigDecimal startPosition,
        BigDecimal endPosition,
        BigDecimal closedProfit,
        Money fee,
        boolean taker) {
    /** What the fee was paid in, by its name. */
    public String feeToken() {
        return fee.asset().substring(fee.asset().indexOf(':') + 1);
    }

    /** What the fee is worth in quote. */
    BigDecimal feeWorth() {
        boolean token = order.coin()
                .base()
                .filter(base -> base.wallet().equals(fee.asset()))
                .isPresent();
        return token ? fee.amount().multiply(price) : fee.amount();
    }
}
