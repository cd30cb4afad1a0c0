package io.jackstay.testkit.conformance.venue;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A venue on which {@code jackstay conformance} tries a connector. Thread safe.
 *
 * <p>An implementation is public, has a public constructor without parameters, is named in {@code
 * META-INF/services/io.jackstay.testkit.conformance.venue.ConformanceVenue}, and its jar lies in {@code tools/}. Emulators that have a
 * {@code trial.conf} need none.
 */
public interface ConformanceVenue {
    /** Name of the connector's plugin. */
    String connector();

    /** Keys of the connector's block, in HOCON, braces included; its addresses are those that the venue serves. */
    String login();

    /** The venue of one case. */
    VenueUnderTest open(VenueStage stage);

    /** The venue of one case in other markets, by the names that reports give them: market data and trading are tried in each. */
    default SortedMap<String, Function<VenueStage, VenueUnderTest>> furtherMarkets() {
        return new TreeMap<>();
    }

    /** Whether {@link #openOnSockets} opens it. */
    default boolean hasSockets() {
        return false;
    }

    /**
     * The same venue behind real sockets, for the last level; needs {@link #hasSockets}.
     *
     * @param epochNanos the case's time; any thread may ask
     */
    default SocketVenue openOnSockets(LongSupplier epochNanos) {
        throw new UnsupportedOperationException("the venue of %s has no sockets".formatted(connector()));
    }
}
