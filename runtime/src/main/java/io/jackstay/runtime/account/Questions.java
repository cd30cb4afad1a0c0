package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Asks a connector, and sees to it that each question has one answer in a bounded time, behind what was recorded until then. Confined to the
 * account loop.
 */
final class Questions {
    private static final long ANSWER_TIMEOUT_NANOS = Duration.ofSeconds(30).toNanos();

    private final Connector connector;
    private final Outbox outbox;
    private final TimerQueue timers;
    private final Clock clock;
    private final ConnectorFaults faults;
    private final LateAnswers late;

    Questions(
            Connector connector,
            Outbox outbox,
            TimerQueue timers,
            Clock clock,
            ConnectorFaults faults,
            LateAnswers late) {
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.timers = requireNonNull(timers, "timers are null");
        this.clock = requireNonNull(clock, "clock is null");
        this.faults = requireNonNull(faults, "faults are null");
        this.connector = requireNonNull(connector, "connector is null");
        this.late = requireNonNull(late, "late is null");
    }

    <T> void ask(String what, Reply<T> reply, BiConsumer<Connector, Reply<T>> call) {
        Reply<T> behind = result -> outbox.deliver(() -> reply.done(result));
        OnceReply<T> once = new OnceReply<>(what, behind, timers, clock.nanoTime() + ANSWER_TIMEOUT_NANOS, late);
        try {
            call.accept(connector, once);
        } catch (RuntimeException e) {
            faults.failed(what, e);
            once.unknown("the connector failed in %s: %s".formatted(what, e.getMessage()));
        }
    }

    /** An answer that has come can't be taken. */
    void failed(String what, RuntimeException failure) {
        faults.failed(what, failure);
    }

    /** Any thread: how many answers came a second time, or after nobody waited any more. */
    long dropped() {
        return late.count();
    }

    /** A reply that hears an answer only after another has. */
    static <T> Reply<T> onOk(Reply<T> reply, Consumer<T> first) {
        return result -> {
            if (result instanceof Result.Ok<T> ok) {
                first.accept(ok.value());
            }
            reply.done(result);
        };
    }
}
