package io.jackstay.runtime.task;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.strategy.Execution;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The orders of one task and what they add up to. Bounded: of a long task only the latest orders are kept, of the others
 * what they filled. Not thread safe: owned by the bot loop.
 */
final class Tally {
    private static final int MOST_ORDERS = 500;

    private final TaskOrders source;
    private final Consumer<Execution.Done> then;
    private final Deque<Order> orders = new ArrayDeque<>();
    private final Deque<Order> ofParts = new ArrayDeque<>();
    private Size before;
    private BigDecimal valueBefore = BigDecimal.ZERO;
    private Optional<Rejection> refusal = Optional.empty();
    private boolean taken;
    private boolean done;

    Tally(TaskOrders source, MarketInfo info, Consumer<Execution.Done> then) {
        this.source = source;
        this.then = then;
        this.before = info.size(0);
    }

    /** What was filled before the first order of this tally. */
    void startWith(Size filled, BigDecimal value) {
        before = filled;
        valueBefore = value;
    }

    void add(Order order) {
        orders.add(order);
        if (orders.size() > MOST_ORDERS) {
            Order oldest = orders.remove();
            before = before.plus(source.mostFilled(oldest));
            valueBefore = valueBefore.add(value(oldest));
        }
    }

    /** What a part of the task came to. Its orders are shown and not counted again: of a long part they are the latest alone. */
    void add(Execution.Done part) {
        before = before.plus(part.filled());
        part.averagePrice()
                .ifPresent(price -> valueBefore =
                        valueBefore.add(price.multiply(part.filled().toBigDecimal())));
        ofParts.addAll(part.orders());
        while (ofParts.size() > MOST_ORDERS) {
            ofParts.remove();
        }
    }

    /** Something spoke against an order. */
    void refused(Rejection why) {
        refusal = Optional.of(why);
    }

    /** An order was at the venue. */
    void taken() {
        taken = true;
    }

    boolean isDone() {
        return done;
    }

    /** What fills or the venue's own count show: never less than what may come to the position. */
    Size filled() {
        Size filled = before;
        for (Order order : orders) {
            filled = filled.plus(source.mostFilled(order));
        }
        return filled;
    }

    /** Price times size over all of that; what no fill has told yet has the price of its order's other fills, or of the order. */
    BigDecimal value() {
        BigDecimal value = valueBefore;
        for (Order order : orders) {
            value = value.add(value(order));
        }
        return value;
    }

    private BigDecimal value(Order order) {
        BigDecimal price = order.averagePrice().orElseGet(() -> order.price().toBigDecimal());
        return price.multiply(source.mostFilled(order).toBigDecimal());
    }

    /** The time was up: whether orders were taken says which end it is. */
    Execution.End late() {
        return taken || refusal.isEmpty() ? Execution.End.TIMED_OUT : Execution.End.REFUSED;
    }

    Optional<Rejection> refusal() {
        return refusal;
    }

    /** Tells the result, once. */
    void end(Execution.End end, String why) {
        if (!done) {
            done = true;
            Size filled = filled();
            List<Order> latest = new ArrayList<>(ofParts);
            latest.addAll(orders);
            then.accept(new Execution.Done(end, filled, averagePrice(filled, value()), latest, refusal, why));
        }
    }

    static Optional<BigDecimal> averagePrice(Size filled, BigDecimal value) {
        return filled.isZero() || value.signum() == 0
                ? Optional.empty()
                : Optional.of(value.divide(filled.toBigDecimal(), MathContext.DECIMAL64));
    }
}
