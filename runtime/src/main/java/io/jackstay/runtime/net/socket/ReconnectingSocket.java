package io.jackstay.runtime.net.socket;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.net.Backoff;
import io.jackstay.runtime.net.LoopSide;
import io.jackstay.runtime.net.RoundTrips;
import io.jackstay.runtime.net.wire.FrameLine;
import io.jackstay.runtime.net.wire.Handshake;
import io.jackstay.runtime.net.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream that opens itself again until it is closed; nothing is kept from one connection to the next. Confined to the account loop. */
public final class ReconnectingSocket implements WebSocket, AutoCloseable {
    /** A connection that lived so long has held, and the next pause is a short one again. */
    private static final long HELD_NANOS = Duration.ofSeconds(5).toNanos();

    private final Settings settings;
    private final Listener listener;
    private final Supplier<String> url;
    private final Supplier<List<Http.Header>> headers;
    private final Wire wire;
    private final LoopSide side;
    private final StreamMeters meters;
    private final Backoff backoff;
    private final Duration patience;
    private @Nullable Connection now;
    private TimerQueue.@Nullable Timer again;
    private boolean closed;

    /** @param patience within which a connection is open, its handshake included */
    public ReconnectingSocket(
            Settings settings,
            Duration patience,
            Listener listener,
            Wire wire,
            LoopSide side,
            StreamMeters meters,
            SplittableRandom random) {
        this.settings = requireNonNull(settings, "settings are null");
        this.listener = side.guard().socketListener(listener);
        this.url = side.guard().supplier(settings.url());
        this.headers = side.guard().supplier(settings.headers());
        this.wire = requireNonNull(wire, "wire is null");
        this.side = requireNonNull(side, "side is null");
        this.meters = requireNonNull(meters, "meters are null");
        this.backoff = new Backoff(random);
        this.patience = requireNonNull(patience, "patience is null");
        side.later().execute(this::connect);
    }

    /** Asks where to, and goes there. */
    private void connect() {
        if (closed || now != null) {
            return;
        }
        cancelAgain();
        Connection made = new Connection();
        side.turns().run("a connect", () -> {
            Handshake with = Handshake.of(url.get(), headers.get(), settings.maxMessageBytes());
            if (!closed) {
                made.line = wire.open(with, made);
                made.opening = made.in(patience.toNanos(), made::notOpened);
                now = made;
            }
        });
        if (now != made && !closed) {
            now = null;
            failed("the settings gave no address");
        }
    }

    private void cancelAgain() {
        if (again != null) {
            again.cancel();
            again = null;
        }
    }

    /** One try is over, or what was open is lost. */
    private void failed(String why) {
        meters.lost();
        if (again == null) {
            again = side.timers().schedule(side.clock().nanoTime() + backoff.nextNanos(), () -> {
                again = null;
                connect();
            });
        }
        side.turns().run("onDown", () -> listener.onDown(why));
    }

    /**
     * Gives up the connection, tells of it in a turn of its own, and goes on with the next one: at once when this one had held, else after a
     * pause, for it may be the first message of each that is no good.
     */
    private void replace(Connection old, String why) {
        boolean held = old.hasHeld();
        old.end();
        now = null;
        meters.lost();
        if (!held) {
            side.later().execute(() -> {
                if (!closed) {
                    failed(why);
                }
            });
            return;
        }
        backoff.reset();
        side.later().execute(() -> {
            if (!closed) {
                side.turns().run("onDown", () -> listener.onDown(why));
                connect();
            }
        });
    }

    @Override
    public boolean sendText(String text) {
        side.requireLoop().run();
        FrameLine line = openLine();
        return line != null && line.text(text);
    }

    @Override
    public boolean sendBinary(byte[] bytes, int offset, int length) {
        side.requireLoop().run();
        FrameLine line = openLine();
        return line != null && line.binary(bytes, offset, length);
    }

    private @Nullable FrameLine openLine() {
        Connection current = now;
        return current != null && current.open ? current.line : null;
    }

    @Override
    public boolean isOpen() {
        side.requireLoop().run();
        return openLine() != null;
    }

    @Override
    public void reconnect(String why) {
        side.requireLoop().run();
        Connection current = now;
        if (!closed && current != null) {
            replace(current, why);
        }
    }

    @Override
    public Runnable timed(String what) {
        side.requireLoop().run();
        RoundTrips trips = meters.trips(what);
        long sent = side.clock().nanoTime();
        return () -> trips.record(side.clock().nanoTime() - sent);
    }

    @Override
    public void close() {
        closed = true;
        cancelAgain();
        meters.lost();
        Connection current = now;
        now = null;
        if (current != null) {
            current.end();
        }
    }

    /** The loop takes from its sockets again: what was silent meanwhile was so because nobody listened. */
    public void resumed() {
        Connection current = now;
        if (current != null) {
            current.lastSignNanos = side.clock().nanoTime();
        }
    }

    /** One connection, from its handshake to its end; it also is the turn in which its next message is taken. */
    private final class Connection implements FrameLine.Ear, Runnable {
        private @Nullable FrameLine line;
        private boolean open;
        private long openedNanos;
        private long lastSignNanos;
        private long pingNanos;
        private TimerQueue.@Nullable Timer opening;
        private TimerQueue.@Nullable Timer beat;
        private TimerQueue.@Nullable Timer watch;
        private TimerQueue.@Nullable Timer life;
        private byte[] bytes = new byte[0];
        private int offset;
        private int length;

        @Override
        public void onOpen() {
            if (now != this) {
                return;
            }
            cancel(opening);
            open = true;
            openedNanos = side.clock().nanoTime();
            lastSignNanos = openedNanos;
            meters.opened(openedNanos);
            if (isPositive(settings.heartbeat().interval())) {
                beat = in(settings.heartbeat().interval().toNanos(), this::beat);
            }
            if (isPositive(settings.silence())) {
                watch = in(settings.silence().toNanos(), this::lookForSilence);
            }
            if (isPositive(settings.maxLife())) {
                life = in(settings.maxLife().toNanos(), () -> replace(this, "its longest life is over"));
            }
            side.turns().run("onOpen", () -> listener.onOpen(ReconnectingSocket.this));
        }

        @Override
        public void onMessage(byte[] message, int from, int count) {
            if (now != this) {
                return;
            }
            lastSignNanos = side.clock().nanoTime();
            meters.message(lastSignNanos);
            bytes = message;
            offset = from;
            length = count;
            side.turns().run("onFrame", this);
        }

        /** The turn of the message above. */
        @Override
        public void run() {
            listener.onFrame(bytes, offset, length);
        }

        @Override
        public void onSign() {
            lastSignNanos = side.clock().nanoTime();
        }

        @Override
        public void onPong() {
            lastSignNanos = side.clock().nanoTime();
            if (pingNanos != 0) {
                meters.trips(StreamMeters.PING).record(lastSignNanos - pingNanos);
                pingNanos = 0;
            }
        }

        @Override
        public void onLost(String why) {
            boolean current = now == this;
            boolean held = hasHeld();
            stopTimers();
            open = false;
            if (current) {
                now = null;
                if (held) {
                    backoff.reset();
                }
                failed(why);
            }
        }

        private boolean hasHeld() {
            return open && side.clock().nanoTime() - openedNanos >= HELD_NANOS;
        }

        /** Whoever takes connections may never answer what is said on them. */
        private void notOpened() {
            if (now == this) {
                end();
                now = null;
                failed("not open within %d ms".formatted(patience.toMillis()));
            }
        }

        private void beat() {
            beat = in(settings.heartbeat().interval().toNanos(), this::beat);
            FrameLine to = line;
            if (to == null) {
                return;
            }
            if (settings.heartbeat().payload().isPresent()) {
                Supplier<String> payload =
                        side.guard().supplier(settings.heartbeat().payload().get());
                side.turns().run("a heartbeat", () -> {
                    String text = payload.get();
                    if (now == this) {
                        to.text(text);
                    }
                });
            } else if (to.ping()) {
                pingNanos = side.clock().nanoTime();
            }
        }

        private void lookForSilence() {
            long silent = side.clock().nanoTime() - lastSignNanos;
            long limit = settings.silence().toNanos();
            if (silent >= limit) {
                replace(
                        this,
                        "silent for %d ms".formatted(Duration.ofNanos(silent).toMillis()));
            } else {
                watch = in(limit - silent, this::lookForSilence);
            }
        }

        private TimerQueue.Timer in(long nanos, Runnable task) {
            return side.timers().schedule(side.clock().nanoTime() + nanos, task);
        }

        private void end() {
            stopTimers();
            open = false;
            if (line != null) {
                line.close();
            }
        }

        private void stopTimers() {
            cancel(opening);
            cancel(beat);
            cancel(watch);
            cancel(life);
        }

        private void cancel(TimerQueue.@Nullable Timer timer) {
            if (timer != null) {
                timer.cancel();
            }
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }
}
