package io.jackstay.api.risk;

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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a risk rule knows of its scope at the event being handled. Not thread safe: owned by the loop of the scope;
 * live, may be kept.
 *
 * <p>Implemented by the runtime: may gain methods. A market that is not among {@link #markets()} throws
 * {@link IllegalArgumentException}.
 */
public interface RiskView {
    /** The scope that the rule was made for. */
    RiskScope scope();

    /** Time of the event being handled; does not move within a call. */
    Instant now();

    /** The trading day; it begins at the configured {@code day-start}, 00:00 UTC unless told. */
    LocalDate day();

    /** The markets of the scope, in a stable order. */
    List<MarketId> markets();

    /** The rules of a market, in the revision that counts now. */
    MarketInfo info(MarketId market);

    /**
     * Position and every order that may be live, unknown ones and those of this turn too, over all bots of the scope.
     */
    Exposure exposure(MarketId market);

    /** Best bid and ask; empty when none was received or it is stale. */
    Optional<TopOfBook> top(MarketId market);

    /** The venue's mark price; empty when none was received or it is stale. */
    Optional<MarkPrice> mark(MarketId market);

    /** Time since a feed's last message; since the start of the scope when there was none. */
    Duration age(MarketId market, Feed feed);

    /**
     * Equity of the scope in the reporting currency: a bot's capital and PnL, or the account's equity as the venue
     * tells it.
     */
    Money equity();

    /** The highest equity so far, moved by deposits and withdrawals so that they are no gain and no loss. Durable. */
    Money peakEquity();

    /** Profit and loss since the start of the process, in the reporting currency. */
    Pnl session();

    /** Profit and loss since the day began, in the reporting currency; durable. */
    Pnl today();

    /** Profit and loss since the scope's first start, in the reporting currency; durable. */
    Pnl allTime();

    /** Orders and amends of the scope that left within a time up to now; at most an hour is remembered. */
    int ordersWithin(Duration window);

    /** Fills of the scope, newest last, at most as many as the runtime keeps; a copy. */
    List<OrderFill> recentFills();

    /** Equity and free margin of a login as the venue tells them; empty when it has not, or does not. */
    Optional<Margin> margin(Venue venue);

    /** Whether the login's dead-man switch runs, the venue's or ours. */
    boolean deadManArmed(Venue venue);

    /** Why the scope is halted, in words; empty when it is not. */
    Optional<String> halted();

    /** The small durable store of this rule in this scope. */
    Memory memory();
}
