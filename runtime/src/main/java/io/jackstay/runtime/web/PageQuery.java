package io.jackstay.runtime.web;

import io.jackstay.runtime.ledger.Ledger;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.web.http.Request;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Which rows of a past are asked for. Immutable.
 *
 * @param span in which they are
 * @param after where the page before ended; empty for the first one
 * @param limit how many at most; empty when none was said
 * @param openOnly of orders, without those that have ended
 * @param csv as a table and not as JSON
 */
record PageQuery(Span span, Optional<Place> after, Optional<Integer> limit, boolean openOnly, boolean csv) {
    private static final String CSV = "text/csv";
    /** Digits of milliseconds, so that they are nanoseconds in 63 bits. */
    private static final String MILLIS = "[0-9]{1,12}|[0-8][0-9]{12}";

    private static final int MOST_LIMIT = 20_000;

    /**
     * Where a page ends: behind the so-many-th row of a time. Immutable.
     *
     * @param nanos epoch nanoseconds
     * @param rows of that time that were on this page or before it
     */
    record Place(long nanos, int rows) {
        private static Place of(String text) {
            if (!text.matches("[0-9]{1,18}\\.[0-9]{1,6}|[0-8][0-9]{18}\\.[0-9]{1,6}")) {
                throw new IllegalArgumentException("after must be what next of a page was");
            }
            int dot = text.indexOf('.');
            return new Place(Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
        }

        @Override
        public String toString() {
            return nanos + "." + rows;
        }
    }

    /** @throws IllegalArgumentException in words for who has asked, when one of its values is none */
    static PageQuery of(Request request, long nowMillis) {
        long from = millis(request, "from").orElse(Long.MIN_VALUE);
        long to = millis(request, "to").orElse(Long.MAX_VALUE);
        Optional<Long> last = millis(request, "lastMs");
        if (last.isPresent()) {
            from = Math.max(from, TimeUnit.MILLISECONDS.toNanos(nowMillis) - last.get());
        }
        if (from > to) {
            throw new IllegalArgumentException("from is behind to");
        }
        Optional<String> state = request.query("state");
        if (state.isPresent() && !state.get().equals("open")) {
            throw new IllegalArgumentException("state may be open, or not be said");
        }
        return new PageQuery(
                new Span(from, to),
                request.query("after").map(Place::of),
                request.query("limit").map(PageQuery::limit),
                state.isPresent(),
                request.header("accept").filter(types -> types.startsWith(CSV)).isPresent());
    }

    private static Optional<Long> millis(Request request, String name) {
        return request.query(name).map(text -> {
            if (!text.matches(MILLIS)) {
                throw new IllegalArgumentException(name + " must be whole milliseconds");
            }
            return TimeUnit.MILLISECONDS.toNanos(Long.parseLong(text));
        });
    }

    private static int limit(String text) {
        int limit = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST_LIMIT);
        }
        return limit;
    }

    /** What is left of the span behind the page before. */
    Span rest() {
        long end = Math.min(span.toNanos(), after.map(place -> place.nanos + 1).orElse(Long.MAX_VALUE));
        return new Span(Math.min(span.fromNanos(), end), end);
    }

    /** The first of the rest, so many. */
    Ledger.Page page(int most) {
        return new Ledger.Page(after.map(place -> place.rows).orElse(0), most);
    }
}
