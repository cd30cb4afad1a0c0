package io.jackstay.runtime.task;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketKind;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a position to zero: cancels the market's orders, waits until they have ended and their fills are told, then sends reduce-only
 * market orders within a collar until it is flat. Not thread safe: owned by the bot loop.
 *
 * <p>That is waited for a while, half of the time at most; then what orders that live may still close is left to them, so that no more
 * than the position is on its way against it. Flat is said only when what was cancelled, and what was sent, has ended.
 */
final class Flattener implements Execution.Task {
    private static final Duration ORDER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_PAUSES_FOR_ORDERS = 10;
    private static final int MOST_PAUSES_FOR_FILLS = 20;

    private final String cause;
    private final TaskOrders orders;
    private final MarketView market;
    private final TaskParts parts;
    private final Collar collar;
    private final Tally tally;
    /** What was cancelled and what was sent, until neither can change the position any more. */
    private final List<Order> toSettle = new ArrayList<>();

    private int pausesForOrders;
    private int pausesForFills;
    private int pauses;
    private int pausesSinceSent;
    private @Nullable Order sent;
    private @Nullable Order lastSent;
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
        int half = (int) Math.min(MOST_PAUSES_FOR_FILLS, patience.dividedBy(2).dividedBy(PAUSE));
        pausesForOrders = Math.min(MOST_PAUSES_FOR_ORDERS, half);
        pausesForFills = half;
        toSettle.addAll(orders.unsettled(market.info().id()));
        orders.cancelAll(market.info().id());
        step();
    }

    private void step() {
        if (tally.isDone() || sent != null) {
            return;
        }
        Position position = market.position();
        List<Order> unsettled = orders.unsettled(market.info().id());
        toSettle.removeIf(order -> !unsettled.contains(order) || isGivenUp(order));
        if (position.isFlat() && toSettle.isEmpty()) {
            tell(Execution.End.COMPLETE, "flat");
        } else if (ending != null) {
            tell(cancelled ? Execution.End.CANCELLED : tally.late(), ending + unsettledWords());
        } else if (position.isFlat() || pauses < pausesForOrders && !unsettled.isEmpty()) {
            pause();
        } else {
            close(position, unsettled);
        }
    }

    private String unsettledWords() {
        return toSettle.isEmpty()
                ? ""
                : "; of %d orders it is not known what they still fill".formatted(toSettle.size());
    }

    private void pause() {
        pauses++;
        pausesSinceSent++;
        if (pauses > pausesForOrders) {
            orders.cancelAll(market.info().id());
        }
        parts.loop().after(PAUSE, this::step);
    }

    /** What an ended order may still fill is not waited for any longer; one that lives is. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isGivenUp(Order order) {
        int waited = order == lastSent ? pausesSinceSent : pauses;
        return waited >= pausesForFills && order.state().isFinal();
    }

    /** Where the venue keeps reducing orders to the position, what an ended order may have filled needs no room of its own. */
    private boolean isCapped(Order order) {
        boolean byVenue = market.info().kind() != MarketKind.SPOT
                && parts.accounts().apply(market.info().id().venue()).traits().has(Capability.REDUCE_ONLY);
        return byVenue && order.state().isFinal() && !orders.hasLastWord(order);
    }

    private void close(Position position, List<Order> unsettled) {
        Side side = closing(position);
        Size left = position.size().abs();
        for (Order order : unsettled) {
            if (order.side() == side && !isGivenUp(order) && !isCapped(order)) {
                left = left.minus(orders.atMost(order));
            }
        }
        Optional<Price> worst = collar.worst(side);
        if (worst.isEmpty() || left.signum() <= 0) {
            pause();
        } else {
            place(side, left, worst.get());
        }
    }

    private static Side closing(Position position) {
        return position.size().signum() > 0 ? Side.SELL : Side.BUY;
    }

    private void place(Side side, Size left, Price worst) {
        Size size = market.info().roundSize(left.toBigDecimal());
        if (size.isZero()) {
            tooSmall(left);
            return;
        }
        parts.named().accept(cause);
        Order order = orders.close(MarketOrderRequest.market(side, size, worst).reducing());
        if (order.state().isFinal()) {
            order.rejection().ifPresent(this::refused);
            parts.loop().after(PAUSE, this::step);
            return;
        }
        tally.add(order);
        toSettle.add(order);
        sent = order;
        lastSent = order;
        pausesSinceSent = 0;
        order.onFinal(ORDER_PATIENCE, this::ended);
    }

    private void tooSmall(Size left) {
        Size position = market.position().size();
        if (left.compareTo(position.abs()) == 0) {
            tell(Execution.End.TOO_SMALL, "what is left is less than a lot: " + position);
        } else {
            pause();
        }
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
