package io.jackstay.connector.hyperliquid.report;

import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.util.List;

/**
 * The venue's words for a no, and the contract's reason for each. Holds no state.
 *
 * <p>Texts are matched by what they begin with, because a number of the market or an address follows most of them; a leading {@code
 * "L1 error: "} is passed over. The words are kept as they came. What is not in the table is {@link RejectReason#OTHER}.
 */
public final class Refusals {
    private static final String LAYER = "L1 error: ";

    private record Words(String prefix, RejectReason reason, boolean endsTheLogin) {}

    private static final List<Words> TABLE = List.of(
            fatal("User or API Wallet ", RejectReason.AUTHENTICATION),
            fatal("Must deposit before performing actions", RejectReason.AUTHENTICATION),
            fatal("Unable to recover signer", RejectReason.AUTHENTICATION),
            fatal("Vault not registered", RejectReason.AUTHENTICATION),
            words("User has pending agent removal", RejectReason.AUTHENTICATION),
            words("Invalid nonce", RejectReason.AUTHENTICATION),
            words("Nonce mismatch", RejectReason.INVALID_REQUEST),
            words("Mainnet and testnet require different signature", RejectReason.INVALID_REQUEST),
            words("Action already expired", RejectReason.EXPIRED_DEADLINE),
            words("Price must be divisible by tick size", RejectReason.PRICE_OFF_GRID),
            words("Order has invalid price", RejectReason.PRICE_OFF_GRID),
            words("Order has invalid size", RejectReason.SIZE_OFF_LOT),
            words("Order has zero size", RejectReason.MIN_SIZE),
            words("Order must have minimum value", RejectReason.MIN_NOTIONAL),
            words("Insufficient margin", RejectReason.INSUFFICIENT_MARGIN),
            words("Order has insufficient spot balance", RejectReason.INSUFFICIENT_MARGIN),
            words("Insufficient spot balance", RejectReason.INSUFFICIENT_MARGIN),
            words("Reduce only order would increase position", RejectReason.REDUCE_ONLY),
            words("Post only order would have immediately matched", RejectReason.POST_ONLY_WOULD_CROSS),
            words("Order could not immediately match", RejectReason.NO_LIQUIDITY),
            words("No liquidity available", RejectReason.NO_LIQUIDITY),
            words("Invalid TP/SL price", RejectReason.INVALID_REQUEST),
            words("TP/SL orders must be reduce only", RejectReason.UNSUPPORTED),
            words("Order was never placed, already canceled, or filled", RejectReason.UNKNOWN_ORDER),
            words("Cannot modify canceled or filled order", RejectReason.UNKNOWN_ORDER),
            words("Order price cannot be more than", RejectReason.PRICE_BAND),
            words("Order price too far from oracle", RejectReason.PRICE_BAND),
            words("Order would increase open interest", RejectReason.NOT_ENTITLED),
            words("Order rejected due to price more aggressive than oracle", RejectReason.PRICE_BAND),
            words("Order would cause position to exceed margin tier limit", RejectReason.INSUFFICIENT_MARGIN),
            words("Too many cumulative requests sent", RejectReason.RATE_LIMITED),
            words("Too many open orders", RejectReason.TOO_MANY_ORDERS),
            words("Only post-only orders allowed", RejectReason.MARKET_NOT_TRADING),
            words("Trading is halted", RejectReason.MARKET_NOT_TRADING),
            words("Orders are empty", RejectReason.INVALID_REQUEST),
            words("Builder fee has not been approved", RejectReason.NOT_ENTITLED),
            words("Cannot set scheduled cancel time until enough volume", RejectReason.NOT_ENTITLED),
            words("Scheduled cancel time too early", RejectReason.INVALID_REQUEST),
            words("Cannot switch leverage type with open position", RejectReason.NOT_ENTITLED),
            words("Cross margin is not allowed for this asset", RejectReason.NOT_ENTITLED),
            words("Isolated position does not have sufficient margin", RejectReason.INSUFFICIENT_MARGIN),
            words("too many pending post requests", RejectReason.RATE_LIMITED),
            words("429", RejectReason.RATE_LIMITED));

    private Refusals() {}

    private static Words words(String prefix, RejectReason reason) {
        return new Words(prefix, reason, false);
    }

    private static Words fatal(String prefix, RejectReason reason) {
        return new Words(prefix, reason, true);
    }

    /** The refusal that a text tells. */
    public static Rejection of(String text) {
        String words = text.isBlank() ? "refused without words" : text;
        return new Rejection(find(text).reason(), words);
    }

    /** Whether a text means that nothing can be sent with this key, so that trying again would not help. */
    public static boolean endsTheLogin(String text) {
        return find(text).endsTheLogin();
    }

    /** The number behind {@code "nonce too low N < M"}: the least that the venue still takes; 0 for every other text. */
    public static long leastNonce(String text) {
        int sign = text.indexOf(" < ");
        if (!text.contains("nonce too low") || sign < 0) {
            return 0;
        }
        String number = text.substring(sign + 3).strip();
        return number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
    }

    /** Whether a text is {@code "nonce too high N > M"}: the number is further ahead of the venue's time than it takes. */
    public static boolean isNonceTooHigh(String text) {
        return text.contains("nonce too high");
    }

    private static Words find(String text) {
        String plain = text.startsWith(LAYER) ? text.substring(LAYER.length()) : text;
        return TABLE.stream()
                .filter(each -> plain.startsWith(each.prefix()))
                .findFirst()
                .orElse(new Words("", RejectReason.OTHER, false));
    }
}
