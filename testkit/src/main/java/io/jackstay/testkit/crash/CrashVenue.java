package io.jackstay.testkit.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The venue of a crash test and its own books, which no crash of the bot touches. Not thread safe: owned by one worker. */
interface CrashVenue extends AutoCloseable {
    /** Decimals of a size: books count lots of this many. */
    int SIZE_SCALE = 3;

    /** Opens the venue of a worker, whose folder it may write into. */
    interface Opening {
        CrashVenue open(Path folder) throws IOException;
    }

    /**
     * How a bot reaches the venue. Immutable.
     *
     * @param block the connector's block, an object in HOCON
     * @param variables of the environment that the block refers to
     */
    record Login(String block, SortedMap<String, String> variables) {
        public Login {
            variables = new TreeMap<>(variables);
        }
    }

    /**
     * What stands in the books of the bot's account. Immutable.
     *
     * @param resting client order ids of the orders that rest, 0 for one that has none
     * @param position lots, positive is long
     * @param largest the most lots that it ever was, either way
     * @param twice how often a client order id came again
     */
    record Books(List<Long> resting, long position, long largest, long twice) {
        public Books {
            resting = List.copyOf(resting);
        }
    }

    /** New books, and a market that moves by itself from now on. */
    void reset(long seed) throws IOException;

    /** How a bot gets to the books of the last reset. */
    Login login();

    /** How many connections of the bot there are; of one that has gone, all that came has been taken. */
    long clients() throws IOException;

    /** When the first order or cancel came since the last {@link #dropOne}, epoch nanoseconds; 0 when none has. */
    long firstCommand() throws IOException;

    /** The venue takes an order off, so that a bot that comes back has something to do, and the next command counts as the first. */
    void dropOne() throws IOException;

    /** The books as they are now. */
    Books books() throws IOException;

    /** Every execution since the last reset. */
    List<BookedFill> fills() throws IOException;

    @Override
    void close() throws IOException;
}
