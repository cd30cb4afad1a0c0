package io.jackstay.connector.hyperliquid.market;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import java.util.List;

/**
 * One market with what the venue calls it. Immutable.
 *
 * @param info its rules
 * @param asset the number that orders name it by
 * @param isolated whether positions of it can't use cross margin
 * @param tokens base and quote of a spot pair; empty for others
 */
public record Listing(MarketInfo info, int asset, boolean isolated, List<SpotToken> tokens) {
    public Listing {
        requireNonNull(info, "info is null");
        tokens = List.copyOf(tokens);
    }

    /** Of a market that is no spot pair. */
    public Listing(MarketInfo info, int asset, boolean isolated) {
        this(info, asset, isolated, List.of());
    }

    /** The same with other rules. */
    Listing with(MarketInfo rules) {
        return new Listing(rules, asset, isolated, tokens);
    }

    /** The market. */
    public MarketId id() {
        return info.id();
    }

    /** The word that streams and answers name it by. */
    public String coin() {
        return info.venueSymbol();
    }

    public boolean isSpot() {
        return info.kind() == MarketKind.SPOT;
    }
}
