package io.jackstay.connector.hyperliquid.market;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;

/**
 * One market with what the venue calls it. Immutable.
 *
 * @param info its rules
 * @param asset the number that orders name it by
 * @param isolated whether positions of it can't use cross margin
 */
public record Listing(MarketInfo info, int asset, boolean isolated) {
    public Listing {
        requireNonNull(info, "info is null");
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
