package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.api.plugin.Meters;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The orders of ours that are, or may be, at the venue, and what is asked about those of which nobody knows what became of them.
 * Confined to the account loop.
 *
 * <p>An order in doubt is asked for by our id, again and again, never sent again. Found, its report goes the way of all reports. That it
 * never was is proven by a look-up after its deadline and the settle time that does not find it, a list of open orders without it, and the
 * fills since. Until then it counts as live; after {@link #VERDICT} without a verdict a person is told.
 */
final class Doubts {
    /** How long the venue may leave us without a verdict. */
    static final Duration VERDICT = Duration.ofSeconds(30);

    private static final long FIRST_NANOS = Duration.ofMillis(500).toNanos();
    private static final long LONGEST_NANOS = Duration.ofSeconds(8).toNanos();

    private final VenueTraits traits;
    private final Clock clock;
    private final TimerQueue timers;
    private final Questions questions;
    private final AccountEvents events;
    private final Reconciler reconciler;
    private final StuckCancels cancels;
    private final SharedLook looks;
    private final Map<Long, Watched> live = new LinkedHashMap<>();

    /**
     * @param send takes the cancels that leave again
     * @param meters counts how often the login is compared with its venue
     */
    Doubts(
            VenueTraits traits,
            Clock clock,
            TimerQueue timers,
            Questions questions,
            AccountEvents events,
            Consumer<OrderBatch> send,
            Meters meters) {
        this.traits = requireNonNull(traits, "traits are null");
        this.clock = requireNonNull(clock, "clock is null");
        this.timers = requireNonNull(timers, "timers are null");
        this.questions = requireNonNull(questions, "questions are null");
        this.events = requireNonNull(events, "events are null");
        this.reconciler = new Reconciler(traits, clock, timers, questions, events, this, meters);
        this.looks = new SharedLook(clock, timers, questions, reconciler::money);
        this.cancels = new StuckCancels(traits, clock, timers, questions, events, send);
    }

    /** One order of ours; times of the clock that never jumps, but for {@code sentAt}. */
    private static final class Watched {
        private final OrderRef order;
        private final Instant sentAt;
        private final long provableNanos;
        private final boolean successor;
        private boolean wasThere;
        private @Nullable Long doubtedNanos;
        private long pauseNanos;
        private boolean told;

        private Watched(OrderRef order, Instant sentAt, long provableNanos, boolean successor) {
            this.order = order;
            this.sentAt = sentAt;
            this.provableNanos = provableNanos;
            this.successor = successor;
        }

        /** An id for an amended order that its venue will not use any more: it has changed the order in place, or refused. */
        private boolean isUnused(long nowNanos) {
            return successor && !wasThere && doubtedNanos == null && provableNanos <= nowNanos;
        }
    }

    Reconciler reconciler() {
        return reconciler;
    }

    /** A batch is about to leave. */
    void leaving(OrderBatch batch) {
        cancels.leaving(batch);
        batch.submits().forEach(submit -> leaving(submit.ref(), submit.deadlineEpochNanos(), false));
        for (OrderBatch.Amend amend : batch.amends()) {
            OrderRef successor = OrderRef.of(amend.order().market(), amend.successor());
            leaving(successor, amend.deadlineEpochNanos(), true);
        }
    }

    private void leaving(OrderRef order, long deadlineEpochNanos, boolean successor) {
        long now = clock.epochNanos();
        long patience =
                Math.max(0, deadlineEpochNanos - now) + traits.settleTime().toNanos();
        live.put(
                order.cloidOrZero(),
                new Watched(order, Instant.ofEpochSecond(0, now), clock.nanoTime() + patience, successor));
    }

    /** An order of an earlier process, too old to arrive now, of which the venue has not said what became of it. */
    void ofBefore(OrderRef order, Instant placed, boolean wasThere) {
        Watched watched =
                live.computeIfAbsent(order.cloidOrZero(), any -> new Watched(order, placed, clock.nanoTime(), false));
        watched.wasThere |= wasThere;
        doubt(watched);
    }

    /** The connector has told what became of a command. */
    void outcome(OrderRef order, Command command, Outcome outcome) {
        cancels.outcome(order, command, outcome);
        Watched watched = live.get(order.cloidOrZero());
        if (watched == null) {
            return;
        }
        if (outcome instanceof Outcome.Unknown) {
            doubt(watched);
        } else if (outcome instanceof Outcome.Accepted && command == Command.CANCEL) {
            live.remove(order.cloidOrZero());
        } else if (outcome instanceof Outcome.Accepted) {
            watched.wasThere = true;
        } else if (outcome instanceof Outcome.Rejected refusal) {
            rejected(watched, command, refusal);
        }
    }

    private void rejected(Watched watched, Command command, Outcome.Rejected refusal) {
        if (command == Command.SUBMIT) {
            live.remove(watched.order.cloidOrZero());
        } else if (refusal.why().reason() == RejectReason.UNKNOWN_ORDER) {
            doubt(watched);
        }
    }

    /** The venue has told of an order of ours. */
    void reported(OrderReport report) {
        long cloid = report.order().cloidOrZero();
        if (report.state().isFinal()) {
            cancels.ended(report.order());
            live.remove(cloid);
            return;
        }
        Watched watched = live.computeIfAbsent(
                cloid,
                any -> new Watched(
                        report.order(), Instant.ofEpochSecond(0, clock.epochNanos()), clock.nanoTime(), false));
        watched.wasThere = true;
        watched.doubtedNanos = null;
    }

    /** The venue has told what is open: what should be there, and is not, is asked for. */
    void compare(AccountSnapshot snapshot, long askedNanos) {
        live.values().removeIf(watched -> watched.isUnused(askedNanos));
        for (Watched watched : List.copyOf(live.values())) {
            boolean shown = snapshot.openOrders().stream()
                    .anyMatch(report -> report.order().sameOrder(watched.order));
            if (!shown && watched.wasThere && watched.provableNanos <= askedNanos) {
                doubt(watched);
            }
        }
    }

    /** How many ids are watched. */
    int watched() {
        return live.size();
    }

    private void doubt(Watched watched) {
        if (watched.doubtedNanos == null) {
            watched.doubtedNanos = clock.nanoTime();
            watched.pauseNanos = FIRST_NANOS;
            watched.told = false;
            later(watched);
        }
    }

    private void later(Watched watched) {
        timers.schedule(clock.nanoTime() + watched.pauseNanos, () -> ask(watched));
        watched.pauseNanos = Math.min(LONGEST_NANOS, 2 * watched.pauseNanos);
    }

    private boolean isOpen(Watched watched) {
        return watched.doubtedNanos != null && live.get(watched.order.cloidOrZero()) == watched;
    }

    private void ask(Watched watched) {
        if (!isOpen(watched)) {
            return;
        }
        tell(watched);
        boolean provable = clock.nanoTime() >= watched.provableNanos;
        if (traits.has(Capability.ORDER_STATUS_BY_CLOID)) {
            questions.<OrderLookup>ask(
                    "order status",
                    result -> answered(watched, provable, result),
                    (connector, reply) -> connector.orderStatus(watched.order, watched.sentAt, reply));
        } else {
            look(watched, provable);
        }
    }

    private void answered(Watched watched, boolean provable, Result<OrderLookup> result) {
        if (!isOpen(watched)) {
            return;
        }
        if (result instanceof Result.Ok<OrderLookup> ok && ok.value() instanceof OrderLookup.Found found) {
            watched.doubtedNanos = null;
            events.order(found.report());
            if (found.report().filled().signum() > 0) {
                reconciler.lookSoon();
            }
        } else if (result instanceof Result.Ok<OrderLookup> && provable) {
            look(watched, true);
        } else {
            later(watched);
        }
    }

    private void look(Watched watched, boolean provable) {
        looks.look(new Search(watched, provable));
    }

    /** Is the order open, and if it is not, does the history since say what became of it? */
    private final class Search implements SharedLook.Seeker {
        private final Watched watched;
        private final boolean provable;

        private Search(Watched watched, boolean provable) {
            this.watched = watched;
            this.provable = provable;
        }

        @Override
        public boolean shown(List<OrderReport> open) {
            if (!isOpen(watched)) {
                return false;
            }
            List<OrderReport> shown = new ArrayList<>(open);
            shown.removeIf(report -> !report.order().sameOrder(watched.order));
            if (!shown.isEmpty()) {
                watched.doubtedNanos = null;
                shown.forEach(events::order);
                return false;
            }
            if (!provable || watched.wasThere) {
                later(watched);
                return false;
            }
            return true;
        }

        @Override
        public void settled() {
            if (isOpen(watched)) {
                live.remove(watched.order.cloidOrZero());
                cancels.ended(watched.order);
                events.absent(watched.order, "not at the venue after its deadline and the settle time");
            }
        }

        @Override
        public void failed() {
            if (isOpen(watched)) {
                later(watched);
            }
        }
    }

    private void tell(Watched watched) {
        Long since = watched.doubtedNanos;
        if (since != null && !watched.told && clock.nanoTime() - since >= VERDICT.toNanos()) {
            watched.told = true;
            events.alerts()
                    .raise(
                            AlertCode.ORDER_UNKNOWN,
                            watched.order.toString(),
                            "the venue has not said for %d s what became of the order; it counts as live and is asked for"
                                    .formatted(VERDICT.toSeconds()));
        }
    }
}
