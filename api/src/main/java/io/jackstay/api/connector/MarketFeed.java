package io.jackstay.api.connector;

import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import java.util.Optional;

/**
 * Public market data of one source, for simulated venues: a recording, or what another connector receives. Confined to
 * the loop of the connector that asked for it.
 *
 * <p>Implemented by the runtime: may gain methods. It ends with the connector; there is nothing to close.
 */
public interface MarketFeed {
    /**
     * Begins delivery on the loop, in time order, from a later turn on. Called once a feed.
     *
     * <p>A recording moves with the loop's clock: in a backtest the clock moves with the recording.
     *
     * <p>Errors: a second call throws {@link IllegalStateException}. A price or size that the market's scales can't
     * hold, or a line that can't be read, is the feed's error and ends the run with file and line; nothing is ever
     * rounded to fit.
     *
     * @param market the rules of the market that the data is for; prices and sizes arrive at its scales
     */
    void start(MarketInfo market, Listener listener);

    /**
     * Events that change nothing: best prices with the bid above the one price and the ask below the other, and prints between them
     * by more than {@code reach}. Whatever price the listener goes by there, a mark of its own included, is the middle of the best ones.
     * Immutable. Made by plugins. Unscaled prices.
     *
     * @param above a price that the bid stays above
     * @param below a price that the ask stays below
     * @param reach how far the best prices that the listener makes of a print may be from the print; not negative
     */
    record Quiet(long above, long below, long reach) {
        /** Throws {@link IllegalArgumentException} for a negative reach. */
        public Quiet {
            if (reach < 0) {
                throw new IllegalArgumentException("reach must not be negative, got " + reach);
            }
        }
    }

    /**
     * Takes what a feed delivers; all numbers are unscaled at the market's scales. Implemented by plugins: gains only
     * defaults.
     */
    interface Listener {
        /**
         * The best prices changed. A missing side has price 0 and size 0.
         *
         * @param bid unscaled price
         * @param bidSize unscaled size
         * @param ask unscaled price
         * @param askSize unscaled size
         * @param venueNanos time of the source, epoch nanoseconds
         */
        void top(long bid, long bidSize, long ask, long askSize, long venueNanos);

        /** Where the source writes its book; the same object each time. */
        BookSink book();

        /**
         * A public print.
         *
         * @param price unscaled price, positive
         * @param size unscaled size, positive
         * @param takerSide side of the order that came last
         * @param venueTradeId the source's id; empty when it has none
         * @param venueNanos time of the source, epoch nanoseconds
         */
        void trade(long price, long size, Side takerSide, String venueTradeId, long venueNanos);

        /**
         * The source's mark price, under the market that the feed was started for.
         */
        default void mark(MarkPrice mark) {}

        /**
         * The source's funding rate, under the market that the feed was started for.
         */
        default void funding(FundingRate rate) {}

        /** The source has no more; called once, last. A live source never ends. */
        default void end() {}

        /**
         * A hint: which events the listener does not need until its next call. A source may leave these out, but for the last of
         * them before anything else happens on the loop. Empty when each event matters.
         */
        default Optional<Quiet> quiet() {
            return Optional.empty();
        }
    }
}
