package io.jackstay.api.risk;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.OrderRequest;

/**
 * An order or amend in front of a gate. Immutable. Made by the runtime.
 *
 * <p>The exposure in the view does not have it yet; orders of the same turn that were allowed before it are in there.
 *
 * @param bot name of the bot that asks
 * @param request what is asked for; for an amend as it will stand after it, with the size that is not filled yet
 * @param addedSize base units that come to what may be live already, positive or zero: the whole size of a new order,
 *     the growth of an amend, zero for an amend that does not grow. A changed price alone adds no size
 * @param amend whether it changes an open order
 * @param reducing whether it can only bring the position nearer to zero, as the runtime computes it from everything
 *     that may be live, whatever the request's flag says
 * @param notional worst price times the request's size, times the contract multiplier
 * @param byRuntime whether the runtime itself asks, to close a position: halts and limits on the number of orders do not
 *     stop what reduces then, limits on its price do
 */
public record RiskOrder(
        String bot,
        OrderRequest request,
        Size addedSize,
        boolean amend,
        boolean reducing,
        Money notional,
        boolean byRuntime) {
    /** Throws {@link IllegalArgumentException} for a negative added size, or one of another market than the request. */
    public RiskOrder {
        requireNonNull(bot, "bot is null");
        requireNonNull(request, "request is null");
        requireNonNull(notional, "notional is null");
        if (addedSize.signum() < 0) {
            throw new IllegalArgumentException("addedSize must not be negative, got " + addedSize);
        }
        if (!addedSize.market().equals(request.market())) {
            throw new IllegalArgumentException(
                    "addedSize of %s, request of %s".formatted(addedSize.market(), request.market()));
        }
    }

    /** An order or amend that the strategy asks for. Throws as above. */
    public RiskOrder(
            String bot, OrderRequest request, Size addedSize, boolean amend, boolean reducing, Money notional) {
        this(bot, request, addedSize, amend, reducing, notional, false);
    }

    /** The market of the request. */
    public MarketId market() {
        return request.market();
    }
}
