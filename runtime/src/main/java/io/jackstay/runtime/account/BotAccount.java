package io.jackstay.runtime.account;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.runtime.market.MarketLane;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** A login as a bot deals with it. Thread safe. */
public interface BotAccount {
    /** What threads are called that turn it. */
    String name();

    Venue venue();

    VenueTraits traits();

    /** What the venue said last. */
    AccountPicture picture();

    /** How many bots share it. */
    int bots();

    /** Whether its dead-man switch runs, the venue's or ours. */
    boolean isDeadManArmed();

    /** How long its journal has kept the oldest of what it was given, nanoseconds. */
    long journalWaitingNanos();

    /** The bot takes part, with the markets it claims and the lanes its market data takes. */
    void attach(BotPort port, Collection<MarketId> claims, Collection<MarketLane> lanes);

    /** The bot takes part no more. */
    void detach(BotPort port, Collection<MarketLane> lanes);

    /**
     * A bot's turn; the outcomes come to the port.
     *
     * @param closing those of its orders that the runtime itself placed, to close a position
     */
    void send(BotPort from, OrderBatch batch, List<Cloid> closing);

    /** What the venue holds; the reply comes on another thread. */
    void snapshot(Reply<AccountSnapshot> reply);

    /** A call to the connector that asks something; the reply comes on another thread. */
    <T> void ask(String what, Reply<T> reply, BiConsumer<Connector, Reply<T>> call);
}
