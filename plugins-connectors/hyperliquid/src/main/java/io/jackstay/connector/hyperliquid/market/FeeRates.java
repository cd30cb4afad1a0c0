package io.jackstay.connector.hyperliquid.market;

import io.jackstay.api.market.Fees;
import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;

/**
 * What trading costs the account: perpetuals and spot. Immutable. Source: the answer to {@code userFees}.
 */
public record FeeRates(Fees perpetuals, Fees spot) {
    /** The lowest tier, for as long as the account's own rates are not known. */
    public static final FeeRates BASE =
            new FeeRates(rates("0.00015", "0.00045", false), rates("0.0004", "0.0007", false));

    private static Fees rates(String maker, String taker, boolean exact) {
        return new Fees(new BigDecimal(maker), new BigDecimal(taker), exact);
    }

    /** Reads {@code userAddRate}, {@code userCrossRate} and their spot twins; what is missing is that of the lowest tier. */
    public static FeeRates read(JsonReader json) {
        BigDecimal maker = BASE.perpetuals.maker();
        BigDecimal taker = BASE.perpetuals.taker();
        BigDecimal spotMaker = BASE.spot.maker();
        BigDecimal spotTaker = BASE.spot.taker();
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "userAddRate" -> maker = json.bigDecimal();
                case "userCrossRate" -> taker = json.bigDecimal();
                case "userSpotAddRate" -> spotMaker = json.bigDecimal();
                case "userSpotCrossRate" -> spotTaker = json.bigDecimal();
                default -> {
                    // Schedules and discounts are in the rates already.
                }
            }
        }
        return new FeeRates(new Fees(maker, taker, true), new Fees(spotMaker, spotTaker, true));
    }
}
