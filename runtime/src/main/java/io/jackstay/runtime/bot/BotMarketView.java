package io.jackstay.runtime.bot;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.BookView;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.market.Trade;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.risk.RiskGate;
import io.jackstay.runtime.state.StateManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One market as the strategy sees it. Not thread safe: owned by the bot loop. */
final class BotMarketView implements MarketView {
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final MarketLane lane;
    private final MarketId id;
    private final BotVenue venue;
    private final BotMarkets markets;
    private final BotTime time;
    private final StateManager state;
    private final RiskGate gate;

    BotMarketView(
            MarketLane lane, BotVenue venue, BotMarkets markets, BotTime time, StateManager state, RiskGate gate) {
        this.lane = lane;
        this.id = lane.market();
        this.venue = venue;
        this.markets = markets;
        this.time = time;
        this.state = state;
        this.gate = gate;
    }

    VenueTraits traits() {
        return venue.account().traits();
    }

    @Override
    public MarketInfo info() {
        return state.info(id);
    }

    @Override
    public Optional<TopOfBook> top() {
        return lane.state().flatMap(MarketState::top);
    }

    @Override
    public Optional<BookView> book() {
        return lane.state().flatMap(MarketState::book);
    }

    @Override
    public Optional<MarkPrice> mark() {
        return lane.state().flatMap(MarketState::mark);
    }

    @Override
    public Optional<FundingRate> funding() {
        return lane.state().flatMap(MarketState::funding);
    }

    @Override
    public Optional<Trade> lastTrade() {
        return lane.state().flatMap(MarketState::lastTrade);
    }

    @Override
    public List<Candle> candles(Duration interval) {
        return markets.candles(id, interval);
    }

    @Override
    public Duration age(Feed feed) {
        long received = lane.state().map(now -> now.receivedNanos(feed)).orElse(Long.MIN_VALUE);
        return received == Long.MIN_VALUE ? NEVER : Duration.ofNanos(Math.max(0, time.nowNanos() - received));
    }

    @Override
    public boolean isTradable() {
        return venue.isTradable() && trades(info().status());
    }

    private static boolean trades(MarketStatus status) {
        return status == MarketStatus.TRADING || status == MarketStatus.POST_ONLY;
    }

    @Override
    public String whyNot() {
        if (!venue.isTradable()) {
            return venue.whyNot();
        }
        return trades(info().status()) ? "" : "%s is %s".formatted(id, info().status());
    }

    @Override
    public Position position() {
        return state.position(id);
    }

    @Override
    public Exposure exposure() {
        return gate.exposure(id);
    }

    @Override
    public Pnl pnl() {
        return state.pnl(id);
    }
}
