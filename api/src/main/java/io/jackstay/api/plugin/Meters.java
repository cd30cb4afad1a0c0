package io.jackstay.api.plugin;

import java.math.BigDecimal;

/**
 * Numbers that a plugin shows to people. Implemented by the runtime: may gain methods.
 *
 * <p>Not thread safe: owned by the loop of the plugin that was handed it, and so are the handles. The runtime adds bot and
 * plugin to each name. Asking twice for one name gives the same handle; handles may be kept. Writing is cheap and never
 * fails; how often the numbers are read is not the writer's concern. Nothing here is durable.
 *
 * <p>Errors: a name that is blank, or that is already in use for a handle of another kind, throws
 * {@link IllegalArgumentException}.
 */
public interface Meters {
    /** A number that goes up and down, such as a spread in basis points. Put the unit into the name: {@code spread-bps}. */
    Gauge gauge(String name);

    /** A count that only rises. */
    Counter counter(String name);

    /**
     * A named horizontal line of a market for whoever draws it: a centre, a band, a level.
     *
     * @param market the market as {@code venue:symbol}, the text form of its id
     * @param name what the line is, unique within the market
     */
    Line line(String market, String name);

    /** A number that goes up and down. Implemented by the runtime: may gain methods. For display only, hence a {@code double}. */
    interface Gauge {
        /** Shows this value from now on; NaN shows that there is none. */
        void set(double value);
    }

    /** A count that only rises. Implemented by the runtime: may gain methods. */
    interface Counter {
        /** Adds to the count; a negative number throws {@link IllegalArgumentException}. */
        void add(long count);
    }

    /** A named price line. Implemented by the runtime: may gain methods. */
    interface Line {
        /** Draws the line at this price, in quote per base. */
        void set(BigDecimal price);

        /** Draws the line no more. */
        void clear();
    }
}
