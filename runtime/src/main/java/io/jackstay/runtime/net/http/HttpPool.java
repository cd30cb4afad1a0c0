package io.jackstay.runtime.net.http;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.net.Backoff;
import io.jackstay.runtime.net.LoopSide;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.RoundTrips;
import io.jackstay.runtime.net.wire.Answer;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.Loss;
import io.jackstay.runtime.net.wire.Wire;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one server. Confined to the account loop.
 *
 * <p>One connection more than is in use is kept open, so that a request need not wait for one. Requests leave in the order
 * in which they were given. The connection that was used last is used next; one that has been idle for too long is not used
 * again, because the server may be closing it just now.
 */
final class HttpPool {
    private static final int MOST_LINES = 8;
    private static final int MOST_WAITING = 1_000;

    private final Endpoint to;
    private final Wire wire;
    private final NetSettings settings;
    private final LoopSide side;
    private final RoundTrips roundTrips;
    private final Backoff backoff;
    private final List<PooledLine> lines = new ArrayList<>();
    private final Deque<PooledLine> idle = new ArrayDeque<>();
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private TimerQueue.@Nullable Timer again;
    private boolean closed;

    HttpPool(
            Endpoint to,
            Wire wire,
            NetSettings settings,
            LoopSide side,
            RoundTrips roundTrips,
            SplittableRandom random) {
        this.to = requireNonNull(to, "to is null");
        this.wire = requireNonNull(wire, "wire is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.side = requireNonNull(side, "side is null");
        this.roundTrips = requireNonNull(roundTrips, "roundTrips are null");
        this.backoff = new Backoff(random);
    }

    long nowNanos() {
        return side.clock().nanoTime();
    }

    /** Opens a connection in advance. */
    void warm() {
        if (!closed && idle.isEmpty() && again == null && opening() == 0 && lines.size() < MOST_LINES) {
            open();
        }
    }

    /** Sends it now or as soon as there is a connection. */
    void send(Exchange exchange) {
        PooledLine line = waiting.isEmpty() ? freshest() : null;
        if (line != null) {
            line.send(exchange);
            warm();
            return;
        }
        if (closed || waiting.size() == MOST_WAITING) {
            String words = closed ? "the client is closed" : "too many requests wait for a connection to " + to;
            side.later().execute(() -> exchange.refuse(RejectReason.CONNECTOR_DOWN, words));
            return;
        }
        waiting.add(exchange);
        exchange.limit(() -> {
            waiting.remove(exchange);
            exchange.refuse(RejectReason.CONNECTOR_DOWN, "no connection to %s in time".formatted(to));
        });
        if (opening() < waiting.size() && lines.size() < MOST_LINES) {
            open();
        }
    }

    private int opening() {
        int count = 0;
        for (PooledLine line : lines) {
            count += line.isOpen() ? 0 : 1;
        }
        return count;
    }

    private void open() {
        lines.add(new PooledLine(this, wire, to));
    }

    private @Nullable PooledLine freshest() {
        long oldest = nowNanos() - settings.keepAlive().toNanos();
        while (true) {
            PooledLine line = idle.pollLast();
            if (line == null || line.idleSinceNanos() - oldest >= 0) {
                return line;
            }
            lines.remove(line);
            line.close();
        }
    }

    void opened(PooledLine line) {
        backoff.reset();
        if (waiting.isEmpty()) {
            idle.addFirst(line);
        } else {
            free(line, true);
        }
    }

    /** A connection has nothing to do. */
    void free(PooledLine line, boolean reusable) {
        if (!reusable) {
            lines.remove(line);
            line.close();
            serveWaiting();
            return;
        }
        Exchange next = waiting.poll();
        if (next == null) {
            idle.addLast(line);
        } else {
            line.send(next);
            warm();
        }
    }

    private void serveWaiting() {
        if (!closed && waiting.size() > opening() && lines.size() < MOST_LINES) {
            open();
        } else {
            warm();
        }
    }

    void answered(Exchange exchange, Answer answer) {
        roundTrips.record(exchange.roundTripNanos());
        exchange.answer(Result.ok(new TakenResponse(answer, side.clock().epochNanos())));
    }

    void tookTooLong(PooledLine line, Exchange exchange) {
        lines.remove(line);
        line.close();
        exchange.unknown("no complete answer within %d ms"
                .formatted(exchange.request().timeout().toMillis()));
        serveWaiting();
    }

    void lost(PooledLine line, boolean wasOpen, @Nullable Exchange under, Loss loss) {
        lines.remove(line);
        idle.remove(line);
        if (!wasOpen) {
            couldNotOpen(loss);
            return;
        }
        if (under != null) {
            settle(under, loss);
        }
        serveWaiting();
    }

    private void settle(Exchange under, Loss loss) {
        if (!loss.answerBegun() && under.mayRepeat()) {
            send(under);
        } else if (loss.untouched()) {
            under.refuse(RejectReason.CONNECTOR_DOWN, "nothing was sent to %s: %s".formatted(to, loss.why()));
        } else {
            under.unknown(loss.why());
        }
    }

    private void couldNotOpen(Loss loss) {
        Exchange first = waiting.poll();
        if (first != null) {
            first.refuse(RejectReason.CONNECTOR_DOWN, "no connection to %s: %s".formatted(to, loss.why()));
        }
        if (!closed && waiting.size() > opening()) {
            open();
        } else if (!closed && again == null && lines.isEmpty()) {
            again = side.timers().schedule(nowNanos() + backoff.nextNanos(), () -> {
                again = null;
                warm();
            });
        }
    }

    /** What waits is refused, what is under way is unknown. */
    void close() {
        closed = true;
        if (again != null) {
            again.cancel();
        }
        List<PooledLine> all = List.copyOf(lines);
        lines.clear();
        idle.clear();
        for (PooledLine line : all) {
            Exchange under = line.under();
            line.close();
            if (under != null) {
                under.unknown("the client was closed");
            }
        }
        for (Exchange exchange : waiting) {
            exchange.refuse(RejectReason.CONNECTOR_DOWN, "the client was closed");
        }
        waiting.clear();
    }
}
