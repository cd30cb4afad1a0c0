package io.jackstay.emulator.hyperliquid;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.emulator.base.desk.Coin;
import io.jackstay.emulator.base.desk.Screen;
import io.jackstay.emulator.base.desk.Status;

/** The venue's words for what it refuses, and for where an order stands. Immutable. */
final class Words {
    static final String GONE = "Order was never placed, already canceled, or filled.";

    /** A time in force that makes a market order of one at a price. */
    static final String MARKET = "FrontendMarket";

    private Words() {}

    /** Whatever is none of the words takes at once. */
    static TimeInForce tif(String word) {
        return word.equals("Gtc") ? TimeInForce.GTC : word.equals("Alo") ? TimeInForce.POST_ONLY : TimeInForce.IOC;
    }

    static String of(TimeInForce tif) {
        return tif == TimeInForce.GTC ? "Gtc" : tif == TimeInForce.POST_ONLY ? "Alo" : "Ioc";
    }

    static String of(RejectReason reason, Coin coin) {
        boolean postOnly = coin.info().status().name().equals("POST_ONLY");
        return switch (reason) {
            case PRICE_OFF_GRID -> "Price must be divisible by tick size.";
            case SIZE_OFF_LOT, MIN_SIZE, MAX_SIZE -> "Order has invalid size.";
            case MIN_NOTIONAL -> "Order must have minimum value of " + (coin.isSpot() ? "10 USDC." : "$10.");
            case MARKET_NOT_TRADING ->
                postOnly ? "Only post-only orders allowed immediately after a network upgrade" : "Trading is halted.";
            case REDUCE_ONLY -> "Reduce only order would increase position.";
            case POST_ONLY_WOULD_CROSS ->
                "Post only order would have immediately matched, bbo was %s@%s."
                        .formatted(best(coin, Side.BUY), best(coin, Side.SELL));
            case INSUFFICIENT_MARGIN ->
                coin.isSpot() ? "Order has insufficient spot balance to trade" : "Insufficient margin to place order.";
            case NO_LIQUIDITY -> "Order could not immediately match against any resting orders.";
            case TOO_MANY_ORDERS -> "Too many open orders.";
            case INVALID_REQUEST -> "Invalid TP/SL price.";
            default -> "Order was refused: " + reason;
        };
    }

    static String of(Screen.Problem problem, Coin coin) {
        return switch (problem) {
            case DELISTED -> "Trading is halted.";
            case NO_PRICE -> "Order has invalid price.";
            case NO_SIZE -> "Order has zero size.";
            case OFF_GRID -> of(RejectReason.PRICE_OFF_GRID, coin);
            case OFF_LOT -> of(RejectReason.SIZE_OFF_LOT, coin);
            case TRIGGER_OPENS -> "TP/SL orders must be reduce only.";
            case TOO_SMALL -> of(RejectReason.MIN_NOTIONAL, coin);
            case TOO_FAR -> "Order price cannot be more than 80% away from the reference price";
        };
    }

    private static String best(Coin coin, Side side) {
        return coin.market().best(side).stripTrailingZeros().toPlainString();
    }

    static String of(Status status) {
        return switch (status) {
            case OPEN -> "open";
            case TRIGGERED -> "triggered";
            case FILLED -> "filled";
            case CANCELLED -> "canceled";
            case SCHEDULED -> "scheduledCancel";
            case SELF_TRADE -> "selfTradeCanceled";
            case REDUCE_ONLY -> "reduceOnlyCanceled";
            case SIBLING -> "siblingFilledCanceled";
            case MARGIN -> "marginCanceled";
            case DELISTED -> "delistedCanceled";
            case REJECTED -> "rejected";
        };
    }

    static String rejected(RejectReason reason, Coin coin) {
        return switch (reason) {
            case REDUCE_ONLY -> "reduceOnlyRejected";
            case POST_ONLY_WOULD_CROSS -> "badAloPxRejected";
            case INSUFFICIENT_MARGIN -> coin.isSpot() ? "insufficientSpotBalanceRejected" : "perpMarginRejected";
            case NO_LIQUIDITY -> "iocCancelRejected";
            case TOO_MANY_ORDERS -> "tooManyOpenOrdersRejected";
            case INVALID_REQUEST -> "badTriggerPxRejected";
            default -> "rejected";
        };
    }
}
