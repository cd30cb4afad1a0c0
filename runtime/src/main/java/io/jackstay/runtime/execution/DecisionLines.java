package io.jackstay.runtime.execution;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import java.math.BigDecimal;
import java.util.function.Consumer;

/**
 * The requests of one bot as lines of text, equal when the requests are. Not thread safe: owned by the bot loop.
 *
 * <p>One line a request, {@code time|bot|place, amend or cancel|cloid|market|side|price|size|tif|flags}: time in epoch nanoseconds,
 * numbers plain without trailing zeros, {@code tif} as the contract spells it, flags joined by a comma from {@code market}, {@code
 * trigger}, {@code reduce-only}.
 */
public final class DecisionLines implements ExecutionGateway.DecisionLog {
    private final String bot;
    private final Consumer<String> lines;

    public DecisionLines(String bot, Consumer<String> lines) {
        this.bot = requireNonNull(bot, "bot is null");
        this.lines = requireNonNull(lines, "lines is null");
    }

    @Override
    public void placed(long nowNanos, OrderRef ref, OrderRequest request) {
        line(nowNanos, "place", ref, request, request.worstPrice(), request.size());
    }

    @Override
    public void amended(long nowNanos, OrderRef ref, OrderRequest original, Price price, Size totalSize) {
        line(nowNanos, "amend", ref, original, price, totalSize);
    }

    @Override
    public void cancelled(long nowNanos, OrderRef ref, OrderRequest original) {
        line(nowNanos, "cancel", ref, original, original.worstPrice(), original.size());
    }

    /** The same, and another log after it. */
    public ExecutionGateway.DecisionLog and(ExecutionGateway.DecisionLog next) {
        DecisionLines first = this;
        return new ExecutionGateway.DecisionLog() {
            @Override
            public void placed(long nowNanos, OrderRef ref, OrderRequest request) {
                first.placed(nowNanos, ref, request);
                next.placed(nowNanos, ref, request);
            }

            @Override
            public void amended(long nowNanos, OrderRef ref, OrderRequest original, Price price, Size totalSize) {
                first.amended(nowNanos, ref, original, price, totalSize);
                next.amended(nowNanos, ref, original, price, totalSize);
            }

            @Override
            public void cancelled(long nowNanos, OrderRef ref, OrderRequest original) {
                first.cancelled(nowNanos, ref, original);
                next.cancelled(nowNanos, ref, original);
            }
        };
    }

    private void line(long nowNanos, String what, OrderRef ref, OrderRequest request, Price price, Size size) {
        lines.accept(nowNanos + "|" + bot + "|" + what + "|" + ref.cloidOrZero() + "|" + ref.market() + "|"
                + request.side() + "|" + plain(price.toBigDecimal()) + "|" + plain(size.toBigDecimal()) + "|"
                + timeInForce(request) + "|" + flags(request));
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
