package io.jackstay.api.connector;

import io.jackstay.api.account.Balance;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What a connector tells the runtime. Confined to the connector's loop: to be called there and nowhere else.
 *
 * <p>Implemented by the runtime: may gain methods. Nothing here blocks or calls back into the connector. Events may
 * come more than once and out of order, as venues send them: fills and cash flows are told apart by their id, older
 * order reports are dropped. What must never happen is that an event is left out in silence: after a loss the stream
 * goes down and up again.
 *
 * <p>Errors: a call from another thread throws {@link IllegalStateException}. A market that was never listed throws
 * {@link IllegalArgumentException}; the connector drops what it does not know before it comes here.
 */
public interface ConnectorEvents {
    /** What became of one member of a batch; exactly one final outcome a member. */
    void outcome(OrderRef order, Command command, Outcome outcome);

    /** The venue told of an order, ours or not. */
    void order(OrderReport report);

    /** The venue told of an execution of this login; durable before any bot sees it. */
    void fill(OrderFill fill);

    /** Money came or went without a fill: funding, deposit, withdrawal; durable before any bot sees it. */
    void cashFlow(CashFlow flow);

    /** The venue's own figure of a position; compared with ours, never simply taken over. */
    void position(Position position);

    /** The venue's own figure of one asset. */
    void balance(Balance balance);

    /** The venue's own figures of equity and margin. */
    void margin(Margin margin);

    /**
     * Where the venue would liquidate the login's position in a market, as it says itself; for people to look at, nothing is decided by it.
     *
     * @param price in quote per base; empty when it tells none, as of a position that is closed or covered whatever happens
     */
    default void liquidation(MarketId market, Optional<Price> price) {}

    /** New revisions of markets' rules, or markets listed newly. One whose rules are as before is left out. */
    void markets(List<MarketInfo> changed);

    /** Where the levels of a market's book go; the same object each time, may be kept. */
    BookSink book(MarketId market);

    /**
     * The best prices of a market.
     *
     * <p>Shape: unscaled numbers at the scales of the market's rules; a side without orders has price 0 and size 0.
     *
     * @param bid price, below the ask
     * @param bidSize size
     * @param ask price
     * @param askSize size
     * @param venueNanos venue time, epoch nanoseconds; 0 when the message has none
     */
    void top(MarketId market, long bid, long bidSize, long ask, long askSize, long venueNanos);

    /**
     * A public print.
     *
     * @param price unscaled at the market's price scale, positive
     * @param size unscaled at the market's size scale, positive
     * @param takerSide side of the order that came last
     * @param venueTradeId the venue's id; empty when it has none
     * @param venueNanos venue time, epoch nanoseconds
     */
    void trade(MarketId market, long price, long size, Side takerSide, String venueTradeId, long venueNanos);

    /** A candle that has closed. */
    void candle(Candle candle);

    /** The venue's mark price of a market. */
    void mark(MarkPrice mark);

    /** The funding rate that the venue tells for a market. */
    void funding(FundingRate rate);

    /**
     * A stream of the login changed its state.
     *
     * <p>{@code PRIVATE} going {@code UP} starts a reconciliation, and only after it orders leave again; the connector
     * calls it when every private subscription is confirmed. While it is not up, only cancels leave. {@code PUBLIC}
     * going down makes the market data of the login stale.
     *
     * @param detail why, in words, for log and status; empty when there is nothing to add
     */
    void stream(Stream stream, StreamState state, String detail);

    /**
     * A part of a feed was lost or refused: what is known of it is stale until its next snapshot or message.
     *
     * @param detail what was seen, with the sequence numbers where there are such
     */
    void gap(MarketId market, Feed feed, String detail);

    /**
     * The login can't go on and a further try would not help: key revoked, account frozen. The runtime halts the bots
     * of the login, cancels what it can and alerts; it does not try again.
     */
    void fatal(String what);

    /** What was asked of an order. Closed. */
    enum Command {
        /** A new order. */
        SUBMIT,
        /** Another price or size. */
        AMEND,
        /** Its end. */
        CANCEL
    }

    /** A group of a login's subscriptions. Closed. */
    enum Stream {
        /** Market data. */
        PUBLIC,
        /** Orders, fills, balances and positions of the login. */
        PRIVATE
    }

    /** Whether a stream can be relied on. Closed. */
    enum StreamState {
        /** Connected, subscribed, nothing missed from now on. */
        UP,
        /** Not connected, or not subscribed. */
        DOWN,
        /** Connected, but silent for longer than the venue promises. */
        STALE
    }
}
