package io.jackstay.runtime.plugin.guard;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.ActionSpec;
import io.jackstay.api.connector.CandleQuery;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connector behind its guard. Confined to the account loop of one connector. */
public final class GuardedConnector implements Connector {
    private final PluginGuard guard;
    private final Connector connector;

    public GuardedConnector(PluginGuard guard, Connector connector) {
        this.guard = requireNonNull(guard, "guard is null");
        this.connector = requireNonNull(connector, "connector is null");
    }

    @Override
    public void start(Reply<List<MarketInfo>> reply) {
        guard.run("start", Connector::start, connector, reply);
    }

    @Override
    public void subscribe(Subscriptions wanted) {
        guard.run("subscribe", Connector::subscribe, connector, wanted);
    }

    @Override
    public void execute(OrderBatch batch) {
        guard.run("execute", Connector::execute, connector, batch);
    }

    @Override
    public void snapshot(Reply<AccountSnapshot> reply) {
        guard.run("snapshot", Connector::snapshot, connector, reply);
    }

    @Override
    public void orderStatus(OrderRef order, Instant sentAt, Reply<OrderLookup> reply) {
        guard.run("orderStatus", Connector::orderStatus, connector, order, sentAt, reply);
    }

    @Override
    public void fillsSince(HistoryQuery query, Reply<HistoryPage<OrderFill>> reply) {
        guard.run("fillsSince", Connector::fillsSince, connector, query, reply);
    }

    @Override
    public void cashFlowsSince(HistoryQuery query, Reply<HistoryPage<CashFlow>> reply) {
        guard.run("cashFlowsSince", Connector::cashFlowsSince, connector, query, reply);
    }

    @Override
    public void candles(CandleQuery query, Reply<List<Candle>> reply) {
        guard.run("candles", Connector::candles, connector, query, reply);
    }

    @Override
    public void cancelAll(Optional<MarketId> market, Reply<Void> reply) {
        guard.run("cancelAll", Connector::cancelAll, connector, market, reply);
    }

    @Override
    public void armDeadMan(Duration horizon, List<MarketId> markets, Reply<Void> reply) {
        guard.run("armDeadMan", Connector::armDeadMan, connector, horizon, markets, reply);
    }

    @Override
    public void setLeverage(MarketId market, int leverage, Reply<Void> reply) {
        guard.run("setLeverage", Connector::setLeverage, connector, market, leverage, reply);
    }

    /** A copy. */
    @Override
    public List<ActionSpec> actions() {
        return guard.ask("actions", GuardedConnector::copyOfActions, connector);
    }

    @Override
    public void act(String action, Map<String, String> arguments, Reply<Map<String, String>> reply) {
        guard.run("act", Connector::act, connector, action, arguments, reply);
    }

    @Override
    public void stop(Reply<Void> reply) {
        guard.run("stop", Connector::stop, connector, reply);
    }

    private static List<ActionSpec> copyOfActions(Connector connector) {
        return List.copyOf(connector.actions());
    }
}
