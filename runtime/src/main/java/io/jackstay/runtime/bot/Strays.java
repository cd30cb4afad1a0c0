package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.alert.AlertCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Orders with this bot's number that a venue shows live, though the bot knows nothing of them or has seen their end. Not thread safe:
 * owned by the bot loop.
 *
 * <p>One look proves nothing: lists of open orders are late, and so are reports. What is shown again after {@link #PATIENCE} and the
 * settle time is cancelled, and a person is told when the venue has confirmed that there was something to cancel. An id above all
 * that this bot has ever given was given by another process.
 */
final class Strays {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOST = 1_000;

    private final BotParts parts;
    private final Map<OrderRef, Long> firstNanos = new LinkedHashMap<>();
    private final Map<OrderRef, Boolean> cancelled = new LinkedHashMap<>();

    Strays(BotParts parts) {
        this.parts = requireNonNull(parts, "parts are null");
    }

    /** A report that has changed nothing. */
    void reported(OrderReport report) {
        OrderRef order = named(report.order());
        if (order.cloidOrZero() == 0) {
            return;
        }
        Optional<Order> known = parts.tracker().find(report.order());
        boolean lives = known.isPresent() && !known.get().state().isFinal();
        if (lives || report.state().isFinal()) {
            firstNanos.remove(order);
            return;
        }
        if (known.isEmpty()) {
            tellIfOfAnother(order, "the venue shows an order");
        }
        look(report.order(), order);
    }

    private void look(OrderRef told, OrderRef order) {
        long now = parts.time().nowNanos();
        Long first = firstNanos.get(order);
        if (first == null) {
            if (firstNanos.size() < MOST) {
                firstNanos.put(order, now);
            }
        } else if (now - first >= PATIENCE.plus(traits(order).settleTime()).toNanos()) {
            firstNanos.put(order, now);
            if (cancelled.size() < MOST) {
                cancelled.put(order, Boolean.TRUE);
            }
            parts.gateway().cancelStray(told, now);
        }
    }

    /** A fill of no order that the bot knows. */
    void filled(OrderFill fill) {
        tellIfOfAnother(fill.order(), "there was a fill of an order");
    }

    /** The venue has carried out a cancel. */
    void ended(OrderRef order) {
        OrderRef named = named(order);
        firstNanos.remove(named);
        if (cancelled.remove(named) != null) {
            parts.alerts()
                    .raise(
                            AlertCode.ORDER_STRAY,
                            named.toString(),
                            "the venue showed an order with this bot's number that the bot did not have as open; it has been cancelled");
        }
    }

    private void tellIfOfAnother(OrderRef order, String what) {
        if (order.cloidOrZero() == 0) {
            return;
        }
        Cloid cloid = new Cloid(order.cloidOrZero());
        Cloid.Layout layout = Cloid.Layout.forBits(traits(order).cloidBits());
        boolean own = layout.canHaveMade(cloid)
                && layout.installation(cloid) == parts.spec().installation()
                && layout.bot(cloid) == parts.spec().number();
        if (own && layout.sequence(cloid) > parts.sequence().last()) {
            parts.alerts()
                    .raise(
                            AlertCode.SECOND_PROCESS,
                            order.market().venue().name(),
                            "%s with this bot's number that this process did not make: %s; another process trades on the login"
                                    .formatted(what, order));
        }
    }

    private VenueTraits traits(OrderRef order) {
        return parts.spec().requireAccount(order.market().venue()).traits();
    }

    private static OrderRef named(OrderRef order) {
        return new OrderRef(order.market(), order.cloidOrZero(), "");
    }
}
