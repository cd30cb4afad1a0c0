package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.plugin.Meters;
import io.jackstay.lib.wire.JsonReader;

/**
 * How many more actions the venue takes from the account: 10,000 and one for each USDC ever traded, less those sent. Confined to the
 * connector's loop.
 *
 * <p>When few are left, new and changed orders are refused here, and the rest is for cancels and for orders that only reduce, as the
 * venue takes cancels far beyond its limit. What the venue says of it is asked for each minute; in between each order counts as one.
 */
final class AddressBudget {
    private final int reserve;
    private final Meters.Gauge gauge;
    private long left = Long.MAX_VALUE;

    AddressBudget(ConnectorContext context, int reserve) {
        this.reserve = reserve;
        this.gauge = context.meters().gauge("address-requests-left");
    }

    /** Whether so many new or changed orders may be sent. */
    boolean allows(int orders, ExchangeClient.Aim aim) {
        return left - orders >= (aim == ExchangeClient.Aim.TRADE ? reserve : 0);
    }

    /** So many orders were named by an action. */
    void sent(int orders) {
        if (left != Long.MAX_VALUE) {
            left -= orders;
        }
    }

    /** The venue said that nothing is left; so it stays until it says otherwise. */
    void usedUp() {
        left = 0;
        gauge.set(0);
    }

    /** The venue's own figures. */
    void told(RateLimit figures) {
        left = figures.cap() - figures.used() + figures.surplus();
        gauge.set((double) left);
    }

    /** In words, for a refusal. */
    String words() {
        return "request budget of the address: %d left, %d are kept for cancels and orders that only reduce"
                .formatted(left, reserve);
    }

    /** The answer to {@code userRateLimit}. */
    record RateLimit(long used, long cap, long surplus) {
        static RateLimit read(JsonReader json) {
            long used = 0;
            long cap = 0;
            long surplus = 0;
            json.beginObject();
            while (json.nextField()) {
                switch (json.field()) {
                    case "nRequestsUsed" -> used = json.integer();
                    case "nRequestsCap" -> cap = json.integer();
                    case "nRequestsSurplus" -> surplus = json.integer();
                    default -> {
                        // The volume is in the cap.
                    }
                }
            }
            return new RateLimit(used, cap, surplus);
        }
    }
}
