package io.jackstay.api.strategy;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.BookView;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.market.Trade;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One market as a bot sees it at the event being handled. Not thread safe: owned by the bot loop; live, may be kept, and
 * throws {@link IllegalStateException} when it is asked outside a callback of its bot. What it gives is immutable and goes anywhere.
 *
 * <p>Implemented by the runtime: may gain methods. What was not received, or is stale, is empty, never zero.
 */
public interface MarketView {
    /** The market's rules, in the revision that counts now. */
    MarketInfo info();

    /** Best bid and ask; from the top or the book, whichever is newer. */
    Optional<TopOfBook> top();

    /** The book; empty after a gap until it is whole again. */
    Optional<BookView> book();

    /** The venue's mark price. */
    Optional<MarkPrice> mark();

    /** The venue's funding rate; markets without funding have none. */
    Optional<FundingRate> funding();

    /** The last public print. */
    Optional<Trade> lastTrade();

    /**
     * Closed candles of an interval that the needs have, oldest first, as many as the needs said; fewer when the venue
     * had fewer.
     */
    List<Candle> candles(Duration interval);

    /** Time since a feed's last message; since the bot's start when there was none. */
    Duration age(Feed feed);

    /** Whether an order placed now would leave: venue up, reconciled, market trading, data fresh, no halt. */
    boolean isTradable();

    /** What keeps orders from leaving, in words; empty when nothing does. */
    String whyNot();

    /** This bot's own position, not the account's. */
    Position position();

    /** This bot's position and every order of it that may be live. */
    Exposure exposure();

    /** This bot's profit and loss in this market. */
    Pnl pnl();

    /**
     * A hint: until its next callback the strategy has nothing to decide when the best prices of this market change.
     *
     * <p>The runtime may call {@code onTick} all the same. Where it does not, as over a recording, the last prices before any other
     * callback are told, so that what is seen there is the same. To be said again in each callback, last.
     */
    default void quiet() {}

    /**
     * As {@link #quiet}, while the best bid is no lower than {@code low} and the best ask no higher than {@code high}. Worked: a
     * strategy that sells at a bid of 110 or above, and buys at an ask of 90 or below, says 90.01 and 109.99 on a tick of 0.01.
     */
    default void quietWithin(Price low, Price high) {}
}
