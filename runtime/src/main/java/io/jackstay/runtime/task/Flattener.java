package io.jackstay.runtime.task;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a position to zero: cancels the market's orders, then sends reduce-only market orders within a collar until it is
 * flat. Not thread safe: owned by the bot loop.
 *
 * <p>Orders that don't end are waited for a while; then only those that would close the position themselves are in the way.
 */
final class Flattener implements Execution.Task {
    private static final Duration ORDER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PAUSES_FOR_ORDERS = 10;

    private final String cause;
    private final TaskOrders orders;
    private final MarketView market;
    private final TaskParts parts;
    private final Collar collar;
    private final Tally tally;
    private int pauses;
    private @Nullable Order sent;
    private @Nullable String ending;
    private boolean cancelled;
    private TimerQueue.@Nullable Timer timeout;

    /** @param cause of its orders */
    Flattener(String cause, MarketId market, Percent maxSlippage, TaskParts parts, Consumer<Execution.Done> then) {
        this.cause = cause;
        this.parts = parts;
        this.orders = parts.orders();
        this.market = parts.markets().apply(market);
        this.collar = new Collar(maxSlippage, this.market);
        this.tally = new Tally(orders, this.market.info(), then);
    }

    void begin(Duration patience) {
        timeout = parts.loop().after(patience, () -> end("not flat after %d s".formatted(patience.toSeconds()), false));
        orders.cancelAll(market.info().id());
        step();
    }

    private void step() {
        if (tally.isDone() || sent != null) {
            return;
        }
        Position position = market.position();
        Optional<Price> worst = position.isFlat() ? Optional.empty() : collar.worst(closing(position));
        if (position.isFlat()) {
            tell(Execution.End.COMPLETE, "flat");
        } else if (ending != null) {
            tell(cancelled ? Execution.End.CANCELLED : tally.late(), ending);
        } else if (worst.isEmpty() || isInTheWay(position)) {
            pauses++;
            parts.loop().after(PAUSE, this::step);
        } else {
            place(position, worst.get());
        }
    }

    /** Open orders of the market, which have been cancelled; after a while only those that close the position too. */
    private boolean isInTheWay(Position position) {
        List<Order> open = orders.open(market.info().id());
        if (pauses < PAUSES_FOR_ORDERS) {
            return !open.isEmpty();
        }
        orders.cancelAll(market.info().id());
        return open.stream().anyMatch(order -> order.side() == closing(position));
    }

    private static Side closing(Position position) {
        return position.size().signum() > 0 ? Side.SELL : Side.BUY;
    }

    private void place(Position position, Price worst) {
        Size size = market.info().roundSize(position.size().abs().toBigDecimal());
        if (size.isZero()) {
            tell(Execution.End.TOO_SMALL, "what is left is less than a lot: " + position.size());
            return;
        }
        parts.named().accept(cause);
        Order order = orders.close(
                MarketOrderRequest.market(closing(position), size, worst).reducing());
        if (order.state().isFinal()) {
            order.rejection().ifPresent(this::refused);
            parts.loop().after(PAUSE, this::step);
            return;
        }
        tally.add(order);
        sent = order;
        order.onFinal(ORDER_PATIENCE, this::ended);
    }

    private void refused(Rejection why) {
        tally.refused(why);
        collar.refused(why);
    }

    private void ended(Order order) {
        if (!order.state().isFinal()) {
            orders.cancel(order);
            order.onFinal(ORDER_PATIENCE, this::ended);
            return;
        }
        sent = null;
        order.rejection().ifPresentOrElse(tally::refused, tally::taken);
        if (ending != null || market.position().isFlat()) {
            step();
        } else {
            parts.loop().after(PAUSE, this::step);
        }
    }

    private void tell(Execution.End end, String why) {
        if (timeout != null) {
            timeout.cancel();
        }
        tally.end(end, why);
    }

    private void end(String why, boolean asked) {
        if (tally.isDone() || ending != null) {
            return;
        }
        ending = why;
        cancelled = asked;
        if (sent != null) {
            orders.cancel(sent);
        } else {
            parts.loop().nextTurn(this::step);
        }
    }

    @Override
    public void cancel(String why) {
        parts.loop().requireLoop("cancel");
        end(why, true);
    }

    @Override
    public boolean isDone() {
        return tally.isDone();
    }
}
