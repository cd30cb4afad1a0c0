package io.jackstay.connector.hyperliquid.report;

import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The venue's words for the state of an order. Holds no state.
 *
 * <p>There are several dozen, and new ones come: all that end in {@code canceled} and {@code rejected} are taken by that, and what is
 * not known has no state, so that it changes nothing.
 */
public final class StatusWords {
    private static final Map<String, RejectReason> REASONS = Map.ofEntries(
            Map.entry("tickRejected", RejectReason.PRICE_OFF_GRID),
            Map.entry("minTradeNtlRejected", RejectReason.MIN_NOTIONAL),
            Map.entry("minTradeSpotNtlRejected", RejectReason.MIN_NOTIONAL),
            Map.entry("perpMarginRejected", RejectReason.INSUFFICIENT_MARGIN),
            Map.entry("insufficientSpotBalanceRejected", RejectReason.INSUFFICIENT_MARGIN),
            Map.entry("reduceOnlyRejected", RejectReason.REDUCE_ONLY),
            Map.entry("badAloPxRejected", RejectReason.POST_ONLY_WOULD_CROSS),
            Map.entry("iocCancelRejected", RejectReason.NO_LIQUIDITY),
            Map.entry("marketOrderNoLiquidityRejected", RejectReason.NO_LIQUIDITY),
            Map.entry("badTriggerPxRejected", RejectReason.INVALID_REQUEST),
            Map.entry("oracleRejected", RejectReason.PRICE_BAND),
            Map.entry("tooAggressiveAtOpenInterestCapRejected", RejectReason.PRICE_BAND),
            Map.entry("perpMaxPositionRejected", RejectReason.INSUFFICIENT_MARGIN),
            Map.entry("tooManyOpenOrdersRejected", RejectReason.TOO_MANY_ORDERS),
            Map.entry("openInterestIncreaseRejected", RejectReason.NOT_ENTITLED),
            Map.entry("positionIncreaseAtOpenInterestCapRejected", RejectReason.NOT_ENTITLED),
            Map.entry("positionFlipAtOpenInterestCapRejected", RejectReason.NOT_ENTITLED),
            Map.entry("openInterestCapCanceled", RejectReason.NOT_ENTITLED),
            Map.entry("delistedCanceled", RejectReason.MARKET_NOT_TRADING),
            Map.entry("liquidatedCanceled", RejectReason.INSUFFICIENT_MARGIN),
            Map.entry("selfTradeCanceled", RejectReason.SELF_TRADE),
            Map.entry("reduceOnlyCanceled", RejectReason.REDUCE_ONLY),
            Map.entry("marginCanceled", RejectReason.INSUFFICIENT_MARGIN));

    private StatusWords() {}

    /** The state that a word means; empty for words that are not known. */
    public static Optional<OrderState> state(String word) {
        return switch (word) {
            case "open", "resting", "triggered", "waitingForTrigger", "waitingForFill" -> Optional.of(OrderState.OPEN);
            case "filled" -> Optional.of(OrderState.FILLED);
            case "scheduledCancel", "internalCancel" -> Optional.of(OrderState.CANCELLED);
            default -> bySuffix(word.toLowerCase(Locale.ROOT));
        };
    }

    private static Optional<OrderState> bySuffix(String word) {
        if (word.endsWith("canceled") || word.endsWith("cancelled")) {
            return Optional.of(OrderState.CANCELLED);
        }
        return word.endsWith("rejected") ? Optional.of(OrderState.REJECTED) : Optional.empty();
    }

    /** Why an order came to such a state, with the venue's word. */
    public static Rejection why(String word) {
        return new Rejection(REASONS.getOrDefault(word, RejectReason.OTHER), word);
    }
}
