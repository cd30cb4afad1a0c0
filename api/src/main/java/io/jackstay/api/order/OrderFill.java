package io.jackstay.api.order;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import java.util.Objects;

/**
 * One execution of the account. Immutable.
 *
 * <p>Shape: required things in {@link #of}, role and cause by withers. Its id is what makes a fill count once: it is
 * built by the connector from what the venue repeats in stream and history alike, and is unique for the account for
 * ever. Source: connectors.
 */
public final class OrderFill {
    private final String id;
    private final OrderRef order;
    private final Side side;
    private final Price price;
    private final Size size;
    private final Money fee;
    private final Stamp stamp;
    private final LiquidityRole role;
    private final FillCause cause;

    private OrderFill(
            String id,
            OrderRef order,
            Side side,
            Price price,
            Size size,
            Money fee,
            Stamp stamp,
            LiquidityRole role,
            FillCause cause) {
        this.id = id;
        this.order = order;
        this.side = side;
        this.price = price;
        this.size = size;
        this.fee = fee;
        this.stamp = stamp;
        this.role = role;
        this.cause = cause;
    }

    /**
     * A fill of {@link LiquidityRole#UNKNOWN} role and {@link FillCause#NORMAL} cause.
     *
     * @param id unique for the account for ever, the same in stream and history; not blank
     * @param order the ids that the venue tells with it; {@link OrderRef#none} where no order made it
     * @param side ours
     * @param price of this execution, quote per base; may be off the order price grid
     * @param size of this execution, base, positive
     * @param fee positive is paid, negative is a rebate; its asset as charged, zero of the quote asset when there is
     *     none
     * @param stamp the venue's time of the execution, and when we received it
     * @throws IllegalArgumentException for a blank id, two markets or a size that is not positive
     */
    public static OrderFill of(String id, OrderRef order, Side side, Price price, Size size, Money fee, Stamp stamp) {
        Checks.requireWords("id", id);
        requireNonNull(order, "order is null");
        requireNonNull(side, "side is null");
        requireNonNull(price, "price is null");
        requireNonNull(size, "size is null");
        requireNonNull(fee, "fee is null");
        requireNonNull(stamp, "stamp is null");
        Checks.requireMarket("price", price.market(), order.market());
        Checks.requireMarket("size", size.market(), order.market());
        Checks.requirePositive("size", size);
        return new OrderFill(id, order, side, price, size, fee, stamp, LiquidityRole.UNKNOWN, FillCause.NORMAL);
    }

    /** With the side of the book that we were. */
    public OrderFill role(LiquidityRole role) {
        requireNonNull(role, "role is null");
        return new OrderFill(id, order, side, price, size, fee, stamp, role, cause);
    }

    /** With the cause. */
    public OrderFill cause(FillCause cause) {
        requireNonNull(cause, "cause is null");
        return new OrderFill(id, order, side, price, size, fee, stamp, role, cause);
    }

    /** Unique for the account for ever. */
    public String id() {
        return id;
    }

    /** The ids that the venue told with it; none for a fill that no order made. */
    public OrderRef order() {
        return order;
    }

    /** The market. */
    public MarketId market() {
        return order.market();
    }

    /** Ours: buy adds to the position, sell takes from it. */
    public Side side() {
        return side;
    }

    /** Of this execution, quote per base. */
    public Price price() {
        return price;
    }

    /** Of this execution, base, positive. */
    public Size size() {
        return size;
    }

    /** Positive is paid, negative is a rebate. */
    public Money fee() {
        return fee;
    }

    /** The venue's time of the execution, and when we received it. */
    public Stamp stamp() {
        return stamp;
    }

    /** Which side of the book we were. */
    public LiquidityRole role() {
        return role;
    }

    /** Why it happened. */
    public FillCause cause() {
        return cause;
    }

    /**
     * By all values. To tell whether a fill was seen before compare {@link #id()} alone: stream and history stamp it
     * differently.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof OrderFill fill
                && id.equals(fill.id)
                && order.equals(fill.order)
                && side == fill.side
                && price.equals(fill.price)
                && size.equals(fill.size)
                && fee.equals(fill.fee)
                && stamp.equals(fill.stamp)
                && role == fill.role
                && cause == fill.cause;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, order, side, price, size, fee, stamp, role, cause);
    }

    @Override
    public String toString() {
        return "OrderFill[%s %s %s %s @ %s fee=%s %s %s stamp=%s]"
                .formatted(id, order, side, size, price, fee, role, cause, stamp);
    }
}
