package io.jackstay.runtime.session;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.runtime.account.AccountPicture;
import io.jackstay.runtime.account.BotAccount;
import io.jackstay.runtime.account.BotPort;
import io.jackstay.runtime.market.MarketLane;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** The login of a bot that is replayed: what is sent goes nowhere, answers stand on the tape. Immutable. */
record SilentAccount(Venue venue, VenueTraits traits) implements BotAccount {
    @Override
    public String name() {
        return "account-" + venue.name();
    }

    @Override
    public AccountPicture picture() {
        return AccountPicture.NOTHING;
    }

    @Override
    public int bots() {
        return 1;
    }

    @Override
    public boolean isDeadManArmed() {
        return false;
    }

    @Override
    public long journalWaitingNanos() {
        return 0;
    }

    @Override
    public void attach(BotPort port, Collection<MarketId> claims, Collection<MarketLane> lanes) {}

    @Override
    public void detach(BotPort port, Collection<MarketLane> lanes) {}

    @Override
    public void send(BotPort from, OrderBatch batch, List<Cloid> closing) {}

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {}

    @Override
    public <T> void ask(String what, Reply<T> reply, BiConsumer<Connector, Reply<T>> call) {}
}
