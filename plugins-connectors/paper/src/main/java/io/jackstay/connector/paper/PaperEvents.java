package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Balance;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Margin;
import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the exchange tells us, after the time that it takes to arrive. Confined to the connector's loop.
 *
 * <p>Where the exchange keeps a ledger, all that a turn tells waits for {@link #release}, which comes after the turn has been written down.
 */
final class PaperEvents {
    private final ConnectorEvents events;
    private final Lane lane;
    private final boolean holding;
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final SortedMap<MarketId, BookSink> books = new TreeMap<>();

    PaperEvents(ConnectorEvents events, Lane lane, boolean holding) {
        this.events = requireNonNull(events, "events is null");
        this.lane = requireNonNull(lane, "lane is null");
        this.holding = holding;
    }

    /** What was held back since the last time goes its way. */
    void release() {
        for (Runnable message = held.poll(); message != null; message = held.poll()) {
            lane.send(message);
        }
    }

    private void send(Runnable message) {
        if (holding) {
            held.add(message);
        } else {
            lane.send(message);
        }
    }

    /** Whether what is told arrives inside the call. */
    boolean isDirect() {
        return !holding && lane.isDirect();
    }

    /** Anything else that the exchange answers. */
    void tell(Runnable answer) {
        send(answer);
    }

    void outcome(OrderRef order, Command command, Outcome outcome) {
        send(() -> events.outcome(order, command, outcome));
    }

    void order(OrderReport report) {
        send(() -> events.order(report));
    }

    void fill(OrderFill fill) {
        send(() -> events.fill(fill));
    }

    void cashFlow(CashFlow flow) {
        send(() -> events.cashFlow(flow));
    }

    void balances(List<Balance> balances, Margin margin) {
        send(() -> {
            balances.forEach(events::balance);
            events.margin(margin);
        });
    }

    void markets(List<MarketInfo> changed) {
        send(() -> events.markets(changed));
    }

    void mark(MarkPrice mark) {
        if (isDirect()) {
            events.mark(mark);
        } else {
            send(() -> events.mark(mark));
        }
    }

    void funding(FundingRate rate) {
        send(() -> events.funding(rate));
    }

    void top(MarketId market, long bid, long bidSize, long ask, long askSize, long venueNanos) {
        if (isDirect()) {
            events.top(market, bid, bidSize, ask, askSize, venueNanos);
        } else {
            send(() -> events.top(market, bid, bidSize, ask, askSize, venueNanos));
        }
    }

    void trade(MarketId market, long price, long size, Side takerSide, String venueTradeId, long venueNanos) {
        if (isDirect()) {
            events.trade(market, price, size, takerSide, venueTradeId, venueNanos);
        } else {
            send(() -> events.trade(market, price, size, takerSide, venueTradeId, venueNanos));
        }
    }

    /** Where the levels of a market's book go; the same object each time. */
    BookSink book(MarketId market) {
        return isDirect() ? events.book(market) : books.computeIfAbsent(market, LateBook::new);
    }

    /** Gathers the messages of one market's book, and sends each as a whole. */
    private final class LateBook implements BookSink {
        private final MarketId market;
        private List<Level> levels = new ArrayList<>();
        private boolean snapshot;

        private record Level(Side side, long price, long size) {}

        private LateBook(MarketId market) {
            this.market = market;
        }

        @Override
        public BookSink snapshot() {
            snapshot = true;
            return this;
        }

        @Override
        public BookSink delta() {
            snapshot = false;
            return this;
        }

        @Override
        public BookSink level(Side side, long price, long size) {
            levels.add(new Level(side, price, size));
            return this;
        }

        @Override
        public BookSink commit(long venueNanos) {
            List<Level> told = levels;
            boolean whole = snapshot;
            levels = new ArrayList<>();
            send(() -> {
                BookSink sink = events.book(market);
                BookSink message = whole ? sink.snapshot() : sink.delta();
                told.forEach(level -> message.level(level.side, level.price, level.size));
                message.commit(venueNanos);
            });
            return this;
        }
    }
}
