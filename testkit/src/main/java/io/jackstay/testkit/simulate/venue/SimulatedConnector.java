package io.jackstay.testkit.simulate.venue;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One login at the simulated venue. Confined to its account loop. */
final class SimulatedConnector implements Connector {
    private final ConnectorContext context;
    private final List<MarketInfo> listed;
    private final Exchange exchange;
    private final Wire wire;
    private final Requests requests;
    private final Entry entry;
    private final Questions questions;
    private final PublicDelivery marketData;
    private final PrivateDelivery stream;
    private boolean begun;

    SimulatedConnector(
            ConnectorContext context,
            SimulatedProvider.Config config,
            List<MarketInfo> listed,
            Exchange exchange,
            Wire.Surroundings around) {
        this.context = context;
        this.listed = listed;
        this.exchange = exchange;
        this.wire = new Wire(
                around,
                context,
                () -> state(ConnectorEvents.StreamState.DOWN),
                () -> state(ConnectorEvents.StreamState.UP));
        Words words = new Words(context.venue(), listed);
        this.requests = new Requests(wire, around, context);
        this.entry = new Entry(exchange, requests, around, words, context, config.signed());
        this.questions = new Questions(exchange, requests, around, words, context, config.balances());
        this.marketData = new PublicDelivery(exchange, wire, around, words, context);
        this.stream = new PrivateDelivery(wire, around, words, context);
    }

    private void state(ConnectorEvents.StreamState state) {
        context.events().stream(ConnectorEvents.Stream.PUBLIC, state, "");
        context.events().stream(ConnectorEvents.Stream.PRIVATE, state, "");
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        requests.send(
                false,
                () -> listed,
                markets -> started(markets, reply),
                reply::unknown,
                why -> reply.unknown(why.words()));
    }

    private void started(List<MarketInfo> markets, Reply<List<MarketInfo>> reply) {
        reply.ok(markets);
        if (!begun) {
            begun = true;
            exchange.books().listen(context.venue().name(), stream);
            exchange.everyStep(marketData::step);
            exchange.everyRestart(wire::interrupt);
            wire.begin();
        }
    }

    @Override
    public void subscribe(Subscriptions wanted) {
        marketData.want(wanted);
    }

    @Override
    public void execute(OrderBatch batch) {
        entry.execute(batch);
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        questions.snapshot(reply);
    }

    @Override
    public void orderStatus(OrderRef order, Instant sentAt, Reply<OrderLookup> reply) {
        questions.status(order, reply);
    }

    @Override
    public void fillsSince(HistoryQuery query, Reply<HistoryPage<OrderFill>> reply) {
        questions.fills(query, reply);
    }

    @Override
    public void cashFlowsSince(HistoryQuery query, Reply<HistoryPage<CashFlow>> reply) {
        questions.flows(query, reply);
    }

    @Override
    public void armDeadMan(Duration horizon, List<MarketId> markets, Reply<Void> reply) {
        requests.send(
                false,
                () -> exchange.cancelTimers().set(context.venue().name(), horizon),
                answer -> {
                    if (answer.accepted()) {
                        reply.done(Result.ok());
                    } else {
                        reply.refused(answer.reason(), answer.words());
                    }
                },
                reply::unknown,
                why -> reply.refused(why.reason(), why.words()));
    }

    @Override
    public void stop(Reply<Void> reply) {
        reply.done(Result.ok());
    }
}
