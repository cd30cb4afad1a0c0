package io.jackstay.runtime.bot;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.strategy.Needs;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.risk.RiskGate;
import io.jackstay.runtime.state.StateManager;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The markets of one bot: their lanes, and the view that the strategy has of each. Not thread safe: owned by the bot loop. */
final class BotMarkets {
    private static final int KEPT_CANDLES = 2_000;

    private final List<MarketLane> lanes = new ArrayList<>();
    private final SortedMap<MarketId, BotMarketView> views = new TreeMap<>();
    private final SortedMap<MarketId, List<Candle>> candles = new TreeMap<>();

    BotMarkets(BotSpec spec, Work.Wakeup wakeup) {
        for (Needs.Market market : spec.needs().markets()) {
            lanes.add(new MarketLane(market.id(), market.feeds(), wakeup));
        }
    }

    void showTo(BotSpec spec, BotTime time, StateManager state, RiskGate gate) {
        for (MarketLane lane : lanes) {
            BotVenue venue = new BotVenue(spec, lane.market().venue());
            views.put(lane.market(), new BotMarketView(lane, venue, this, time, state, gate));
        }
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
        for (MarketLane lane : lanes) {
            if (lane.market().equals(market)) {
                return lane.state();
            }
        }
        return Optional.empty();
    }

    void add(Candle candle) {
        List<Candle> known = candles.computeIfAbsent(candle.market(), any -> new ArrayList<>());
        if (known.size() == KEPT_CANDLES) {
            known.remove(0);
        }
        known.add(candle);
    }

    List<Candle> candles(MarketId market, Duration interval) {
        return candles.getOrDefault(market, List.of()).stream()
                .filter(candle -> candle.interval().equals(interval))
                .toList();
    }

    /** What positions are valued at: the venue's mark, else the middle of the touch. */
    static Optional<BigDecimal> mark(MarketState now) {
        if (now.mark().isPresent()) {
            return now.mark().map(mark -> mark.mark().toBigDecimal());
        }
        return now.hasTop() ? Optional.of(now.mid()) : Optional.empty();
    }

    VenueTraits traits(MarketId market) {
        return view(market).traits();
    }
}
