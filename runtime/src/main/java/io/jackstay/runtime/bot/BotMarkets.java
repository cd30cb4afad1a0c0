package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.risk.RiskGate;
import io.jackstay.runtime.state.StateManager;
import io.jackstay.runtime.state.Valuation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** The markets of one bot: their lanes, and the view that the strategy has of each. Not thread safe: owned by the bot loop. */
final class BotMarkets {
    private final List<MarketLane> lanes = new ArrayList<>();
    private final SortedMap<MarketId, BotMarketView> views = new TreeMap<>();
    private final SortedMap<Venue, BotVenue> venues = new TreeMap<>();
    private final Map<Series, Needs.Candles> wantedCandles = new HashMap<>();
    private final Map<Series, Deque<Candle>> candles = new HashMap<>();

    private final Duration maxQuoteAge;

    private record Series(MarketId market, Duration interval) {}

    BotMarkets(BotSpec spec, Work.Wakeup wakeup) {
        maxQuoteAge = spec.policies().maxQuoteAge();
        for (Needs.Market market : spec.needs().markets()) {
            List<Duration> intervals = spec.needs().candles().stream()
                    .filter(candles -> candles.market().equals(market.id()))
                    .map(Needs.Candles::interval)
                    .toList();
            lanes.add(new MarketLane(market.id(), market.feeds(), intervals, wakeup));
        }
        spec.needs()
                .candles()
                .forEach(wanted -> wantedCandles.put(new Series(wanted.market(), wanted.interval()), wanted));
        spec.accounts().forEach((venue, account) -> venues.put(venue, new BotVenue(venue, account)));
    }

    void showTo(BotTime time, StateManager state, RiskGate gate, LoopGuard guard) {
        for (MarketLane lane : lanes) {
            BotVenue venue = requireNonNull(venues.get(lane.market().venue()), "venue is null");
            views.put(lane.market(), new BotMarketView(lane, venue, this, time, state, gate, guard, maxQuoteAge));
        }
    }

    BotVenue venue(Venue venue) {
        BotVenue known = venues.get(venue);
        if (known == null) {
            throw new IllegalArgumentException("%s is none of this bot's venues %s".formatted(venue, venues.keySet()));
        }
        return known;
    }

    List<MarketLane> lanes() {
        return lanes;
    }

    BotMarketView view(MarketId market) {
        BotMarketView view = views.get(market);
        if (view == null) {
            throw new IllegalArgumentException(
                    "%s is not among the needs of this strategy, which are %s".formatted(market, views.keySet()));
        }
        return view;
    }

    Optional<MarketState> state(MarketId market) {
        return lane(market).flatMap(MarketLane::state);
    }

    private Optional<MarketLane> lane(MarketId market) {
        for (MarketLane lane : lanes) {
            if (lane.market().equals(market)) {
                return Optional.of(lane);
            }
        }
        return Optional.empty();
    }

    /** Time since a feed's last message, or since the bot's start when there was none. */
    Duration age(MarketId market, Feed feed, BotTime time) {
        long received = lane(market)
                .map(lane -> lane.receivedNanos(feed))
                .orElse(OptionalLong.empty())
                .orElse(time.startNanos());
        return Duration.ofNanos(Math.max(0, time.nowNanos() - received));
    }

    /** Keeps as many candles of an interval as the strategy asked for; others are not its own. */
    boolean add(Candle candle) {
        Needs.Candles wanted = wantedCandles.get(new Series(candle.market(), candle.interval()));
        if (wanted == null) {
            return false;
        }
        Deque<Candle> kept =
                candles.computeIfAbsent(new Series(candle.market(), candle.interval()), any -> new ArrayDeque<>());
        if (!kept.isEmpty() && !kept.getLast().start().isBefore(candle.start())) {
            return false;
        }
        if (kept.size() == wanted.count()) {
            kept.removeFirst();
        }
        kept.addLast(candle);
        return true;
    }

    List<Candle> candles(MarketId market, Duration interval) {
        Deque<Candle> kept = candles.get(new Series(market, interval));
        return kept == null ? List.of() : List.copyOf(kept);
    }

    /** Positions are valued at the venue's mark, else at the middle of the touch, else as they were. */
    static void value(Valuation position, MarketState now) {
        if (now.hasMark()) {
            position.mark(now.mark().orElseThrow().mark());
        } else if (now.hasTop()) {
            position.middle(now.bidUnscaled(), now.askUnscaled(), now.info().priceScale());
        }
    }

    VenueTraits traits(MarketId market) {
        return view(market).traits();
    }
}
