package io.jackstay.api.order;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a venue says of an order, ours or not: one of its open orders, or an update on its stream. Immutable.
 *
 * <p>Shape: required things in {@link #of}, the rest by withers that return a changed copy. Our label is not here,
 * because venues do not carry it. Source: connectors, from the venue's list of open orders and its stream of order
 * updates.
 */
public final class OrderReport {
    private static final Set<OrderState> SHOWN =
            EnumSet.complementOf(EnumSet.of(OrderState.NEW, OrderState.FAILED, OrderState.UNKNOWN));

    private final OrderRef order;
    private final Side side;
    private final Price price;
    private final Size size;
    private final OrderState state;
    private final Stamp stamp;
    private final Extras extras;

    private OrderReport(
            OrderRef order, Side side, Price price, Size size, OrderState state, Stamp stamp, Extras extras) {
        this.order = order;
        this.side = side;
        this.price = price;
        this.size = size;
        this.state = state;
        this.stamp = stamp;
        this.extras = extras;
    }

    /** What has a default. The reason is meant only where the words are not empty. */
    private record Extras(Size filled, boolean reduceOnly, TimeInForce timeInForce, RejectReason reason, String why) {}

    /**
     * A report with nothing filled, not reduce-only, {@link TimeInForce#GTC}, and no words.
     *
     * @param order with at least one id
     * @param price the limit, quote per base; of an order without one its trigger price, or the worst price it was
     *     sent with
     * @param size the whole size, base, positive, filled part included
     * @param state what the venue shows: {@code SUBMITTING} where it has the order but not yet in its book, else from
     *     {@code OPEN} on; {@code NEW}, {@code FAILED} and {@code UNKNOWN} are not for a venue to say
     * @param stamp the venue's time of this state, and when we received it
     * @throws IllegalArgumentException for a reference without ids, two markets, a size that is not positive, such a
     *     state
     */
    public static OrderReport of(OrderRef order, Side side, Price price, Size size, OrderState state, Stamp stamp) {
        requireNonNull(order, "order is null");
        requireNonNull(side, "side is null");
        requireNonNull(price, "price is null");
        requireNonNull(size, "size is null");
        requireNonNull(state, "state is null");
        requireNonNull(stamp, "stamp is null");
        if (!order.hasId()) {
            throw new IllegalArgumentException("a report needs a client order id or the venue's, got " + order);
        }
        if (!SHOWN.contains(state)) {
            throw new IllegalArgumentException("a venue cannot show an order as " + state);
        }
        Checks.requireMarket("price", price.market(), order.market());
        Checks.requireMarket("size", size.market(), order.market());
        Checks.requirePositive("size", size);
        Extras extras = new Extras(size.minus(size), false, TimeInForce.GTC, RejectReason.OTHER, "");
        return new OrderReport(order, side, price, size, state, stamp, extras);
    }

    /** With what is filled in all, base, zero to {@link #size()}. Throws {@link IllegalArgumentException} outside. */
    public OrderReport filled(Size filled) {
        requireNonNull(filled, "filled is null");
        Checks.requireMarket("filled", filled.market(), order.market());
        if (filled.signum() < 0 || filled.compareTo(size) > 0) {
            throw new IllegalArgumentException("filled must be zero to the size %s, got %s".formatted(size, filled));
        }
        return with(new Extras(filled, extras.reduceOnly, extras.timeInForce, extras.reason, extras.why));
    }

    /** With the flag that the venue shows. */
    public OrderReport reduceOnly(boolean reduceOnly) {
        return with(new Extras(extras.filled, reduceOnly, extras.timeInForce, extras.reason, extras.why));
    }

    /** With the time in force that the venue shows. */
    public OrderReport timeInForce(TimeInForce timeInForce) {
        requireNonNull(timeInForce, "timeInForce is null");
        return with(new Extras(extras.filled, extras.reduceOnly, timeInForce, extras.reason, extras.why));
    }

    /** With the venue's words on how it came to this state. */
    public OrderReport why(String words) {
        requireNonNull(words, "words is null");
        return with(new Extras(extras.filled, extras.reduceOnly, extras.timeInForce, RejectReason.OTHER, words));
    }

    /**
     * With the refusal behind {@link OrderState#REJECTED}, {@code CANCELLED} or {@code EXPIRED}; its words become
     * {@link #why()}.
     */
    public OrderReport why(Rejection rejection) {
        requireNonNull(rejection, "rejection is null");
        return with(new Extras(
                extras.filled, extras.reduceOnly, extras.timeInForce, rejection.reason(), rejection.words()));
    }

    private OrderReport with(Extras changed) {
        return new OrderReport(order, side, price, size, state, stamp, changed);
    }

    /** The order's ids, as far as the venue shows them; at least one. */
    public OrderRef order() {
        return order;
    }

    /** The order's market. */
    public MarketId market() {
        return order.market();
    }

    /** Buy or sell. */
    public Side side() {
        return side;
    }

    /** The limit, quote per base; of an order without one its trigger price, or the worst price it was sent with. */
    public Price price() {
        return price;
    }

    /** The whole size, base, positive. */
    public Size size() {
        return size;
    }

    /** What the venue shows. */
    public OrderState state() {
        return state;
    }

    /** The venue's time of this state, and when we received it. */
    public Stamp stamp() {
        return stamp;
    }

    /** What is filled in all, base, zero to {@link #size()}. */
    public Size filled() {
        return extras.filled;
    }

    /** Whether it may only reduce the position. */
    public boolean reduceOnly() {
        return extras.reduceOnly;
    }

    /** Its time in force. */
    public TimeInForce timeInForce() {
        return extras.timeInForce;
    }

    /** The venue's words on how it came to this state; empty when there are none. */
    public String why() {
        return extras.why;
    }

    /**
     * The refusal, for a report in state {@link OrderState#REJECTED}; with the state as words when the venue gave
     * none.
     */
    public Optional<Rejection> rejection() {
        if (state != OrderState.REJECTED) {
            return Optional.empty();
        }
        return Optional.of(new Rejection(extras.reason, extras.why.isBlank() ? "rejected without words" : extras.why));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderReport report
                && order.equals(report.order)
                && side == report.side
                && price.equals(report.price)
                && size.equals(report.size)
                && state == report.state
                && stamp.equals(report.stamp)
                && extras.equals(report.extras);
    }

    @Override
    public int hashCode() {
        return Objects.hash(order, side, price, size, state, stamp, extras);
    }

    @Override
    public String toString() {
        return "OrderReport[%s %s %s @ %s %s filled=%s reduceOnly=%s timeInForce=%s why=%s stamp=%s]"
                .formatted(order, side, size, price, state, filled(), reduceOnly(), timeInForce(), why(), stamp);
    }
}
