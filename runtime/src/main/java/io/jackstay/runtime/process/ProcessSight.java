package io.jackstay.runtime.process;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.BotAccount;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.risk.BotFigures;
import io.jackstay.runtime.risk.RiskHistory;
import io.jackstay.runtime.risk.TradingDay;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that is known of the bots of the process, for the views of its rules. Not thread safe: owned by the loop of the rules. */
final class ProcessSight {
    private final Clock clock;
    private final TradingDay days;
    private final Supplier<Optional<String>> halted;
    private final long startNanos;
    private final SortedMap<String, Seat> seats = new TreeMap<>();
    private final RiskHistory history = new RiskHistory();
    private @Nullable SortedMap<MarketId, BotFigures.Market> markets;
    private @Nullable ProcessBook book;
    private long nowNanos;

    ProcessSight(Clock clock, TradingDay days, Supplier<Optional<String>> halted) {
        this.clock = requireNonNull(clock, "clock is null");
        this.days = requireNonNull(days, "days are null");
        this.halted = requireNonNull(halted, "halted is null");
        this.startNanos = clock.epochNanos();
        this.nowNanos = startNanos;
    }

    /** From here on it is this time, until the next call. */
    void advance() {
        nowNanos = clock.epochNanos();
    }

    long nowNanos() {
        return nowNanos;
    }

    long startNanos() {
        return startNanos;
    }

    TradingDay days() {
        return days;
    }

    RiskHistory history() {
        return history;
    }

    Optional<String> halted() {
        return halted.get();
    }

    /** A bot has a new life, or its first. */
    void seat(Seat seat) {
        seats.put(seat.bot(), seat);
        markets = null;
    }

    /** Whether this is the present life of its bot. */
    boolean isSeated(Seat seat) {
        return seats.get(seat.bot()) == seat;
    }

    Collection<Seat> seats() {
        return seats.values();
    }

    /** The bot has told where it stands. */
    void changed() {
        markets = null;
    }

    /** What the bots have told of each market, added up. */
    SortedMap<MarketId, BotFigures.Market> markets() {
        SortedMap<MarketId, BotFigures.Market> known = markets;
        if (known == null) {
            known = new TreeMap<>();
            for (Seat seat : seats.values()) {
                BotFigures told = seat.latest();
                if (told != null) {
                    for (BotFigures.Market market : told.markets()) {
                        known.merge(market.id(), market, BotFigures.Market::plus);
                    }
                }
            }
            markets = known;
        }
        return known;
    }

    void book(ProcessBook made) {
        book = made;
    }

    /** There is one once a bot has told where it stands. */
    ProcessBook book() {
        return requireNonNull(book, "no bot has told where it stands");
    }

    /** A login of one of the bots. */
    Optional<BotAccount> account(Venue venue) {
        return seats.values().stream()
                .flatMap(seat -> Optional.ofNullable(seat.accounts().get(venue)).stream())
                .findFirst();
    }
}
