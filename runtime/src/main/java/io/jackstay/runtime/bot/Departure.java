package io.jackstay.runtime.bot;

import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.strategy.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a stopping bot leaves its venues: with all orders cancelled, flat, or with the orders that it has. Not thread safe: owned
 * by the bot loop.
 */
final class Departure {
    private static final Duration LEFT_FOR_CANCELS = Duration.ofSeconds(2);
    private static final Duration SHORTEST_FLATTEN = Duration.ofSeconds(1);

    private final BotParts parts;
    private final Stop.Exit exit;
    private final List<Order> toCancel = new ArrayList<>();
    private final List<String> notFlat = new ArrayList<>();
    private int flattening;

    Departure(BotParts parts, Stop.Exit exit) {
        this.parts = parts;
        this.exit = exit;
    }

    /** The strategy is told, and what it does then is the last of it that leaves. */
    void begin(String why, Duration patience, Consumer<Stop> strategy) {
        if (exit != Stop.Exit.KEEP) {
            cancel(parts.tracker().live());
        }
        strategy.accept(new Stop(why, parts.time().now(), exit));
        parts.orders().shut("the bot is stopping: " + why, exit == Stop.Exit.FLATTEN);
        if (exit != Stop.Exit.KEEP) {
            toCancel.addAll(parts.tracker().live());
        }
        if (exit == Stop.Exit.FLATTEN) {
            flatten(patience.minus(LEFT_FOR_CANCELS));
        }
    }

    private void flatten(Duration patience) {
        flattening = parts.markets().lanes().size();
        parts.execution()
                .flattenAll(
                        parts.policies().flattenWithin(),
                        patience.compareTo(SHORTEST_FLATTEN) < 0 ? SHORTEST_FLATTEN : patience,
                        (market, done) -> {
                            flattening--;
                            if (!done.complete()) {
                                notFlat.add("%s: %s".formatted(market, done.why()));
                            }
                        });
    }

    /** What a venue has not answered is asked again. */
    void again() {
        cancel(List.copyOf(toCancel));
    }

    /** How many orders are not yet as they are to be left. */
    int unsettled() {
        if (exit != Stop.Exit.KEEP) {
            return parts.tracker().live().size();
        }
        int unsettled = 0;
        for (Order order : parts.tracker().live()) {
            if (!isSettled(order)) {
                unsettled++;
            }
        }
        return unsettled;
    }

    boolean isFlattening() {
        return flattening > 0;
    }

    boolean isDone() {
        return flattening == 0 && unsettled() == 0;
    }

    /** The positions that could not be closed, each with the reason. */
    List<String> notFlat() {
        return notFlat;
    }

    /** The orders that stay at the venues. */
    List<OrderRef> kept() {
        List<OrderRef> kept = new ArrayList<>();
        if (exit == Stop.Exit.KEEP) {
            for (Order order : parts.tracker().live()) {
                if (isSettled(order)) {
                    kept.add(parts.tracker().ref(order));
                }
            }
        }
        return kept;
    }

    private static boolean isSettled(Order order) {
        boolean rests = order.state() == OrderState.OPEN || order.state() == OrderState.PARTIALLY_FILLED;
        return rests && order.pending() == Order.Pending.NONE;
    }

    private void cancel(Iterable<? extends Order> orders) {
        List<Order> all = new ArrayList<>();
        orders.forEach(all::add);
        all.forEach(order -> parts.gateway().cancel(order, parts.time().stamp()));
    }
}
