package io.jackstay.distribution.architecture;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.NonceStore;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.api.market.BookView;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.market.Trade;
import io.jackstay.api.order.Order;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.plugin.Meters;
import io.jackstay.api.plugin.PluginProvider;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import io.jackstay.api.strategy.AccountView;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.api.strategy.Orders;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.api.strategy.Timers;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who implements each interface of the contract. Immutable.
 *
 * <p>An interface that plugins implement demands what it demanded when it was first released, and never more: a new method is a
 * default with a safe meaning. An interface of the runtime may grow.
 */
final class Implementers {
    /** Each interface that plugins implement, with the methods that a plugin has to have. */
    static final SortedMap<String, SortedSet<String>> PLUGINS = plugins();

    /** Interfaces that the runtime implements. */
    static final SortedSet<String> RUNTIME = runtime();

    private Implementers() {}

    private static SortedMap<String, SortedSet<String>> plugins() {
        SortedMap<String, SortedSet<String>> demands = new TreeMap<>();
        put(demands, PluginProvider.class, "configType()");
        put(demands, ConnectorProvider.class, "create(Record, ConnectorContext)", "traits(Record)");
        put(
                demands,
                Connector.class,
                "execute(OrderBatch)",
                "snapshot(Reply)",
                "start(Reply)",
                "stop(Reply)",
                "subscribe(Subscriptions)");
        put(demands, WebSocket.Listener.class, "onDown(String)", "onFrame(byte[], int, int)", "onOpen(WebSocket)");
        put(
                demands,
                MarketFeed.Listener.class,
                "book()",
                "top(long, long, long, long, long)",
                "trade(long, long, Side, String, long)");
        put(demands, Reply.class, "done(Result)");
        put(demands, StrategyProvider.class, "create(Record)", "needs(Record)");
        put(demands, Strategy.class, "onStart(Context, Start)");
        put(demands, RiskProvider.class, "create(Record, RiskScope)", "scopes()");
        put(demands, RiskRule.class);
        return Collections.unmodifiableSortedMap(demands);
    }

    private static void put(SortedMap<String, SortedSet<String>> demands, Class<?> type, String... methods) {
        demands.put(type.getName(), Collections.unmodifiableSortedSet(new TreeSet<>(List.of(methods))));
    }

    private static SortedSet<String> runtime() {
        SortedSet<String> names = new TreeSet<>();
        for (Class<?> type : List.of(
                AccountView.class,
                BookSink.class,
                BookView.class,
                ConnectorContext.class,
                ConnectorEvents.class,
                Context.class,
                Execution.class,
                Execution.Task.class,
                Http.class,
                Http.Response.class,
                LoopTimers.class,
                LoopTimers.Timer.class,
                MarketFeed.class,
                MarketView.class,
                Memory.class,
                Meters.class,
                Meters.Counter.class,
                Meters.Gauge.class,
                Meters.Line.class,
                NonceStore.class,
                Order.class,
                Orders.class,
                RateLimiter.class,
                RiskActions.class,
                RiskView.class,
                Timers.class,
                TopOfBook.class,
                Trade.class,
                WebSocket.class)) {
            names.add(type.getName());
        }
        return Collections.unmodifiableSortedSet(names);
    }
}
