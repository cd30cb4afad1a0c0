package io.jackstay.runtime.look;

import static java.util.Objects.requireNonNull;

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
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps what a connector tells of its account, and lets the rest go. Confined to the loop of its login, but for {@link #heard} and
 * {@link #stream()}, which any thread may ask.
 */
public final class ToldEvents implements ConnectorEvents {
    private static final String NOT_UP = "the private stream has not come up";

    private final Runnable requireLoop;
    private final SortedMap<String, Balance> balances = new TreeMap<>();
    private final SortedMap<MarketId, Position> positions = new TreeMap<>();
    private final SortedMap<String, OrderReport> orders = new TreeMap<>();
    private final SortedMap<String, OrderFill> fills = new TreeMap<>();
    private final AtomicLong heard = new AtomicLong();
    private Optional<Margin> margin = Optional.empty();
    private volatile String stream = NOT_UP;

    /** @param requireLoop throws {@link IllegalStateException} on a thread that is not the loop's */
    public ToldEvents(Runnable requireLoop) {
        this.requireLoop = requireNonNull(requireLoop, "requireLoop is null");
    }

    /** Any thread: grows with each message about the account. */
    public long heard() {
        return heard.get();
    }

    /** Any thread: why the private stream is not up; empty when it is. */
    public String stream() {
        return stream;
    }

    /** All that was told so far. */
    public AccountSide side() {
        requireLoop.run();
        return new AccountSide(
                margin,
                balances.values().stream().toList(),
                positions.values().stream().toList(),
                orders.values().stream()
                        .filter(report -> !report.state().isFinal())
                        .toList(),
                fills.values().stream().toList());
    }

    private void count() {
        requireLoop.run();
        heard.incrementAndGet();
    }

    /** The later word counts; of two of one time, the one that came last. */
    @Override
    public void order(OrderReport report) {
        count();
        orders.merge(
                Comparison.key(report.order()),
                report,
                (before, now) -> now.stamp().venueNanos() >= before.stamp().venueNanos() ? now : before);
    }

    @Override
    public void fill(OrderFill fill) {
        count();
        fills.put(fill.id(), fill);
    }

    @Override
    public void position(Position position) {
        count();
        positions.put(position.market(), position);
    }

    @Override
    public void balance(Balance balance) {
        count();
        balances.put(Comparison.key(balance), balance);
    }

    @Override
    public void margin(Margin now) {
        count();
        margin = Optional.of(now);
    }

    @Override
    public void stream(Stream which, StreamState state, String detail) {
        requireLoop.run();
        if (which == Stream.PRIVATE) {
            stream = switch (state) {
                case UP -> "";
                case DOWN -> detail.isEmpty() ? "the private stream is down" : detail;
                case STALE -> "the private stream is silent";
            };
        }
    }

    @Override
    public void fatal(String what) {
        requireLoop.run();
        stream = what;
    }

    @Override
    public void cashFlow(CashFlow flow) {
        requireLoop.run();
    }

    @Override
    public void outcome(OrderRef order, Command command, Outcome outcome) {
        requireLoop.run();
    }

    @Override
    public void markets(List<MarketInfo> changed) {
        requireLoop.run();
    }

    @Override
    public BookSink book(MarketId market) {
        requireLoop.run();
        return Unread.BOOK;
    }

    @Override
    public void top(MarketId market, long bid, long bidSize, long ask, long askSize, long venueNanos) {
        requireLoop.run();
    }

    @Override
    public void trade(MarketId market, long price, long size, Side takerSide, String venueTradeId, long venueNanos) {
        requireLoop.run();
    }

    @Override
    public void candle(Candle candle) {
        requireLoop.run();
    }

    @Override
    public void mark(MarkPrice mark) {
        requireLoop.run();
    }

    @Override
    public void funding(FundingRate rate) {
        requireLoop.run();
    }

    @Override
    public void gap(MarketId market, Feed feed, String detail) {
        requireLoop.run();
    }

    /** A book that nobody reads. Immutable. */
    private enum Unread implements BookSink {
        BOOK;

        @Override
        public BookSink snapshot() {
            return this;
        }

        @Override
        public BookSink delta() {
            return this;
        }

        @Override
        public BookSink level(Side side, long price, long size) {
            return this;
        }

        @Override
        public BookSink commit(long venueNanos) {
            return this;
        }
    }
}
