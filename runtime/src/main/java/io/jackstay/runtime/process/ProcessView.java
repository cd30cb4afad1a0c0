package io.jackstay.runtime.process;

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
import io.jackstay.runtime.account.BotAccount;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.risk.BotFigures;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a rule sees of the process: what its bots told last, added up. Not thread safe: owned by the loop of the rules. */
final class ProcessView implements RiskView {
    private final ProcessSight sight;
    private final Memory memory;

    ProcessView(ProcessSight sight, Memory memory) {
        this.sight = requireNonNull(sight, "sight is null");
        this.memory = requireNonNull(memory, "memory is null");
    }

    @Override
    public RiskScope scope() {
        return RiskScope.PROCESS;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochSecond(0, sight.nowNanos());
    }

    @Override
    public LocalDate day() {
        return sight.days().of(sight.nowNanos());
    }

    @Override
    public List<MarketId> markets() {
        return List.copyOf(sight.markets().keySet());
    }

    @Override
    public MarketInfo info(MarketId market) {
        return require(market).info();
    }

    @Override
    public Exposure exposure(MarketId market) {
        return require(market).exposure();
    }

    @Override
    public Optional<TopOfBook> top(MarketId market) {
        return require(market).state().flatMap(MarketState::top);
    }

    @Override
    public Optional<MarkPrice> mark(MarketId market) {
        return require(market).state().flatMap(MarketState::mark);
    }

    @Override
    public Duration age(MarketId market, Feed feed) {
        long received = require(market)
                .state()
                .map(state -> state.receivedNanos(feed))
                .filter(nanos -> nanos != MarketState.NEVER)
                .orElse(sight.startNanos());
        return Duration.ofNanos(Math.max(0, sight.nowNanos() - received));
    }

    private BotFigures.Market require(MarketId market) {
        BotFigures.Market known = sight.markets().get(market);
        if (known == null) {
            throw new IllegalArgumentException("%s is not a market of this scope".formatted(market));
        }
        return known;
    }

    @Override
    public Money equity() {
        return sight.book().equity();
    }

    @Override
    public Money peakEquity() {
        return sight.book().peakEquity();
    }

    @Override
    public Pnl session() {
        return sight.book().session();
    }

    @Override
    public Pnl today() {
        return sight.book().today();
    }

    @Override
    public Pnl allTime() {
        return sight.book().total();
    }

    @Override
    public int ordersWithin(Duration window) {
        return sight.history().ordersWithin(window, sight.nowNanos());
    }

    @Override
    public List<OrderFill> recentFills() {
        return sight.history().recentFills();
    }

    @Override
    public Optional<Margin> margin(Venue venue) {
        return sight.account(venue).flatMap(account -> account.picture().margin());
    }

    @Override
    public boolean deadManArmed(Venue venue) {
        return sight.account(venue).filter(BotAccount::isDeadManArmed).isPresent();
    }

    @Override
    public Optional<String> halted() {
        return sight.halted();
    }

    @Override
    public Memory memory() {
        return memory;
    }
}
