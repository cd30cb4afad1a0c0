package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cancels all orders of ours on a login by the list that its venue gives, until the venue has said twice that none rests. Confined to the
 * account loop.
 */
final class OwnOrders {
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int ENOUGH = 2;

    private final Clock clock;
    private final TimerQueue timers;
    private final Questions questions;
    private final AccountEvents events;
    private final OrderGate gate;
    private int turn;
    private int empty;

    OwnOrders(Clock clock, TimerQueue timers, Questions questions, AccountEvents events, OrderGate gate) {
        this.clock = requireNonNull(clock, "clock is null");
        this.timers = requireNonNull(timers, "timers are null");
        this.questions = requireNonNull(questions, "questions are null");
        this.events = requireNonNull(events, "events are null");
        this.gate = requireNonNull(gate, "gate is null");
    }

    void cancel() {
        empty = 0;
        ask(++turn);
    }

    /** Asks no more. */
    void stop() {
        turn++;
    }

    private void ask(int asked) {
        questions.<AccountSnapshot>ask("snapshot", result -> answered(asked, result), Connector::snapshot);
    }

    private void answered(int asked, Result<AccountSnapshot> result) {
        if (asked != turn) {
            return;
        }
        if (result instanceof Result.Ok<AccountSnapshot> ok) {
            List<OrderReport> ours = events.ours(ok.value());
            empty = ours.isEmpty() ? empty + 1 : 0;
            if (!ours.isEmpty()) {
                List<OrderBatch.Cancel> cancels = new ArrayList<>();
                ours.forEach(report -> cancels.add(new OrderBatch.Cancel(report.order())));
                gate.send(OrderBatch.of(cancels, List.of(), List.of()));
            }
        }
        if (empty < ENOUGH) {
            timers.schedule(clock.nanoTime() + AGAIN.toNanos(), () -> {
                if (asked == turn) {
                    ask(asked);
                }
            });
        }
    }
}
