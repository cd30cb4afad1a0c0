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
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
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
        return lane.lastTrade();
    }

    @Override
    public List<Candle> candles(Duration interval) {
        return markets.candles(id, interval);
    }

    @Override
    public Duration age(Feed feed) {
        return markets.age(id, feed, time);
    }

    @Override
    public boolean isTradable() {
        return venue.isTradable()
                && trades(info().status())
                && !isStale()
                && gate.halted().isEmpty();
    }

    private static boolean trades(MarketStatus status) {
        return status == MarketStatus.TRADING || status == MarketStatus.POST_ONLY;
    }

    /** A bot that wants quotes has none that can be relied on. */
    private boolean isStale() {
        return lane.wantsQuotes() && lane.state().filter(MarketState::hasTop).isEmpty();
    }

    @Override
    public String whyNot() {
        if (!venue.isTradable()) {
            return venue.whyNot();
        }
        if (!trades(info().status())) {
            return "%s is %s".formatted(id, info().status());
        }
        return gate.halted().orElseGet(() -> isStale() ? "no quote of " + id : "");
    }

    /** What keeps any order from leaving, one that only reduces too. */
    Optional<Rejection> blocked() {
        if (!venue.isTradable()) {
            return Optional.of(new Rejection(RejectReason.CONNECTOR_DOWN, venue.whyNot()));
        }
        MarketStatus status = info().status();
        return trades(status)
                ? Optional.empty()
                : Optional.of(new Rejection(RejectReason.MARKET_NOT_TRADING, "%s is %s".formatted(id, status)));
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
