package io.jackstay.connector.paper;

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
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a connector tells. Not thread safe: owned by a test. */
final class FakeEvents implements ConnectorEvents {
    /** Orders, fills and money, one line an event. */
    final List<String> orders = new ArrayList<>();
    /** Public data, one line an event. */
    final List<String> data = new ArrayList<>();

    final List<OrderFill> fills = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    final List<OrderReport> reports = new ArrayList<>();
    final List<Margin> margins = new ArrayList<>();
    /** Run at each outcome, report, fill, cash flow and balance. */
    Runnable onMoney = () -> {};

    private boolean bookBegun;

    @Override
    public void outcome(OrderRef order, Command command, Outcome outcome) {
        onMoney.run();
        String what = outcome instanceof Outcome.Rejected rejected
                ? rejected.why().reason().name()
                : "ok";
        orders.add("%s %d %s".formatted(command, order.cloidOrZero(), what));
        outcomes.add(outcome);
    }

    @Override
    public void order(OrderReport report) {
        onMoney.run();
        orders.add("order %d %s %s".formatted(report.order().cloidOrZero(), report.state(), report.filled()));
        reports.add(report);
    }

    @Override
    public void fill(OrderFill fill) {
        onMoney.run();
        orders.add("fill %d %s@%s %s".formatted(fill.order().cloidOrZero(), fill.size(), fill.price(), fill.role()));
        fills.add(fill);
    }

    @Override
    public void cashFlow(CashFlow flow) {
        onMoney.run();
        orders.add("cash flow " + flow);
    }

    @Override
    public void position(Position position) {
        orders.add("position " + position);
    }

    @Override
    public void balance(Balance balance) {
        onMoney.run();
        orders.add("balance %s %s".formatted(balance.asset(), balance.total().toPlainString()));
    }

    @Override
    public void margin(Margin margin) {
        margins.add(margin);
    }

    @Override
    public void markets(List<MarketInfo> changed) {
        data.add("markets " + changed);
    }

    @Override
    public BookSink book(MarketId market) {
        return new Sink();
    }

    @Override
    public void top(MarketId market, long bid, long bidSize, long ask, long askSize, long venueNanos) {
        data.add("top %d x %d / %d x %d".formatted(bid, bidSize, ask, askSize));
    }

    @Override
    public void trade(MarketId market, long price, long size, Side takerSide, String venueTradeId, long venueNanos) {
        data.add("trade %s %d@%d".formatted(takerSide, size, price));
    }

    @Override
    public void candle(Candle candle) {
        data.add("candle " + candle);
    }

    @Override
    public void mark(MarkPrice mark) {
        data.add("mark " + mark.mark());
    }

    @Override
    public void funding(FundingRate rate) {
        data.add("funding " + rate);
    }

    @Override
    public void stream(Stream stream, StreamState state, String detail) {
        orders.add("stream %s %s".formatted(stream, state));
    }

    @Override
    public void gap(MarketId market, Feed feed, String detail) {
        data.add("gap " + feed);
    }

    @Override
    public void fatal(String what) {
        orders.add("fatal " + what);
    }

    /** Refuses calls out of order, as the runtime's does. */
    private final class Sink implements BookSink {
        @Override
        public BookSink snapshot() {
            return begin("snapshot");
        }

        @Override
        public BookSink delta() {
            return begin("delta");
        }

        private BookSink begin(String kind) {
            if (bookBegun) {
                throw new IllegalStateException(kind + " inside of a message");
            }
            bookBegun = true;
            data.add(kind);
            return this;
        }

        @Override
        public BookSink level(Side side, long price, long size) {
            requireBegun();
            data.add("level %s %d x %d".formatted(side, price, size));
            return this;
        }

        @Override
        public BookSink commit(long venueNanos) {
            requireBegun();
            bookBegun = false;
            data.add("commit");
            return this;
        }

        private void requireBegun() {
            if (!bookBegun) {
                throw new IllegalStateException("no message was begun");
            }
        }
    }
}
