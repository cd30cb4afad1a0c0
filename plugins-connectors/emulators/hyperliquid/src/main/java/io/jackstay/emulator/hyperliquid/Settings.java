package io.jackstay.emulator.hyperliquid;

import com.typesafe.config.Config;
import io.jackstay.api.market.Fees;
import io.jackstay.api.market.Venue;
import io.jackstay.emulator.base.desk.FloorSettings;
import io.jackstay.emulator.base.desk.ListingRules;
import io.jackstay.emulator.base.desk.Token;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What the venue has set: how it lists, and what a file may set otherwise. Immutable.
 *
 * @param deadManVolume worth of trades before an account may schedule cancels
 * @param ipWeight weight that a peer may use in a minute
 * @param messages frames that a peer may send in a minute
 * @param bookEvery time between two pushes of a whole book
 * @param fundingRate of each hour
 */
record Settings(
        FloorSettings floor,
        BigDecimal deadManVolume,
        int ipWeight,
        int messages,
        Duration bookEvery,
        BigDecimal fundingRate) {
    static final Token USDC = new Token("USDC", 0, 8, 8, "0x6d1e7cde53ba9467b783cb7c530ce054");
    /** Five significant figures, and decimals that price and size share. */
    static final ListingRules LISTING = new ListingRules(
            new Venue("hyperliquid"), USDC, 5, 10_000, kind("0.00015", "0.00045", 6), kind("0.0004", "0.0007", 8));

    private static final long MORE_CANCELS = 100_000;
    private static final Duration TRICKLE = Duration.ofSeconds(10);
    private static final int LEVERAGE = 20;
    private static final long FIRST_OID = 277_000_000_001L;
    private static final long FIRST_TID = 118_906_512_000_001L;

    private static ListingRules.Kind kind(String maker, String taker, int decimals) {
        return new ListingRules.Kind(new Fees(new BigDecimal(maker), new BigDecimal(taker), true), decimals);
    }

    static Settings of(Config rules) {
        long actions = rules.getLong("address-budget");
        int orders = rules.getInt("open-orders");
        Duration lag = rules.getDuration("status-lag");
        return new Settings(
                new FloorSettings(actions, MORE_CANCELS, TRICKLE, orders, LEVERAGE, true, lag, FIRST_OID, FIRST_TID),
                new BigDecimal(rules.getString("schedule-cancel-volume")),
                rules.getInt("ip-weight"),
                rules.getInt("messages"),
                rules.getDuration("book-every"),
                new BigDecimal(rules.getString("funding-rate")));
    }
}
