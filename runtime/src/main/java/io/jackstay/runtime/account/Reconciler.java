package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Result;
import io.jackstay.api.plugin.Meters;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares a login with its venue, on a timer, when the private stream has come back, and when a doubt wants it: fills and cash flows
 * since the last look, with an overlap, then the open orders. What differs enters by the same way as what the venue tells by itself.
 * Confined to the account loop.
 */
final class Reconciler {
    /** How often the venue was compared, and how often it did not tell what that takes, among the meters of the login. */
    private static final String DONE = "reconciliations-done";

    private static final String FAILED = "reconciliations-failed";

    private static final System.Logger LOG = System.getLogger(Reconciler.class.getName());
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final VenueTraits traits;
    private final Clock clock;
    private final TimerQueue timers;
    private final Questions questions;
    private final AccountEvents events;
    private final Doubts doubts;
    private final Meters.Counter done;
    private final Meters.Counter failed;
    private final List<Runnable> waiting = new ArrayList<>();
    private Duration pause = SOON;
    private @Nullable PositionWatch positions;
    private @Nullable BalanceWatch balances;
    private boolean running;
    private boolean later;
    private long beganNanos;
    private boolean soon;
    private long sinceNanos = Long.MIN_VALUE;
    private long floorNanos = Long.MIN_VALUE;

    Reconciler(
            VenueTraits traits,
            Clock clock,
            TimerQueue timers,
            Questions questions,
            AccountEvents events,
            Doubts doubts,
            Meters meters) {
        this.traits = requireNonNull(traits, "traits are null");
        this.clock = requireNonNull(clock, "clock is null");
        this.timers = requireNonNull(timers, "timers are null");
        this.questions = requireNonNull(questions, "questions are null");
        this.events = requireNonNull(events, "events are null");
        this.doubts = requireNonNull(doubts, "doubts are null");
        this.done = meters.counter(DONE);
        this.failed = meters.counter(FAILED);
    }

    /**
     * Once, and from here on each period. At once where the private stream is up: it came up while the start asked for the history, and has
     * not told what happened in between. Else it is looked again when the stream comes.
     */
    void every(Duration period, DriftPolicy drift) {
        positions = new PositionWatch(traits, drift, events);
        balances = new BalanceWatch(events.venue(), traits, drift, events);
        if (events.isTradable()) {
            look(() -> {});
        } else {
            lookSoon();
        }
        every(period);
    }

    private void every(Duration period) {
        timers.schedule(clock.nanoTime() + period.toNanos(), () -> {
            if (events.isTradable()) {
                look(() -> {});
            }
            every(period);
        });
    }

    /** Looks before long, once for all who ask for it. */
    void lookSoon() {
        if (!soon) {
            soon = true;
            timers.schedule(clock.nanoTime() + SOON.toNanos(), () -> {
                soon = false;
                look(() -> {});
            });
        }
    }

    /** Looks until that has succeeded, and then makes the call. A look that has begun earlier does not count. */
    void look(Runnable then) {
        waiting.add(then);
        if (!running) {
            begin();
        }
    }

    private void begin() {
        running = true;
        beganNanos = clock.nanoTime();
        List<Runnable> served = List.copyOf(waiting);
        waiting.clear();
        money(known -> {
            if (known) {
                orders(served);
            } else {
                again(served, "fills or cash flows");
            }
        });
    }

    private void orders(List<Runnable> served) {
        long asked = clock.nanoTime();
        questions.<AccountSnapshot>ask(
                "snapshot",
                result -> {
                    if (result instanceof Result.Ok<AccountSnapshot> ok) {
                        try {
                            shown(ok.value(), asked);
                        } catch (RuntimeException e) {
                            questions.failed("open orders", e);
                            again(served, "open orders");
                            return;
                        }
                        ended(served);
                    } else {
                        again(served, "open orders");
                    }
                },
                Connector::snapshot);
    }

    private void shown(AccountSnapshot snapshot, long askedNanos) {
        events.seen(snapshot);
        sinceNanos = Math.max(sinceNanos, snapshot.stamp().venueNanos());
        events.historyFrom(from());
        events.ours(snapshot).forEach(events::order);
        doubts.compare(snapshot, askedNanos);
        compare(snapshot);
    }

    /** A difference that does not stand yet wants another look, though not as soon as a doubt about an order. */
    private void compare(AccountSnapshot snapshot) {
        PositionWatch watch = positions;
        BalanceWatch money = balances;
        long now = clock.nanoTime();
        boolean again = watch != null && watch.compare(snapshot, beganNanos, now);
        again |= money != null && money.compare(snapshot, beganNanos, now);
        if (again && !later) {
            later = true;
            timers.schedule(clock.nanoTime() + LONGEST_PAUSE.toNanos(), () -> {
                later = false;
                look(() -> {});
            });
        }
    }

    private void ended(List<Runnable> served) {
        pause = SOON;
        running = false;
        done.add(1);
        served.forEach(Runnable::run);
        if (!waiting.isEmpty() && !running) {
            begin();
        }
    }

    private void again(List<Runnable> served, String what) {
        failed.add(1);
        LOG.log(System.Logger.Level.WARNING, () -> "the %s of the venue are not known; it is asked again"
                .formatted(what));
        waiting.addAll(0, served);
        timers.schedule(clock.nanoTime() + pause.toNanos(), this::begin);
        pause = pause.compareTo(LONGEST_PAUSE) >= 0 ? pause : pause.multipliedBy(2);
    }

    /**
     * Takes what was filled and paid since the last look, and before the first one of this life since the one before: a private stream that
     * comes up late has not told what came after the start had asked. The reply says whether the venue has told.
     */
    void money(Consumer<Boolean> reply) {
        OptionalLong begun = sinceNanos == Long.MIN_VALUE ? events.unsureSince() : OptionalLong.of(from());
        if (begun.isEmpty()) {
            reply.accept(true);
            return;
        }
        long wanted = begun.getAsLong();
        long from = Math.max(wanted, events.knownSince());
        if (from > wanted) {
            String text =
                    "too much has come since %s to tell what is new from what is not; asked for is what came since %s"
                            .formatted(Instant.ofEpochSecond(0, wanted), Instant.ofEpochSecond(0, from));
            events.alerts().raise(AlertCode.HISTORY_HOLE, "", text);
        }
        HistoryQuery query = HistoryQuery.since(events.markets(), Instant.ofEpochSecond(0, from));
        fills(query, known -> {
            if (known) {
                flows(query, reply);
            } else {
                reply.accept(false);
            }
        });
    }

    private void fills(HistoryQuery query, Consumer<Boolean> reply) {
        if (!traits.has(Capability.FILL_HISTORY)) {
            reply.accept(true);
            return;
        }
        questions.<HistoryPage<OrderFill>>ask(
                "fills",
                result -> page("fills", result, events::fill, more -> fills(query.after(more), reply), reply),
                (connector, once) -> connector.fillsSince(query, once));
    }

    private void flows(HistoryQuery query, Consumer<Boolean> reply) {
        if (!traits.has(Capability.CASH_FLOW_HISTORY)) {
            reply.accept(true);
            return;
        }
        questions.<HistoryPage<CashFlow>>ask(
                "cash flows",
                result -> page("cash flows", result, events::cashFlow, more -> flows(query.after(more), reply), reply),
                (connector, once) -> connector.cashFlowsSince(query, once));
    }

    private <T> void page(
            String what,
            Result<HistoryPage<T>> result,
            Consumer<T> taker,
            Consumer<HistoryPage<T>> next,
            Consumer<Boolean> reply) {
        if (!(result instanceof Result.Ok<HistoryPage<T>> ok)) {
            reply.accept(false);
            return;
        }
        if (!take(what, ok.value().items(), taker)) {
            reply.accept(false);
            return;
        }
        if (!ok.value().isComplete()) {
            events.alerts()
                    .raise(
                            AlertCode.HISTORY_HOLE,
                            what,
                            "the history of %s has a hole: %s"
                                    .formatted(what, ok.value().hole()));
        }
        if (ok.value().more()) {
            next.accept(ok.value());
        } else {
            reply.accept(true);
        }
    }

    /** What can't be taken does not keep the rest of its page from being counted; false when there was such a thing. */
    private <T> boolean take(String what, List<T> items, Consumer<T> taker) {
        boolean all = true;
        for (T item : items) {
            try {
                taker.accept(item);
            } catch (RuntimeException e) {
                all = false;
                questions.failed(what, e);
            }
        }
        return all;
    }

    /** The venue has told what it holds for the first time; what was before is not ours to look for. */
    void seen(AccountSnapshot snapshot) {
        if (sinceNanos == Long.MIN_VALUE) {
            sinceNanos = snapshot.stamp().venueNanos();
            floorNanos = Math.min(sinceNanos, events.unsureSince().orElse(sinceNanos));
            events.historyFrom(from());
        }
    }

    /** From when on the history is asked for next. What was before the first look, or is kept as a sum alone, is not asked for. */
    private long from() {
        return Math.max(sinceNanos - OVERLAP.toNanos(), floorNanos);
    }
}
