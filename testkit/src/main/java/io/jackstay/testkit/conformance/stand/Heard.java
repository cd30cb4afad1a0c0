package io.jackstay.testkit.conformance.stand;

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
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a connector told that cases look at, in its order, and what it did against the contract while it told anything. Not thread safe:
 * owned by the case.
 */
public final class Heard implements ConnectorEvents {
    private final Thread owner = Thread.currentThread();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private String last = "";
    private final List<Sent> sent = new ArrayList<>();
    private final List<OrderReport> reports = new ArrayList<>();
    private final List<OrderFill> fills = new ArrayList<>();
    private final List<CashFlow> flows = new ArrayList<>();
    private final List<MarkPrice> marks = new ArrayList<>();
    private final List<FundingRate> rates = new ArrayList<>();
    private final List<Top> tops = new ArrayList<>();
    private final List<Print> prints = new ArrayList<>();
    private final List<String> fatals = new ArrayList<>();
    private final Map<Stream, List<StreamState>> streams = new EnumMap<>(Stream.class);
    private final Map<MarketId, MarketInfo> markets = new LinkedHashMap<>();
    private final Map<MarketId, HeardBook> books = new TreeMap<>();

    /** The best prices, as they were told. Immutable. */
    public record Top(MarketId market, long bid, long bidSize, long ask, long askSize) {}

    /** A public print, as it was told. Immutable. */
    public record Print(MarketId market, long price, long size, Side takerSide, String id) {}

    Heard() {
        for (Stream stream : Stream.values()) {
            streams.put(stream, new ArrayList<>());
        }
    }

    void requireLoop(String what) {
        last = what;
        requireThread(what);
    }

    void requireThread(String what) {
        if (Thread.currentThread() != owner) {
            complain("%s came on the thread %s, not on the connector's loop"
                    .formatted(what, Thread.currentThread().getName()));
            throw new IllegalStateException(what + " from another thread than the connector's loop");
        }
    }

    /** Any thread. */
    void complain(String words) {
        if (!complaints.contains(words)) {
            complaints.add(words);
        }
    }

    /** What was done against the contract, each thing once. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Forgets what was told last, so that {@link #isSilent} is about what comes from here on. */
    public void mark() {
        last = "";
    }

    /** Whether nothing was told, and no question answered. */
    public boolean isSilent() {
        return last.isEmpty();
    }

    /** What was told last, in a word or two. */
    public String last() {
        return last;
    }

    /** Runs code of the connector; what it throws is a complaint. */
    void contain(String what, Runnable code) {
        try {
            code.run();
        } catch (Disagreement e) {
            throw e;
        } catch (RuntimeException e) {
            complain("the connector threw out of %s: %s".formatted(what, e));
        }
    }

    void listed(List<MarketInfo> all) {
        all.forEach(info -> markets.put(info.id(), info));
    }

    Sent note(Sent member) {
        sent.add(member);
        return member;
    }

    private void requireListed(MarketId market, String what) {
        requireLoop(what);
        if (!markets.containsKey(market)) {
            complain("%s of %s, which was never listed".formatted(what, market));
            throw new IllegalArgumentException(market + " was never listed");
        }
    }

    @Override
    public void outcome(OrderRef order, Command command, Outcome outcome) {
        requireListed(order.market(), "an outcome");
        Optional<Sent> member =
                sent.stream().filter(known -> known.isAbout(order, command)).reduce((first, last) -> last);
        if (member.isEmpty()) {
            complain("an outcome of a %s that was not asked for: %s %s".formatted(command, order, outcome));
        } else if (!member.get().take(outcome)) {
            complain("more than one final outcome: " + member.get());
        }
    }

    @Override
    public void order(OrderReport report) {
        requireListed(report.market(), "an order report");
        reports.add(report);
    }

    @Override
    public void fill(OrderFill fill) {
        requireListed(fill.market(), "a fill");
        fills.add(fill);
    }

    @Override
    public void cashFlow(CashFlow flow) {
        requireLoop("a cash flow");
        flows.add(flow);
    }

    @Override
    public void position(Position position) {
        requireListed(position.market(), "a position");
    }

    @Override
    public void liquidation(MarketId market, Optional<Price> price) {
        requireListed(market, "a liquidation price");
    }

    @Override
    public void balance(Balance balance) {
        requireLoop("a balance");
    }

    @Override
    public void margin(Margin margin) {
        requireLoop("a margin");
    }

    @Override
    public void markets(List<MarketInfo> changed) {
        requireLoop("markets");
        for (MarketInfo info : changed) {
            MarketInfo before = markets.get(info.id());
            if (before == null) {
                continue;
            }
            if (info.equals(before)) {
                complain("a market was told as changed whose rules are as before: " + info.id());
            } else if (info.revision() <= before.revision()) {
                complain("changed rules of %s have the revision %d after %d"
                        .formatted(info.id(), info.revision(), before.revision()));
            }
        }
        listed(changed);
    }

    @Override
    public BookSink book(MarketId market) {
        requireListed(market, "a book");
        return heardBook(market);
    }

    private HeardBook heardBook(MarketId market) {
        return books.computeIfAbsent(market, any -> new HeardBook(market, this));
    }

    @Override
    public void top(MarketId market, long bid, long bidSize, long ask, long askSize, long venueNanos) {
        requireListed(market, "a top");
        boolean possible = bid >= 0 && ask >= 0 && bidSize >= 0 && askSize >= 0;
        if (!possible || bid > 0 && ask > 0 && bid >= ask) {
            complain("a top of %s that can't be: %d x %d, %d x %d".formatted(market, bid, bidSize, ask, askSize));
        }
        tops.add(new Top(market, bid, bidSize, ask, askSize));
    }

    @Override
    public void trade(MarketId market, long price, long size, Side takerSide, String id, long venueNanos) {
        requireListed(market, "a trade");
        if (price <= 0 || size <= 0) {
            complain("a trade of %s that can't be: %d x %d".formatted(market, price, size));
        }
        prints.add(new Print(market, price, size, requireNonNull(takerSide, "takerSide is null"), id));
    }

    @Override
    public void candle(Candle candle) {
        requireListed(candle.market(), "a candle");
    }

    @Override
    public void mark(MarkPrice mark) {
        requireListed(mark.market(), "a mark");
        marks.add(mark);
    }

    @Override
    public void funding(FundingRate rate) {
        requireListed(rate.market(), "a funding rate");
        rates.add(rate);
    }

    @Override
    public void stream(Stream stream, StreamState state, String detail) {
        requireLoop("the state of a stream");
        streamStates(stream).add(state);
        if (stream == Stream.PUBLIC && state == StreamState.DOWN) {
            books.values().forEach(HeardBook::forget);
        }
    }

    @Override
    public void gap(MarketId market, Feed feed, String detail) {
        requireListed(market, "a gap");
        if (feed == Feed.BOOK) {
            heardBook(market).forget();
        }
    }

    @Override
    public void fatal(String what) {
        requireLoop("a fatal error");
        fatals.add(what);
    }

    private List<StreamState> streamStates(Stream stream) {
        return requireNonNull(streams.get(stream), "stream is null");
    }

    /** Members of batches, in the order in which they were handed over. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** The reports of one order. */
    public List<OrderReport> reports(OrderRef order) {
        return reports.stream()
                .filter(report -> report.order().sameOrder(order))
                .toList();
    }

    /** Fills, repeated ones too. */
    public List<OrderFill> fills() {
        return List.copyOf(fills);
    }

    /** Cash flows. */
    public List<CashFlow> flows() {
        return List.copyOf(flows);
    }

    /** Mark prices. */
    public List<MarkPrice> marks() {
        return List.copyOf(marks);
    }

    /** Funding rates. */
    public List<FundingRate> rates() {
        return List.copyOf(rates);
    }

    /** Best prices of a market. */
    public List<Top> tops() {
        return List.copyOf(tops);
    }

    /** Public prints. */
    public List<Print> prints() {
        return List.copyOf(prints);
    }

    /** Fatal errors. */
    public List<String> fatals() {
        return List.copyOf(fatals);
    }

    /** The states of a stream, as they were told. */
    public List<StreamState> states(Stream stream) {
        return List.copyOf(streamStates(stream));
    }

    /** Whether a stream is up by the last that was told of it. */
    public boolean isUp(Stream stream) {
        List<StreamState> told = streamStates(stream);
        return !told.isEmpty() && told.get(told.size() - 1) == StreamState.UP;
    }

    /** The rules of a market as they were told last. */
    public MarketInfo rules(MarketId market) {
        return requireNonNull(markets.get(market), () -> market + " was never listed");
    }

    /** How often the book of a market was told. */
    public int commits(MarketId market) {
        return heardBook(market).commits();
    }

    /** The best price of a side of a book, unscaled; empty when there is none. */
    public OptionalLong best(MarketId market, Side side) {
        return heardBook(market).best(side);
    }

    /** The size at the best price of a side of a book, unscaled; 0 when there is none. */
    public long bestSize(MarketId market, Side side) {
        return heardBook(market).bestSize(side);
    }
}
