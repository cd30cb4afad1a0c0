package io.jackstay.runtime.tape;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Trade;
import io.jackstay.runtime.account.AccountPicture;
import io.jackstay.runtime.market.MarketState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one turn took in, and what it decided. Not thread safe; filled by {@link TapeReader}. */
public final class TapedTurn {
    private final Map<Reading, Deque<Long>> readings = new EnumMap<>(Reading.class);
    private final SortedMap<String, AccountPicture> pictures = new TreeMap<>();
    private final List<Record> events = new ArrayList<>();
    private final List<OfMarket<MarketState>> states = new ArrayList<>();
    private final List<OfMarket<Trade>> trades = new ArrayList<>();
    private final List<OfMarket<Candle>> candles = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    TapedTurn() {}

    /** Data of the bot's market of this position. */
    public record OfMarket<T>(int market, T data) {}

    /**
     * A request to a venue.
     *
     * @param cause the event that was handled
     * @param line as {@link io.jackstay.runtime.execution.DecisionLines} has it
     */
    public record Decision(String cause, String line) {}

    void add(Reading what, long value) {
        readings.computeIfAbsent(what, any -> new ArrayDeque<>()).add(value);
    }

    void add(String venue, AccountPicture picture) {
        pictures.put(venue, picture);
    }

    void add(Record event) {
        events.add(event);
    }

    void addState(int market, MarketState state) {
        states.add(new OfMarket<>(market, state));
    }

    void addTrade(int market, Trade trade) {
        trades.add(new OfMarket<>(market, trade));
    }

    void addCandle(int market, Candle candle) {
        candles.add(new OfMarket<>(market, candle));
    }

    void add(Decision decision) {
        decisions.add(decision);
    }

    Deque<Long> readings(Reading what) {
        return readings.computeIfAbsent(what, any -> new ArrayDeque<>());
    }

    SortedMap<String, AccountPicture> pictures() {
        return pictures;
    }

    public List<Record> events() {
        return events;
    }

    public List<OfMarket<MarketState>> states() {
        return states;
    }

    public List<OfMarket<Trade>> trades() {
        return trades;
    }

    public List<OfMarket<Candle>> candles() {
        return candles;
    }

    public List<Decision> decisions() {
        return decisions;
    }

    /** How much the turn took in: events, states, prints and candles. */
    public int size() {
        return events.size() + states.size() + trades.size() + candles.size();
    }

    /** What the turn took in, a line each, at most {@code limit}. */
    public List<String> describe(int limit) {
        List<String> lines = new ArrayList<>();
        events.forEach(event -> lines.add(event.toString()));
        trades.forEach(trade -> lines.add(trade.data().toString()));
        candles.forEach(candle -> lines.add(candle.data().toString()));
        for (OfMarket<MarketState> state : states) {
            MarketState now = state.data();
            MarketId market = now.market();
            lines.add(
                    now.hasTop() ? "%s %s / %s".formatted(market, now.bid(), now.ask()) : market + " without a quote");
        }
        if (lines.size() > limit) {
            int more = lines.size() - limit;
            lines.subList(limit, lines.size()).clear();
            lines.add("and %d more".formatted(more));
        }
        return lines;
    }
}
