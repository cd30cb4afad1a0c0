package io.jackstay.api.connector;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Experimental;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Requests to one server. Confined to the connector's loop: asked and answered there.
 *
 * <p>Implemented by the runtime: may gain methods. It never repeats a write; a read may be repeated once, when its
 * connection broke before any byte of the answer. It keeps no cookies and follows no redirects.
 */
@Experimental
public interface Http {
    /**
     * Sends a request, after the budgets that it names have been taken.
     *
     * <p>The answer says whether the request can have left:
     *
     * <ul>
     *   <li>ok: the server answered, with any status; 4xx and 5xx are answers too, and what they mean is the
     *       connector's to say;
     *   <li>refused: no byte left: no connection, no budget in time ({@code RATE_LIMITED}), client closed;
     *   <li>unknown: it may have left: no complete answer within the timeout, or the connection broke.
     * </ul>
     */
    void send(Request request, Reply<Response> reply);

    /** One request, with everything that is sent with it. Immutable; each {@code with} method gives a new one. */
    final class Request {
        private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

        private final String method;
        private final String target;
        private final boolean write;
        private final List<Header> headers;
        private final byte[] body;
        private final Duration timeout;
        private final List<Cost> costs;

        private Request(
                String method,
                String target,
                boolean write,
                List<Header> headers,
                byte[] body,
                Duration timeout,
                List<Cost> costs) {
            this.method = method;
            this.target = target;
            this.write = write;
            this.headers = headers;
            this.body = body;
            this.timeout = timeout;
            this.costs = costs;
        }

        /**
         * A request that changes nothing at the venue, whatever its method; it may be sent again.
         *
         * @param method upper case, such as {@code GET}
         * @param target path and query, percent-encoded, sent as it stands; starts with a slash
         */
        public static Request read(String method, String target) {
            return first(method, target, false);
        }

        /**
         * A request that may change something at the venue; sent once or not at all. Parameters as for {@link #read}.
         */
        public static Request write(String method, String target) {
            return first(method, target, true);
        }

        private static Request first(String method, String target, boolean write) {
            if (method.isEmpty() || !method.equals(method.toUpperCase(Locale.ROOT))) {
                throw new IllegalArgumentException("method \"%s\": must be upper case".formatted(method));
            }
            if (!target.startsWith("/") || target.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                throw new IllegalArgumentException("target must start with a slash and be percent-encoded");
            }
            return new Request(method, target, write, List.of(), new byte[0], DEFAULT_TIMEOUT, List.of());
        }

        /** With one header more; a name may come again. */
        public Request header(String name, String value) {
            return with(new Header(name, value, false));
        }

        /** With one header more whose value stays out of logs, recordings and {@code toString}. */
        public Request secretHeader(String name, String value) {
            return with(new Header(name, value, true));
        }

        /** With a body, sent byte for byte; the bytes are copied. */
        public Request body(String contentType, byte[] bytes) {
            Request typed = header("Content-Type", contentType);
            return new Request(method, target, write, typed.headers, bytes.clone(), timeout, costs);
        }

        /** How long the whole exchange may take, from the first byte sent; 10 s unless told. */
        public Request timeout(Duration limit) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("timeout must be positive, got " + limit);
            }
            return new Request(method, target, write, headers, body, limit, costs);
        }

        /**
         * What it costs in a scope that {@link ConnectorContext#rateLimiter} has made; once for each scope that the
         * venue counts.
         */
        public Request cost(String scope, int weight, RateLimiter.Priority priority) {
            return new Request(
                    method, target, write, headers, body, timeout, append(costs, new Cost(scope, weight, priority)));
        }

        /** The method, upper case. */
        public String method() {
            return method;
        }

        /** Path and query as sent. */
        public String target() {
            return target;
        }

        /** Whether it may change something at the venue. */
        public boolean isWrite() {
            return write;
        }

        /** The headers in their order. */
        public List<Header> headers() {
            return headers;
        }

        /** A copy of the body; empty when there is none. */
        public byte[] body() {
            return body.clone();
        }

        /** How long the exchange may take. */
        public Duration timeout() {
            return timeout;
        }

        /** What it costs, by scope. */
        public List<Cost> costs() {
            return costs;
        }

        /** Method and path; no query, no header, no body, since those may hold a signature. */
        @Override
        public String toString() {
            int query = target.indexOf('?');
            return method + " " + (query < 0 ? target : target.substring(0, query));
        }

        private Request with(Header header) {
            return new Request(method, target, write, append(headers, header), body, timeout, costs);
        }

        private static <T> List<T> append(List<T> list, T last) {
            List<T> longer = new ArrayList<>(list);
            longer.add(last);
            return List.copyOf(longer);
        }
    }

    /**
     * One header of a request. Immutable.
     *
     * @param name not case sensitive
     * @param value sent as it stands
     * @param secret whether the value stays out of logs, recordings and {@code toString}
     */
    record Header(String name, String value, boolean secret) {
        /** Throws {@link IllegalArgumentException} for a malformed name or a value with a line break. */
        public Header {
            requireNonNull(value, "value is null");
            if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c > '~' || c == ':')) {
                throw new IllegalArgumentException("header name \"%s\": not a header name".formatted(name));
            }
            if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
                throw new IllegalArgumentException("value of header %s has a line break".formatted(name));
            }
        }

        @Override
        public String toString() {
            return name + ": " + (secret ? "***" : value);
        }
    }

    /**
     * What a request takes from one budget. Immutable.
     *
     * @param scope as named to {@link ConnectorContext#rateLimiter}
     * @param weight at least 1
     * @param priority who goes first when the budget is short
     */
    record Cost(String scope, int weight, RateLimiter.Priority priority) {
        /** Throws {@link IllegalArgumentException} for a weight below 1. */
        public Cost {
            requireNonNull(scope, "scope is null");
            requireNonNull(priority, "priority is null");
            if (weight < 1) {
                throw new IllegalArgumentException("weight must be at least 1, got " + weight);
            }
        }
    }

    /** A complete answer of the server. Implemented by the runtime; belongs to the one who got it. */
    interface Response {
        /** The status code, 200 to 599. */
        int status();

        /** The first header of this name, not case sensitive. */
        Optional<String> header(String name);

        /** All headers of this name in their order, not case sensitive, such as several cookies. */
        List<String> headers(String name);

        /** The body, decompressed; not a copy. Empty when there is none. */
        byte[] body();

        /** When its last byte was read, local clock, epoch nanoseconds. */
        long receivedNanos();
    }
}
