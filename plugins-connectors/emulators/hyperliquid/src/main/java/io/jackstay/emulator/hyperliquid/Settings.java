package io.jackstay.emulator.hyperliquid;

import com.typesafe.config.Config;
import io.jackstay.emulator.base.desk.FloorSettings;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What the venue has set, and a file may set otherwise. Immutable.
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
    private static final long MORE_CANCELS = 100_000;
    private static final Duration TRICKLE = Duration.ofSeconds(10);
    private static final int LEVERAGE = 20;
    private static final long FIRST_OID = 277_000_000_001L;
    private static final long FIRST_TID = 118_906_512_000_001L;

    static Settings of(Config rules) {
        long actions = rules.getLong("address-budget");
        int orders = rules.getInt("open-orders");
        Duration lag = rules.getDuration("status-lag");
        return new Settings(
                new FloorSettings(actions, MORE_CANCELS, TRICKLE, orders, LEVERAGE, lag, FIRST_OID, FIRST_TID),
                new BigDecimal(rules.getString("schedule-cancel-volume")),
                rules.getInt("ip-weight"),
                rules.getInt("messages"),
                rules.getDuration("book-every"),
                new BigDecimal(rules.getString("funding-rate")));
    }
}
