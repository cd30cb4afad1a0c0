package io.jackstay.runtime.data;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.runtime.market.QuietBand;

/**
 * One data file, read as market events in time order. Not thread safe: owned by the thread that reads.
 *
 * <p>The reader pulls: {@link #next()} goes to the next event, {@link #timeNanos()} says when it was received, {@link
 * #deliver} hands it over. An event is a row of the file, except for candles, where each row is four events. All of
 * an event is read and checked by {@code next()}.
 *
 * <p>Errors: whatever is wrong with the file is a {@code JackstayException} with {@code DATA_INVALID} and a message
 * {@code FILE:LINE: what is wrong, what is expected}. After one the recording can only be closed.
 */
public interface Recording extends AutoCloseable {
    /** Goes to the next event; false at the end of the file. */
    boolean next();

    /** When the event was received, epoch nanoseconds; never less than that of the event before it. */
    long timeNanos();

    /**
     * Hands the event over: no, one or several calls, numbers unscaled at the market's scales.
     *
     * <p>Guaranteed: what one frame holds comes in its order. A row that only counts calls nothing.
     */
    void deliver(MarketFeed.Listener listener);

    /**
     * Goes on to the last of the events behind each other that change nothing, from this one on; stays at this one when it matters, or
     * the next one does. What lies between counts as read.
     */
    default void passOver(QuietBand band) {}

    /** Rows of data read so far; a header is none. */
    long rows();

    /**
     * How often the book was lost so far, because a delta did not follow its predecessor or a snapshot was not
     * reached by the deltas behind it. At each the listener's book becomes empty, and stays so until the next
     * snapshot.
     */
    default long gaps() {
        return 0;
    }

    @Override
    void close();
}
