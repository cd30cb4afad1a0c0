package io.jackstay.runtime.execution;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Venue;

/** Takes a turn's commands to the account loop of their venue. Called on the bot loop. */
@FunctionalInterface
public interface BatchSender {
    void send(Venue venue, OrderBatch batch);
}
