package io.jackstay.api.connector;

import io.jackstay.api.market.Side;

/**
 * Takes the levels of one market's book as the venue tells them; the runtime keeps the book. Confined to the
 * connector's loop.
 *
 * <p>Implemented by the runtime: may gain methods. A message of the venue is one chain: {@code snapshot()} or
 * {@code delta()}, any number of {@code level(..)}, {@code commit(..)}. Bots see the book as it is after a commit,
 * never between. The connector checks the venue's sequence numbers first; after a gap it reports
 * {@link ConnectorEvents#gap}, and the next chain must be a snapshot.
 *
 * <p>Errors: calls out of this order throw {@link IllegalStateException} and leave the book as it was at the last
 * commit; so does a delta before any snapshot, or after a gap. A price or size out of range throws
 * {@link IllegalArgumentException} and drops the open chain. A book whose best bid is at or above its best ask after a
 * commit is counted and withheld from bots until a later commit mends it.
 */
public interface BookSink {
    /** Begins a message that holds the whole book; levels told before are gone at its commit. */
    BookSink snapshot();

    /** Begins a message that changes some levels of the book. */
    BookSink delta();

    /**
     * The size that now rests at a price.
     *
     * @param side {@code BUY} for a bid, {@code SELL} for an ask
     * @param price unscaled at the market's price scale, positive
     * @param size unscaled at the market's size scale; zero takes the level away, whether or not it was known; never
     *     negative
     */
    BookSink level(Side side, long price, long size);

    /**
     * Ends the message and publishes the book.
     *
     * @param venueNanos venue time of the message, epoch nanoseconds; 0 when it has none
     */
    BookSink commit(long venueNanos);
}
