package io.jackstay.runtime.bot;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Execution;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The orders of one execution task and what they add up to. Not thread safe: owned by the bot loop. */
final class Tally {
    private final MarketInfo info;
    private final Consumer<Execution.Done> then;
    private final List<Order> orders = new ArrayList<>();
    private boolean done;

    Tally(MarketInfo info, Consumer<Execution.Done> then) {
        this.info = info;
        this.then = then;
    }

    void add(Order order) {
        orders.add(order);
    }

    boolean isDone() {
        return done;
    }

    Size filled() {
        Size filled = info.size(0);
        for (Order order : orders) {
            filled = filled.plus(order.filled());
        }
        return filled;
    }

    /** Tells the result, once. */
    void end(boolean complete, String why) {
        if (!done) {
            done = true;
            then.accept(new Execution.Done(complete, filled(), averagePrice(), orders, why));
        }
    }

    private Optional<BigDecimal> averagePrice() {
        Size filled = filled();
        if (filled.isZero()) {
            return Optional.empty();
        }
        BigDecimal value = BigDecimal.ZERO;
        for (Order order : orders) {
            value = value.add(order.averagePrice()
                    .map(price -> price.multiply(order.filled().toBigDecimal()))
                    .orElse(BigDecimal.ZERO));
        }
        return Optional.of(value.divide(filled.toBigDecimal(), MathContext.DECIMAL64));
    }
}
