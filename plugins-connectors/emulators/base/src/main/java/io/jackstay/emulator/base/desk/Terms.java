package io.jackstay.emulator.base.desk;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an order asks for. Immutable.
 *
 * @param size zero: the whole position
 * @param market whether its client calls it a market order, though it has a price
 * @param clientId the client's id, empty when there is none
 */
public record Terms(
        Side side,
        BigDecimal price,
        BigDecimal size,
        boolean reduceOnly,
        TimeInForce tif,
        boolean market,
        Optional<Trigger> trigger,
        String clientId) {
    /**
     * When an order begins to be one. Immutable.
     *
     * @param market whether it ends where it can't take any more
     * @param takeProfit whether it is reached from the side of profit
     */
    public record Trigger(boolean market, BigDecimal price, boolean takeProfit) {}

    /** Those of an order that nobody calls a market order. */
    public Terms(
            Side side,
            BigDecimal price,
            BigDecimal size,
            boolean reduceOnly,
            TimeInForce tif,
            Optional<Trigger> trigger,
            String clientId) {
        this(side, price, size, reduceOnly, tif, false, trigger, clientId);
    }

    /** The client's id, if there is one. */
    public Optional<String> named() {
        return Optional.of(clientId).filter(id -> !id.isEmpty());
    }

    /** The same with another time in force. */
    public Terms tif(TimeInForce other) {
        return new Terms(side, price, size, reduceOnly, other, market, trigger, clientId);
    }
}
