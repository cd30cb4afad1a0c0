package io.jackstay.api.connector;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One page of a login's history, oldest entry first. Immutable. Made by connectors.
 *
 * @param items the entries of this page; may be empty
 * @param cursor where the next question continues, in the connector's own words; it is journaled as it is and must stay
 *     good after a restart. At most 512 characters; empty when the venue knows only times
 * @param more whether the venue has further entries now; the runtime then asks again at once with this cursor
 * @param hole empty when nothing is missing; else what the venue could not or would not tell, in words with times, such
 *     as {@code "fills before 2026-07-01T00:00Z are no longer served"}. The runtime reconciles positions and alerts
 * @param <T> what the history is of, fills or cash flows
 */
public record HistoryPage<T>(List<T> items, String cursor, boolean more, String hole) {
    private static final int CURSOR_LIMIT = 512;

    /**
     * Copies the items. Throws {@link IllegalArgumentException} for a cursor that is too long, or missing where more
     * follows.
     */
    public HistoryPage {
        items = List.copyOf(items);
        requireNonNull(cursor, "cursor is null");
        requireNonNull(hole, "hole is null");
        if (cursor.length() > CURSOR_LIMIT) {
            throw new IllegalArgumentException(
                    "cursor has %d characters, at most %d".formatted(cursor.length(), CURSOR_LIMIT));
        }
        if (more && cursor.isEmpty()) {
            throw new IllegalArgumentException("a page with more to come needs a cursor to continue at");
        }
    }

    /** The newest page: nothing follows for now. */
    public static <T> HistoryPage<T> last(List<T> items, String cursor) {
        return new HistoryPage<>(items, cursor, false, "");
    }

    /** A page that others follow. */
    public static <T> HistoryPage<T> more(List<T> items, String cursor) {
        return new HistoryPage<>(items, cursor, true, "");
    }

    /** This page, with the admission that something before or in it is missing. */
    public HistoryPage<T> withHole(String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("a hole must say what is missing");
        }
        return new HistoryPage<>(items, cursor, more, words);
    }

    /** Whether nothing is known to be missing. */
    public boolean isComplete() {
        return hole.isEmpty();
    }
}
