package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cancels that have left and after which nobody has said that the order has ended: the venue is asked for it, and the cancel is sent
 * again, until the order is gone. Confined to the account loop.
 *
 * <p>A refused cancel is not repeated, because whoever asked for it is told. One that was accepted is left alone where the venue can't be
 * asked for an order: if the order lives on all the same, the list of open orders shows it.
 */
final class StuckCancels {
    /** How long a cancel may take. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long TOLD_AFTER_NANOS = Duration.ofSeconds(30).toNanos();

    private final VenueTraits traits;
    private final Clock clock;
    private final TimerQueue timers;
    private final Questions questions;
    private final AccountEvents events;
    private final Consumer<OrderBatch> send;
    private final Map<Long, Asked> open = new LinkedHashMap<>();

    private static final class Asked {
        private final OrderRef order;
        private final long sinceNanos;
        private final Instant sentAt;
        private long pauseNanos = PATIENCE.toNanos();
        private TimerQueue.@Nullable Timer next;
        private boolean accepted;
        private boolean told;

        private Asked(OrderRef order, long sinceNanos, Instant sentAt) {
            this.order = order;
            this.sinceNanos = sinceNanos;
            this.sentAt = sentAt;
        }

        private void isOver() {
            if (next != null) {
                next.cancel();
            }
        }
    }

    /** @param send takes the cancels that leave again */
    StuckCancels(
            VenueTraits traits,
            Clock clock,
            TimerQueue timers,
            Questions questions,
            AccountEvents events,
            Consumer<OrderBatch> send) {
        this.traits = requireNonNull(traits, "traits are null");
        this.clock = requireNonNull(clock, "clock is null");
        this.timers = requireNonNull(timers, "timers are null");
        this.questions = requireNonNull(questions, "questions are null");
        this.events = requireNonNull(events, "events are null");
        this.send = requireNonNull(send, "send is null");
    }

    /** A batch is about to leave. */
    void leaving(OrderBatch batch) {
        for (OrderBatch.Cancel cancel : batch.cancels()) {
            OrderRef order = cancel.order();
            if (order.cloidOrZero() != 0 && !open.containsKey(order.cloidOrZero())) {
                Asked asked = new Asked(order, clock.nanoTime(), Instant.ofEpochSecond(0, clock.epochNanos()));
                open.put(order.cloidOrZero(), asked);
                later(asked);
            }
        }
    }

    void outcome(OrderRef order, Command command, Outcome outcome) {
        Asked asked = open.get(order.cloidOrZero());
        if (asked == null || command != Command.CANCEL) {
            return;
        }
        if (outcome instanceof Outcome.Rejected) {
            ended(order);
        } else if (outcome instanceof Outcome.Accepted) {
            asked.accepted = true;
        }
    }

    /** The venue has said that the order has ended, or it is proven that it never was. */
    void ended(OrderRef order) {
        Asked asked = open.remove(order.cloidOrZero());
        if (asked != null) {
            asked.isOver();
        }
    }

    /** How many are looked after. */
    int count() {
        return open.size();
    }

    private void later(Asked asked) {
        asked.next = timers.schedule(clock.nanoTime() + asked.pauseNanos, () -> look(asked));
        asked.pauseNanos = Math.min(LONGEST_NANOS, 2 * asked.pauseNanos);
    }

    private boolean isOpen(Asked asked) {
        return open.get(asked.order.cloidOrZero()) == asked;
    }

    private void look(Asked asked) {
        if (!isOpen(asked)) {
            return;
        }
        tell(asked);
        if (!events.isTradable()) {
            later(asked);
        } else if (traits.has(Capability.ORDER_STATUS_BY_CLOID)) {
            questions.<OrderLookup>ask(
                    "order status",
                    result -> answered(asked, result),
                    (connector, reply) -> connector.orderStatus(asked.order, asked.sentAt, reply));
        } else if (asked.accepted) {
            open.remove(asked.order.cloidOrZero());
        } else {
            again(asked);
        }
    }

    private void answered(Asked asked, Result<OrderLookup> result) {
        if (!isOpen(asked)) {
            return;
        }
        boolean known = result instanceof Result.Ok<OrderLookup>;
        if (result instanceof Result.Ok<OrderLookup> ok && ok.value() instanceof OrderLookup.Found found) {
            events.order(found.report());
        } else if (known && asked.accepted) {
            open.remove(asked.order.cloidOrZero());
        }
        if (isOpen(asked)) {
            again(asked);
        }
    }

    private void again(Asked asked) {
        asked.accepted = false;
        later(asked);
        send.accept(OrderBatch.of(List.of(new OrderBatch.Cancel(asked.order)), List.of(), List.of()));
    }

    private void tell(Asked asked) {
        if (!asked.told && clock.nanoTime() - asked.sinceNanos >= TOLD_AFTER_NANOS) {
            asked.told = true;
            events.alerts()
                    .raise(
                            AlertCode.CANCEL_STUCK,
                            asked.order.toString(),
                            "a cancel has had no effect for %d s; the order is asked for and cancelled again"
                                    .formatted(
                                            Duration.ofNanos(TOLD_AFTER_NANOS).toSeconds()));
        }
    }
}
