package io.jackstay.testkit.simulate.venue;

import java.math.BigDecimal;

/**
 * One execution in the venue's books. Immutable.
 *
 * @param id unique for ever
 * @param cloid of the order; 0 for somebody else's
 * @param fee positive is paid
 */
public record VenueFill(
        String id,
        String account,
        String symbol,
        long cloid,
        String orderId,
        boolean buy,
        long ticks,
        long lots,
        BigDecimal fee,
        String feeAsset,
        boolean maker,
        long nanos) {
    /** Positive for a buy. */
    public long signedLots() {
        return buy ? lots : -lots;
    }
}
