package io.jackstay.emulator.hyperliquid;

import io.jackstay.api.market.Fees;
import io.jackstay.api.market.Venue;
import io.jackstay.emulator.base.desk.ListingRules;
import io.jackstay.emulator.base.desk.Token;
import java.math.BigDecimal;

/** What the venue lists: five significant figures, and decimals that price and size share. Immutable. */
final class Listing {
    static final Token USDC = new Token("USDC", 0, 8, 8, "0x6d1e7cde53ba9467b783cb7c530ce054");
    static final ListingRules RULES = new ListingRules(
            new Venue("hyperliquid"), USDC, 5, 10_000, kind("0.00015", "0.00045", 6), kind("0.0004", "0.0007", 8));

    private Listing() {}

    private static ListingRules.Kind kind(String maker, String taker, int decimals) {
        return new ListingRules.Kind(new Fees(new BigDecimal(maker), new BigDecimal(taker), true), decimals);
    }
}
