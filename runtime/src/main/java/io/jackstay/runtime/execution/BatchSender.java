package io.jackstay.runtime.execution;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import java.util.List;

/** Takes a turn's commands to the account loop of their venue. Called on the bot loop. */
@FunctionalInterface
public interface BatchSender {
    /** @param closing those of its orders that the runtime itself placed, to close a position */
    void send(Venue venue, OrderBatch batch, List<Cloid> closing);
}
