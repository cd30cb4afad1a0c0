package io.jackstay.api.connector;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One login on one exchange: translates the contract's words to the venue's and back, and signs. Confined to its event
 * loop.
 *
 * <p>Implemented by plugins: gains only defaults. Thread: every method is called on the connector's loop, one at a
 * time; {@link ConnectorEvents} is called from there alone; nothing blocks. Whatever takes time is begun here and ends
 * in a callback of a transport.
 *
 * <p>Answers: a question takes a {@link Reply}, to be answered exactly once, at once or in a later turn. The runtime
 * waits a bounded time; after that it goes on as if {@linkplain Reply#unknown unknown} had been answered, and an answer
 * that comes later is counted and dropped. A default method answers {@linkplain Reply#unsupported unsupported}; a
 * connector overrides those whose {@link Capability} is among its traits. What the venue offers but this account may
 * not use is refused with the reason {@code NOT_ENTITLED}.
 *
 * <p>Errors: a venue's no is a value, never an exception. An exception out of any method is counted against the plugin
 * and logged with the call; the members of a batch without an outcome are then unknown.
 */
public interface Connector {
    /**
     * Loads the markets, logs in, opens the private streams; called once, first.
     *
     * <p>Ok means that orders could be sent now, and carries every market that the login can trade, in a stable order.
     * A refusal (wrong key, unknown account) ends the start of the bots that need this connector; unknown is tried
     * again with growing pauses, by calling this method again, and so is a refusal as {@code CONNECTOR_DOWN} or {@code
     * RATE_LIMITED}, which is not the venue's last word.
     */
    void start(Reply<List<MarketInfo>> reply);

    /**
     * The whole set of market data that is wanted from now on, each time it changes; feeds no longer in it are to be
     * left.
     *
     * <p>Called after a successful start and in any later turn. The connector keeps the set and subscribes again by
     * itself after each reconnect. A feed that the venue refuses is told by {@link ConnectorEvents#gap}.
     */
    void subscribe(Subscriptions wanted);

    /**
     * Sends one turn's orders: cancels, then amends, then submits, each list in its order.
     *
     * <p>Every member gets exactly one final {@link io.jackstay.api.order.Outcome} through
     * {@link ConnectorEvents#outcome} (one {@code Received} may come before it). A request that may have left and was
     * not answered is {@code Unknown}, never {@code Rejected}; a connector never sends a member twice. One that
     * provably did not leave is {@code Rejected}.
     */
    void execute(OrderBatch batch);

    /**
     * All open orders, positions, balances and the margin of the login as the venue has them now; pages are joined.
     *
     * <p>Needs {@link Capability#TRADING}. It is the ground for reconciliation: an order missing from it counts as not
     * open at the venue, so a snapshot that can't be complete is answered unknown.
     */
    void snapshot(Reply<AccountSnapshot> reply);

    /**
     * What the venue knows of one order. Needs {@link Capability#ORDER_STATUS_BY_CLOID}.
     *
     * @param sentAt when the order left; for venues that search by time
     * @param reply {@link OrderLookup.NotFound} only when the venue itself said that it has no such order
     */
    default void orderStatus(OrderRef order, Instant sentAt, Reply<OrderLookup> reply) {
        reply.unsupported(Capability.ORDER_STATUS_BY_CLOID);
    }

    /**
     * One page of the login's fills, oldest first. Needs {@link Capability#FILL_HISTORY}.
     *
     * <p>Fills that were told before may come again, with the same id; the runtime drops them. None may be left out in
     * silence: see {@link HistoryPage#hole}.
     */
    default void fillsSince(HistoryQuery query, Reply<HistoryPage<OrderFill>> reply) {
        reply.unsupported(Capability.FILL_HISTORY);
    }

    /** One page of the login's cash flows, oldest first, as for fills. Needs {@link Capability#CASH_FLOW_HISTORY}. */
    default void cashFlowsSince(HistoryQuery query, Reply<HistoryPage<CashFlow>> reply) {
        reply.unsupported(Capability.CASH_FLOW_HISTORY);
    }

    /** Closed candles, oldest first, fewer when the venue has fewer. Needs {@link Capability#CANDLES}. */
    default void candles(CandleQuery query, Reply<List<Candle>> reply) {
        reply.unsupported(Capability.CANDLES);
    }

    /**
     * Cancels all open orders of the login, those of other programs too, or of one market of it.
     *
     * <p>Needs {@link Capability#CANCEL_ALL} when the market is empty, {@link Capability#CANCEL_ALL_BY_MARKET} when it
     * is given. Ok means that the venue took the command; that nothing rests is then read from a {@link #snapshot}.
     */
    default void cancelAll(Optional<MarketId> market, Reply<Void> reply) {
        reply.unsupported(market.isPresent() ? Capability.CANCEL_ALL_BY_MARKET : Capability.CANCEL_ALL);
    }

    /**
     * Tells the venue to cancel by itself unless it is told again in time. Needs {@link Capability#DEAD_MAN}.
     *
     * <p>The runtime repeats the call every third of the horizon while it is healthy.
     *
     * @param horizon from now until the venue cancels; within the figures of the traits; zero disarms
     * @param markets those whose orders are to be cancelled; a venue whose switch covers more covers more
     */
    default void armDeadMan(Duration horizon, List<MarketId> markets, Reply<Void> reply) {
        reply.unsupported(Capability.DEAD_MAN);
    }

    /**
     * Sets the leverage of a market. Needs {@link Capability#LEVERAGE_PER_MARKET} or
     * {@link Capability#LEVERAGE_PER_ACCOUNT}.
     *
     * @param leverage 1 to {@link MarketInfo#maxLeverage()}; one that is set already is answered ok
     */
    default void setLeverage(MarketId market, int leverage, Reply<Void> reply) {
        reply.unsupported(Capability.LEVERAGE_PER_MARKET);
    }

    /** The named repairs and look-ups that {@link #act} knows, in the order to list them; the same each time. */
    default List<ActionSpec> actions() {
        return List.of();
    }

    /**
     * Runs one of {@link #actions}, asked for by a strategy or a person. Needs {@link Capability#ACTIONS}.
     *
     * @param arguments checked against the action's specification before the call
     * @param reply what came of it, as texts by name, in the order to show them
     */
    default void act(String action, Map<String, String> arguments, Reply<Map<String, String>> reply) {
        reply.unsupported(Capability.ACTIONS);
    }

    /**
     * Ends streams and sessions; called once, last. Orders have been cancelled by then, if they were to be.
     *
     * <p>After the answer, or after a bounded wait, the runtime closes all sockets and timers that it handed out.
     */
    void stop(Reply<Void> reply);
}
