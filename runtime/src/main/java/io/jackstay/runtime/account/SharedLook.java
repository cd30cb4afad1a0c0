package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks for the open orders and then for the fills since, once for all who want to know at a time. Confined to the account loop.
 *
 * <p>One look is under way at a time, and after one that failed there is a pause, which grows: many orders in doubt would else use up the
 * budget for questions with looks of which none comes to its end.
 */
final class SharedLook {
    /** Orders of one batch are in doubt at one time, and asked for one after the other. */
    private static final Duration GATHERING = Duration.ofMillis(200);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Clock clock;
    private final TimerQueue timers;
    private final Questions questions;
    private final Consumer<Consumer<Boolean>> money;
    private final List<Seeker> waiting = new ArrayList<>();
    private Duration pause = FIRST_PAUSE;
    private boolean busy;

    /** One who wants to know. */
    interface Seeker {
        /** What was open at some time after it asked; true when the fills are wanted as well. */
        boolean shown(List<OrderReport> open);

        /** The fills until then have been told, each by the way of all fills. */
        void settled();

        /** The venue has not said, and may be asked again. */
        void failed();
    }

    /** @param money takes what was filled and paid since it was asked last, and says whether the venue has told */
    SharedLook(Clock clock, TimerQueue timers, Questions questions, Consumer<Consumer<Boolean>> money) {
        this.clock = requireNonNull(clock, "clock is null");
        this.timers = requireNonNull(timers, "timers are null");
        this.questions = requireNonNull(questions, "questions are null");
        this.money = requireNonNull(money, "money is null");
    }

    /** A look that has begun earlier does not count. */
    void look(Seeker seeker) {
        waiting.add(seeker);
        next();
    }

    private void next() {
        if (!busy && !waiting.isEmpty()) {
            busy = true;
            timers.schedule(clock.nanoTime() + GATHERING.toNanos(), this::begin);
        }
    }

    private void begin() {
        List<Seeker> served = List.copyOf(waiting);
        waiting.clear();
        questions.<AccountSnapshot>ask("snapshot", result -> shown(served, result), Connector::snapshot);
    }

    private void shown(List<Seeker> served, Result<AccountSnapshot> result) {
        if (!(result instanceof Result.Ok<AccountSnapshot> ok)) {
            failed(served);
            return;
        }
        List<Seeker> left = new ArrayList<>();
        for (Seeker seeker : served) {
            try {
                if (seeker.shown(ok.value().openOrders())) {
                    left.add(seeker);
                }
            } catch (RuntimeException e) {
                questions.failed("open orders", e);
                seeker.failed();
            }
        }
        if (left.isEmpty()) {
            succeeded();
            return;
        }
        money.accept(known -> {
            if (known) {
                left.forEach(this::settled);
                succeeded();
            } else {
                failed(left);
            }
        });
    }

    /** What one makes of it must not keep the others from theirs, nor the next look from beginning. */
    private void settled(Seeker seeker) {
        try {
            seeker.settled();
        } catch (RuntimeException e) {
            questions.failed("fills since", e);
            seeker.failed();
        }
    }

    private void succeeded() {
        pause = FIRST_PAUSE;
        isFree();
    }

    private void failed(List<Seeker> served) {
        timers.schedule(clock.nanoTime() + pause.toNanos(), this::isFree);
        pause = pause.compareTo(LONGEST_PAUSE) >= 0 ? pause : pause.multipliedBy(2);
        served.forEach(Seeker::failed);
    }

    private void isFree() {
        busy = false;
        next();
    }
}
