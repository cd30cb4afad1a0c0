package io.jackstay.runtime.risk;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.risk.RiskView;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.state.StateManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a rule sees of its scope: one bot, or all bots of a login. Not thread safe: owned by the loop of the scope. */
final class BotRiskView implements RiskView {
    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

    private final String rule;
    private final RiskScope scope;
    private final StateManager state;
    private final ExposureCounter exposure;
    private final RiskSources sources;
    private final Halts halts;
    private final TradingDay days;
    private final RiskHistory history;
    private LocalDate day = LocalDate.MIN;
    private long dayBegan = Long.MAX_VALUE;
    private long dayEnds = Long.MIN_VALUE;

    BotRiskView(
            String rule,
            RiskScope scope,
            StateManager state,
            ExposureCounter exposure,
            RiskSources sources,
            Halts halts,
            TradingDay days,
            RiskHistory history) {
        this.rule = requireNonNull(rule, "rule is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.state = state;
        this.exposure = exposure;
        this.sources = sources;
        this.halts = halts;
        this.days = days;
        this.history = history;
    }

    @Override
    public RiskScope scope() {
        return scope;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochSecond(0, sources.nowNanos());
    }

    @Override
    public LocalDate day() {
        long now = sources.nowNanos();
        if (now < dayBegan || now >= dayEnds) {
            day = days.of(now);
            dayEnds = days.nextNanos(now);
            dayBegan = dayEnds - DAY_NANOS;
        }
        return day;
    }

    @Override
    public List<MarketId> markets() {
        return state.markets();
    }

    @Override
    public MarketInfo info(MarketId market) {
        return state.info(market);
    }

    @Override
    public Exposure exposure(MarketId market) {
        return exposure.of(market);
    }

    @Override
    public Optional<TopOfBook> top(MarketId market) {
        requireMarket(market);
        return sources.market(market).flatMap(MarketState::top);
    }

    @Override
    public Optional<MarkPrice> mark(MarketId market) {
        requireMarket(market);
        return sources.market(market).flatMap(MarketState::mark);
    }

    @Override
    public Duration age(MarketId market, Feed feed) {
        requireMarket(market);
        return sources.age(market, feed);
    }

    @Override
    public Money equity() {
        return state.equity();
    }

    @Override
    public Money peakEquity() {
        return state.peakEquity();
    }

    @Override
    public Pnl session() {
        return state.session();
    }

    @Override
    public Pnl today() {
        return state.today();
    }

    @Override
    public Pnl allTime() {
        return state.total();
    }

    @Override
    public int ordersWithin(Duration window) {
        return history.ordersWithin(window, sources.nowNanos());
    }

    @Override
    public List<OrderFill> recentFills() {
        return history.recentFills();
    }

    @Override
    public Optional<Margin> margin(Venue venue) {
        return sources.margin(venue);
    }

    @Override
    public boolean deadManArmed(Venue venue) {
        return sources.deadManArmed(venue);
    }

    @Override
    public Optional<String> halted() {
        return halts.words(sources.nowNanos());
    }

    @Override
    public Memory memory() {
        return sources.memory(rule);
    }

    private void requireMarket(MarketId market) {
        if (!state.markets().contains(market)) {
            throw new IllegalArgumentException("%s is not a market of this scope".formatted(market));
        }
    }
}
