package io.jackstay.connector.hyperliquid;

import io.jackstay.api.account.Balance;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.ConnectorEvents;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what a connector tells. Not thread safe: owned by a test. */
final class EventLog implements ConnectorEvents {
    /** Market data and streams, a line each. */
    final List<String> lines = new ArrayList<>();

    final List<Outcome> outcomes = new ArrayList<>();
    final List<OrderRef> outcomesOf = new ArrayList<>();
    final List<OrderReport> orders = new ArrayList<>();
    final List<OrderFill> fills = new ArrayList<>();
    final List<CashFlow> flows = new ArrayList<>();
    final List<Position> positions = new ArrayList<>();
    final List<String> liquidations = new ArrayList<>();
    final List<Balance> balances = new ArrayList<>();
    final List<Margin> margins = new ArrayList<>();
    final List<Candle> candles = new ArrayList<>();
    final List<MarketInfo> changed = new ArrayList<>();

    @Override
    public void outcome(OrderRef order, Command command, Outcome outcome) {
        outcomesOf.add(order);
        outcomes.add(outcome);
    }

    @Override
    public void order(OrderReport report) {
        orders.add(report);
    }

    @Override
    public void fill(OrderFill fill) {
        fills.add(fill);
    }

    @Override
    public void cashFlow(CashFlow flow) {
        flows.add(flow);
    }

    @Override
    public void position(Position position) {
        positions.add(position);
    }

    @Override
    public void liquidation(MarketId market, Optional<Price> price) {
        liquidations.add(market.symbol() + " " + price.map(Price::toBigDecimal).orElse(null));
    }

    @Override
    public void balance(Balance balance) {
        balances.add(balance);
    }

    @Override
    public void margin(Margin margin) {
        margins.add(margin);
    }

    @Override
    public void markets(List<MarketInfo> markets) {
        changed.addAll(markets);
    }

    @Override
    public BookSink book(MarketId market) {
        return new Sink(market);
    }

    @Override
    public void top(MarketId market, long bid, long bidSize, long ask, long askSize, long venueNanos) {
        lines.add("top %s %d x %d, %d x %d at %d".formatted(market, bid, bidSize, ask, askSize, venueNanos));
    }

    @Override
    public void trade(MarketId market, long price, long size, Side taker, String id, long venueNanos) {
        lines.add("trade %s %s %d x %d #%s".formatted(market, taker, price, size, id));
    }

    @Override
    public void candle(Candle candle) {
        candles.add(candle);
    }

    @Override
    public void mark(MarkPrice mark) {
        lines.add("mark %s index %s".formatted(mark.mark(), mark.index()));
    }

    @Override
    public void funding(FundingRate rate) {
        lines.add("funding %s %s".formatted(rate.market(), rate.rate().toPlainString()));
    }

    @Override
    public void stream(Stream stream, StreamState state, String detail) {
        lines.add(stream + " " + state);
    }

    @Override
    public void gap(MarketId market, Feed feed, String detail) {
        lines.add("gap %s %s".formatted(market, feed));
    }

    @Override
    public void fatal(String what) {
        lines.add("fatal " + what);
    }

    /** Writes a book as one line. */
    private final class Sink implements BookSink {
        private final StringBuilder line;

        private Sink(MarketId market) {
            line = new StringBuilder("book " + market);
        }

        @Override
        public BookSink snapshot() {
            line.append(" snapshot");
            return this;
        }

        @Override
        public BookSink delta() {
            line.append(" delta");
            return this;
        }

        @Override
        public BookSink level(Side side, long price, long size) {
            line.append(' ').append(side).append(' ').append(price).append('x').append(size);
            return this;
        }

        @Override
        public BookSink commit(long venueNanos) {
            lines.add(line.toString());
            return this;
        }
    }
}
