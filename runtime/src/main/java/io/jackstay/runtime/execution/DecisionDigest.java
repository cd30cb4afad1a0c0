package io.jackstay.runtime.execution;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over everything that was asked of the venues, to tell whether two runs decided the same. Not thread safe: one
 * driver turns all bots of a backtest.
 *
 * <p>One UTF-8 line a request, {@code time|bot|place, amend or cancel|cloid|market|side|price|size|tif|flags}, ended by a line
 * feed: time in epoch nanoseconds, numbers plain without trailing zeros, {@code tif} as the contract spells it, flags joined
 * by a comma from {@code market}, {@code trigger}, {@code reduce-only}.
 */
public final class DecisionDigest {
    private final MessageDigest sha;

    public DecisionDigest() {
        try {
            this.sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The log of one bot's decisions. */
    public ExecutionGateway.DecisionLog of(String bot) {
        return new ExecutionGateway.DecisionLog() {
            @Override
            public void placed(long nowNanos, OrderRef ref, OrderRequest request) {
                line(nowNanos, bot, "place", ref, request, request.worstPrice(), request.size());
            }

            @Override
            public void amended(long nowNanos, OrderRef ref, OrderRequest original, Price price, Size totalSize) {
                line(nowNanos, bot, "amend", ref, original, price, totalSize);
            }

            @Override
            public void cancelled(long nowNanos, OrderRef ref, OrderRequest original) {
                line(nowNanos, bot, "cancel", ref, original, original.worstPrice(), original.size());
            }
        };
    }

    /** Lower-case hexadecimal of everything so far; more may follow. */
    public String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    private void line(
            long nowNanos, String bot, String what, OrderRef ref, OrderRequest request, Price price, Size size) {
        String line = nowNanos + "|" + bot + "|" + what + "|" + ref.cloidOrZero() + "|" + ref.market() + "|"
                + request.side() + "|" + plain(price.toBigDecimal()) + "|" + plain(size.toBigDecimal()) + "|"
                + timeInForce(request) + "|" + flags(request) + "\n";
        sha.update(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String timeInForce(OrderRequest request) {
        return request instanceof LimitOrderRequest limit ? limit.timeInForce().name() : "IOC";
    }

    private static String flags(OrderRequest request) {
        String kind = request instanceof LimitOrderRequest
                ? ""
                : request instanceof MarketOrderRequest ? "market" : "trigger";
        if (!request.reduceOnly()) {
            return kind;
        }
        return kind.isEmpty() ? "reduce-only" : kind + ",reduce-only";
    }
}
