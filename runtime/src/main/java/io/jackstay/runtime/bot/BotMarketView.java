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
import io.jackstay.api.market.Price;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.market.Trade;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.market.QuietBand;
import io.jackstay.runtime.record.Decision.Cause;
import io.jackstay.runtime.record.Decision.Reason;
import io.jackstay.runtime.risk.RiskGate;
import io.jackstay.runtime.state.StateManager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One market as the strategy sees it; it may look only within a turn. Not thread safe: owned by the bot loop. */
final class BotMarketView implements MarketView {
    private static final long NOT_QUIET = -1;

    private final MarketLane lane;
    private final MarketId id;
    private final BotVenue venue;
    private final BotMarkets markets;
    private final BotTime time;
    private final StateManager state;
    private final RiskGate gate;
    private final LoopGuard guard;
    private final Duration maxQuoteAge;
    private long quietCall = NOT_QUIET;
    private long quietAbove;
    private long quietBelow;

    BotMarketView(
            MarketLane lane,
            BotVenue venue,
            BotMarkets markets,
            BotTime time,
            StateManager state,
            RiskGate gate,
            LoopGuard guard,
            Duration maxQuoteAge) {
        this.lane = lane;
        this.id = lane.market();
        this.venue = venue;
        this.markets = markets;
        this.time = time;
        this.state = state;
        this.gate = gate;
        this.guard = guard;
        this.maxQuoteAge = maxQuoteAge;
    }

    VenueTraits traits() {
        return venue.account().traits();
    }

    @Override
    public MarketInfo info() {
        guard.requireLoop("info");
        return state.info(id);
    }

    @Override
    public Optional<TopOfBook> top() {
        guard.requireLoop("top");
        return lane.state().flatMap(MarketState::top);
    }

    @Override
    public Optional<BookView> book() {
        guard.requireLoop("book");
        return lane.state().flatMap(MarketState::book);
    }

    @Override
    public Optional<MarkPrice> mark() {
        guard.requireLoop("mark");
        return lane.state().flatMap(MarketState::mark);
    }

    @Override
    public Optional<FundingRate> funding() {
        guard.requireLoop("funding");
        return lane.state().flatMap(MarketState::funding);
    }

    @Override
    public Optional<Trade> lastTrade() {
        guard.requireLoop("lastTrade");
        return lane.lastTrade();
    }

    @Override
    public List<Candle> candles(Duration interval) {
        guard.requireLoop("candles");
        return markets.candles(id, interval);
    }

    @Override
    public Duration age(Feed feed) {
        guard.requireLoop("age");
        return markets.age(id, feed, time);
    }

    @Override
    public boolean isTradable() {
        guard.requireLoop("isTradable");
        return isOpen();
    }

    /** {@link #isTradable} for the runtime, which may ask between turns. */
    boolean isOpen() {
        return venue.isTradable()
                && trades(status())
                && staleness().isEmpty()
                && gate.halted().isEmpty();
    }

    /** Whether quotes that the bot wants are there and not too old. */
    boolean isQuoted() {
        return staleness().isEmpty();
    }

    private MarketStatus status() {
        return state.info(id).status();
    }

    private static boolean trades(MarketStatus status) {
        return status == MarketStatus.TRADING || status == MarketStatus.POST_ONLY;
    }

    /** A bot that wants quotes has none that can be relied on. */
    private Optional<Reason> staleness() {
        return lane.wantsQuotes() && hasNoQuote() ? Optional.of(noQuote()) : tooOld();
    }

    private Reason noQuote() {
        return Reason.of(Cause.FEED, "no quote of " + id);
    }

    private boolean hasNoQuote() {
        return lane.state().filter(MarketState::hasTop).isEmpty();
    }

    /** What a strategy places before the first quote it places without one; what it had may have been withdrawn, or be too old. */
    private Optional<Reason> tooOld() {
        if (!lane.wantsQuotes()) {
            return Optional.empty();
        }
        boolean spoke = lane.receivedNanos(Feed.TOP).isPresent()
                || lane.receivedNanos(Feed.BOOK).isPresent();
        if (spoke && hasNoQuote()) {
            return Optional.of(noQuote());
        }
        Duration top = markets.age(id, Feed.TOP, time);
        Duration book = markets.age(id, Feed.BOOK, time);
        Duration age = top.compareTo(book) < 0 ? top : book;
        return age.compareTo(maxQuoteAge) <= 0
                ? Optional.empty()
                : Optional.of(tooOld(seconds(maxQuoteAge), seconds(age)));
    }

    private Reason tooOld(String limit, String actual) {
        String words = "max-quote-age: limit %s, actual %s, the last quote of %s".formatted(limit, actual, id);
        return new Reason(Cause.FEED, words, limit, actual);
    }

    private static String seconds(Duration time) {
        BigDecimal exact = BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros();
        return exact.toPlainString() + " s";
    }

    @Override
    public String whyNot() {
        guard.requireLoop("whyNot");
        return whyShut();
    }

    /** {@link #whyNot} for the runtime. */
    String whyShut() {
        if (!venue.isTradable()) {
            return venue.whyNot();
        }
        if (!trades(status())) {
            return "%s is %s".formatted(id, status());
        }
        return gate.halted().orElseGet(() -> staleness().map(Reason::words).orElse(""));
    }

    /** What keeps it shut, a halt of the bot aside. */
    Optional<Reason> shut() {
        if (!venue.isTradable()) {
            return Optional.of(Reason.of(Cause.VENUE, venue.whyNot()));
        }
        MarketStatus status = status();
        return trades(status) ? staleness() : Optional.of(Reason.of(Cause.MARKET, "%s is %s".formatted(id, status)));
    }

    /** What keeps any order from leaving, one that only reduces too. */
    Optional<Rejection> blocked() {
        if (!venue.isTradable()) {
            return Optional.of(new Rejection(RejectReason.CONNECTOR_DOWN, venue.whyNot()));
        }
        MarketStatus status = status();
        return trades(status)
                ? tooOld().map(why -> new Rejection(RejectReason.RISK, why.words()))
                : Optional.of(new Rejection(RejectReason.MARKET_NOT_TRADING, "%s is %s".formatted(id, status)));
    }

    @Override
    public Position position() {
        guard.requireLoop("position");
        return state.position(id);
    }

    @Override
    public Exposure exposure() {
        guard.requireLoop("exposure");
        return gate.exposure(id);
    }

    @Override
    public Pnl pnl() {
        guard.requireLoop("pnl");
        return state.pnl(id);
    }

    @Override
    public void quiet() {
        guard.requireLoop("quiet");
        quietCall = time.call();
        quietAbove = Long.MIN_VALUE;
        quietBelow = Long.MAX_VALUE;
    }

    @Override
    public void quietWithin(Price low, Price high) {
        guard.requireLoop("quietWithin");
        int scale = state.info(id).priceScale();
        quietCall = time.call();
        quietAbove = unscaled(low, scale, RoundingMode.CEILING) - 1;
        quietBelow = unscaled(high, scale, RoundingMode.FLOOR) + 1;
    }

    private static long unscaled(Price price, int scale, RoundingMode rounding) {
        return price.toBigDecimal()
                .setScale(scale, rounding)
                .movePointRight(scale)
                .longValueExact();
    }

    /** Narrows the band to the prices that the strategy need not see; false when it wants to see all. */
    boolean narrow(QuietBand band) {
        if (quietCall != time.call()) {
            return false;
        }
        band.between(quietAbove, quietBelow);
        return true;
    }
}
