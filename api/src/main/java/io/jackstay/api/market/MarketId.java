package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

/**
 * A market: the venue and our symbol for what is traded there. Immutable.
 *
 * <p>Symbols are ours and the same on all venues: {@code BTC-USDC} is spot, {@code BTC-USDC-PERP} a perpetual, and an account
 * in hedge mode lists {@code BTC-USDC-PERP-LONG} and {@code BTC-USDC-PERP-SHORT}. The venue's own word is
 * {@link MarketInfo#venueSymbol()}. Made once at start and then passed on, never per message. Cheap as a map key: the hash
 * comes from the cached hashes of two texts, and is the same in every run of the JVM. Ordered by venue, then symbol.
 *
 * @param venue the login
 * @param symbol 1 to 64 letters, digits, dashes, dots and underscores, the first a letter or digit; anything else throws
 *     {@link IllegalArgumentException}
 */
public record MarketId(Venue venue, String symbol) implements Comparable<MarketId> {
    /** Checks both parts. */
    public MarketId {
        requireNonNull(venue, "venue is null");
        Names.requireSymbol(symbol);
    }

    /**
     * Reads {@code venue:symbol}, for example {@code sim:BTC-USDC-PERP}; the reverse of {@link #toString()}.
     *
     * @throws IllegalArgumentException when the colon is missing or a part is malformed
     */
    public static MarketId parse(String text) {
        int colon = requireNonNull(text, "text is null").indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "'%s' is not a market: write venue:symbol, such as sim:BTC-USDC-PERP".formatted(text));
        }
        return new MarketId(new Venue(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof MarketId id
                        && symbol.equals(id.symbol)
                        && venue.name().equals(id.venue.name()));
    }

    @Override
    public int hashCode() {
        return 31 * venue.name().hashCode() + symbol.hashCode();
    }

    @Override
    public int compareTo(MarketId other) {
        int byVenue = venue.compareTo(other.venue);
        return byVenue != 0 ? byVenue : symbol.compareTo(other.symbol);
    }

    /** {@code venue:symbol}. */
    @Override
    public String toString() {
        return venue.name() + ":" + symbol;
    }
}
