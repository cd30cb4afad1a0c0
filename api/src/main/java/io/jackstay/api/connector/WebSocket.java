package io.jackstay.api.connector;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Experimental;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A connection that opens itself again until it is closed. Confined to the connector's loop.
 *
 * <p>Implemented by the runtime: may gain methods. After a loss it waits a growing, jittered pause, asks the settings
 * for URL and headers again, and connects. It sends nothing twice: what was sent before a loss is lost for the
 * connector to deal with.
 */
@Experimental
public interface WebSocket {
    /**
     * Sends a text frame.
     *
     * @return false when there is no connection or its buffer is full: nothing left. True is no proof that it arrived:
     *     a write without an answer has an unknown outcome
     */
    boolean sendText(String text);

    /** Sends a binary frame of these bytes, copied before the call returns; answers as {@link #sendText} does. */
    boolean sendBinary(byte[] bytes, int offset, int length);

    /** Whether frames could be sent now. */
    boolean isOpen();

    /**
     * Drops the connection and opens a new one; for a gap, or a session that the venue no longer honours. At once when the connection was
     * open for five seconds, else after the pause of a loss. Without effect while there is none: the next try follows by itself.
     */
    void reconnect(String why);

    /**
     * Begins to time a message that leaves now and is answered by another one: a heartbeat of the venue's own, or a command. What is given is
     * to be run when its answer has come; the time between is then shown as a round trip of this stream. One that is never run counts for
     * nothing. Ping frames of the protocol are timed in any case.
     *
     * @param what lower-case word for the kind of message, of which a stream has few: {@code ping} for heartbeats
     */
    default Runnable timed(String what) {
        requireNonNull(what, "what is null");
        return () -> {};
    }

    /** Ends it for good; the listener hears nothing any more. Without effect when it is closed. */
    void close();

    /** Told what happens on a connection, on the connector's loop. Implemented by plugins: gains only defaults. */
    interface Listener {
        /** The handshake is done; called at each connect. Log in and subscribe here. */
        void onOpen(WebSocket socket);

        /**
         * A whole text or binary message.
         *
         * @param bytes not to be changed or kept: they are used again after the call. Text is UTF-8
         * @param offset where the message begins
         * @param length how many bytes it has
         */
        void onFrame(byte[] bytes, int offset, int length);

        /** The connection that was open is lost, or one could not be opened; the next try follows by itself. */
        void onDown(String why);
    }

    /** Where a connection goes and how it is kept alive. Immutable; gains further withers. */
    final class Settings {
        private final Supplier<String> url;
        private final Supplier<List<Http.Header>> headers;
        private final Heartbeat heartbeat;
        private final Duration silence;
        private final Duration maxLife;
        private final int maxMessageBytes;

        private Settings(
                Supplier<String> url,
                Supplier<List<Http.Header>> headers,
                Heartbeat heartbeat,
                Duration silence,
                Duration maxLife,
                int maxMessageBytes) {
            this.url = requireNonNull(url, "url is null");
            this.headers = requireNonNull(headers, "headers is null");
            this.heartbeat = requireNonNull(heartbeat, "heartbeat is null");
            this.silence = requirePositiveOrZero(silence, "silence");
            this.maxLife = requirePositiveOrZero(maxLife, "maxLife");
            this.maxMessageBytes = maxMessageBytes;
        }

        /** A connection to one URL, {@code ws} or {@code wss}. */
        public static Settings to(String url) {
            requireNonNull(url, "url is null");
            return to(() -> url);
        }

        /** A connection whose URL is asked for at each connect; its query may hold a token, so it stays out of logs. */
        public static Settings to(Supplier<String> url) {
            return new Settings(url, List::of, Heartbeat.NONE, Duration.ZERO, Duration.ZERO, 16 << 20);
        }

        /** With headers of the handshake, asked for at each connect. */
        public Settings headers(Supplier<List<Http.Header>> perConnect) {
            return new Settings(url, perConnect, heartbeat, silence, maxLife, maxMessageBytes);
        }

        /** With messages of our own against time-outs; none unless told. The venue's pings are answered in any case. */
        public Settings heartbeat(Heartbeat with) {
            return new Settings(url, headers, with, silence, maxLife, maxMessageBytes);
        }

        /** Reconnects when no frame of any kind came for this long; zero, which is so unless told, never. */
        public Settings silence(Duration limit) {
            return new Settings(url, headers, heartbeat, limit, maxLife, maxMessageBytes);
        }

        /**
         * Reconnects at this age, before the venue does so at a time of its choosing; zero, which is so unless told,
         * never.
         */
        public Settings maxLife(Duration limit) {
            return new Settings(url, headers, heartbeat, silence, limit, maxMessageBytes);
        }

        /** Takes a longer message as a broken connection; 16 MiB unless told. */
        public Settings maxMessageBytes(int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("maxMessageBytes must be at least 1, got " + limit);
            }
            return new Settings(url, headers, heartbeat, silence, maxLife, limit);
        }

        /** Tells the URL of the next connect. */
        public Supplier<String> url() {
            return url;
        }

        /** Tells the headers of the next connect. */
        public Supplier<List<Http.Header>> headers() {
            return headers;
        }

        /** The messages of our own. */
        public Heartbeat heartbeat() {
            return heartbeat;
        }

        /** The longest silence; zero for any. */
        public Duration silence() {
            return silence;
        }

        /** The longest life; zero for any. */
        public Duration maxLife() {
            return maxLife;
        }

        /** The longest message in bytes. */
        public int maxMessageBytes() {
            return maxMessageBytes;
        }

        private static Duration requirePositiveOrZero(Duration duration, String name) {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("%s must not be negative, got %s".formatted(name, duration));
            }
            return duration;
        }
    }

    /**
     * What is sent on an idle connection. Immutable.
     *
     * @param interval pause between two; zero for none
     * @param payload empty for a ping frame of the protocol; else asked for the text of a message at each beat, for
     *     venues that want one of their own
     */
    record Heartbeat(Duration interval, Optional<Supplier<String>> payload) {
        /** None is sent. */
        public static final Heartbeat NONE = new Heartbeat(Duration.ZERO, Optional.empty());

        /** Throws {@link IllegalArgumentException} for a negative interval. */
        public Heartbeat {
            requireNonNull(payload, "payload is null");
            if (interval.isNegative()) {
                throw new IllegalArgumentException("interval must not be negative, got " + interval);
            }
        }

        /** Ping frames of the protocol. */
        public static Heartbeat ping(Duration interval) {
            return new Heartbeat(interval, Optional.empty());
        }

        /** Text messages. */
        public static Heartbeat text(Duration interval, Supplier<String> payload) {
            return new Heartbeat(interval, Optional.of(payload));
        }
    }
}
