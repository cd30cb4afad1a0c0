package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.runtime.budget.LoginBudget;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets out what a venue's request budget and its largest batch allow, cancels before everything else. Confined to the account loop.
 *
 * <p>An order or amend that finds no room waits {@link #PATIENCE} at most and is then refused; a cancel waits until there is room. A
 * cancel of an order that waits takes it out: it never leaves.
 */
final class Outlet {
    /** How long an order may wait: a price that is older is not what its bot meant. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(Outlet.class.getName());

    private final Venue venue;
    private final int maxBatch;
    private final LoginBudget budget;
    private final Clock clock;
    private final TimerQueue timers;
    private final Consumer<OrderBatch> send;
    private final Refusals refusals;
    private final Deque<OrderBatch.Cancel> cancels = new ArrayDeque<>();
    private final Deque<Waiting> orders = new ArrayDeque<>();
    private TimerQueue.@Nullable Timer timer;
    private long delays;
    private long refused;

    /** How one member of a batch is answered without having left. */
    interface Refusals {
        void refuse(OrderRef order, Command command, Rejection why);
    }

    /** An amend or a submit that has not found room yet. */
    private record Waiting(
            OrderBatch.@Nullable Amend amend,
            OrderBatch.@Nullable Submit submit,
            Supplier<Optional<Rejection>> refusal,
            long untilNanos) {
        OrderRef order() {
            return amend == null ? requireNonNull(submit, "submit is null").ref() : amend.order();
        }

        Command command() {
            return amend == null ? Command.SUBMIT : Command.AMEND;
        }

        LoginBudget.Kind kind() {
            return amend == null ? LoginBudget.Kind.SUBMIT : LoginBudget.Kind.AMEND;
        }
    }

    Outlet(
            Venue venue,
            VenueTraits traits,
            LoginBudget budget,
            Clock clock,
            TimerQueue timers,
            Consumer<OrderBatch> send,
            Refusals refusals) {
        this.venue = requireNonNull(venue, "venue is null");
        this.maxBatch = traits.maxBatch();
        this.budget = requireNonNull(budget, "budget is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.timers = requireNonNull(timers, "timers are null");
        this.send = requireNonNull(send, "send is null");
        this.refusals = requireNonNull(refusals, "refusals are null");
    }

    /** @param refusal asked of what waits when it may leave at last: whether it still may */
    void offer(OrderBatch batch, Supplier<Optional<Rejection>> refusal) {
        if (budget.isUnlimited() && batch.size() <= maxBatch) {
            send.accept(batch);
            return;
        }
        long until = clock.nanoTime() + PATIENCE.toNanos();
        for (OrderBatch.Cancel cancel : batch.cancels()) {
            boolean waits = cancels.stream().anyMatch(other -> other.order().sameOrder(cancel.order()));
            if (!takeOut(cancel.order()) && !waits) {
                cancels.add(cancel);
            }
        }
        batch.amends().forEach(amend -> orders.add(new Waiting(amend, null, refusal, until)));
        batch.submits().forEach(submit -> orders.add(new Waiting(null, submit, refusal, until)));
        pump();
    }

    /** What waits of an order that is to be cancelled does not leave; true when that is the end of the order. */
    private boolean takeOut(OrderRef order) {
        boolean ended = false;
        for (Iterator<Waiting> waiting = orders.iterator(); waiting.hasNext(); ) {
            Waiting member = waiting.next();
            if (member.order().sameOrder(order)) {
                waiting.remove();
                ended |= member.command() == Command.SUBMIT;
                refuse(member, "cancelled before it left: it waited for the request budget");
            }
        }
        return ended;
    }

    private void pump() {
        while (next()) {
            // each round lets one batch out
        }
        giveUp();
        sleep();
    }

    private boolean next() {
        long now = clock.nanoTime();
        List<OrderBatch.Cancel> ends = new ArrayList<>();
        while (!cancels.isEmpty() && ends.size() < maxBatch && budget.take(LoginBudget.Kind.CANCEL, now)) {
            ends.add(cancels.remove());
        }
        List<OrderBatch.Amend> amends = new ArrayList<>();
        List<OrderBatch.Submit> submits = new ArrayList<>();
        while (cancels.isEmpty() && !orders.isEmpty() && ends.size() + amends.size() + submits.size() < maxBatch) {
            Optional<Rejection> refusal = orders.getFirst().refusal().get();
            if (refusal.isPresent()) {
                Waiting member = orders.remove();
                refusals.refuse(member.order(), member.command(), refusal.get());
            } else if (budget.take(orders.getFirst().kind(), now)) {
                Waiting member = orders.remove();
                if (member.amend() != null) {
                    amends.add(member.amend());
                } else if (member.submit() != null) {
                    submits.add(member.submit());
                }
            } else {
                break;
            }
        }
        if (ends.isEmpty() && amends.isEmpty() && submits.isEmpty()) {
            return false;
        }
        send.accept(OrderBatch.of(ends, amends, submits));
        return true;
    }

    private void giveUp() {
        long now = clock.nanoTime();
        while (!orders.isEmpty() && orders.getFirst().untilNanos() <= now) {
            Waiting member = orders.remove();
            refused++;
            refuse(member, "request budget of " + budget.words(member.kind(), now));
        }
    }

    private void refuse(Waiting member, String why) {
        refusals.refuse(member.order(), member.command(), new Rejection(RejectReason.RATE_LIMITED, why));
    }

    /** Until there may be room, or the oldest order has waited long enough. */
    private void sleep() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (cancels.isEmpty() && orders.isEmpty()) {
            return;
        }
        long now = clock.nanoTime();
        LoginBudget.Kind first = cancels.isEmpty() ? orders.getFirst().kind() : LoginBudget.Kind.CANCEL;
        long wake = Math.max(now + 1, budget.freeNanos(first, now));
        if (!orders.isEmpty()) {
            wake = Math.min(wake, orders.getFirst().untilNanos());
        }
        delays++;
        if (Occurrences.isTold(delays)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "requests wait venue=%s cancels=%d orders=%d budget=\"%s\" count=%d"
                            .formatted(venue, cancels.size(), orders.size(), budget.words(first, now), delays));
        }
        timer = timers.schedule(wake, () -> {
            timer = null;
            pump();
        });
    }

    /** How many orders and amends were refused because there was no room in time. */
    long refused() {
        return refused;
    }

    /** How often something had to wait. */
    long delays() {
        return delays;
    }
}
