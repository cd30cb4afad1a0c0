package io.jackstay.api.connector;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import java.time.Instant;
import java.util.List;

/**
 * Asks for the part of a login's history that follows a cursor. Immutable. Made by the runtime.
 *
 * <p>A connector that can continue at the cursor does so; one that knows only times starts at {@code since}. What comes
 * twice is dropped by its id.
 *
 * @param markets the markets that bots of this login claim, sorted; for venues that keep a history per market. Fills of
 *     other markets may be answered too
 * @param cursor as {@link HistoryPage#cursor()} of the last page gave it; empty at first
 * @param since venue time from which nothing may be left out; already moved back by an overlap for late entries
 */
public record HistoryQuery(List<MarketId> markets, String cursor, Instant since) {
    /** Copies the markets. Throws {@link NullPointerException} for null. */
    public HistoryQuery {
        markets = List.copyOf(markets);
        requireNonNull(cursor, "cursor is null");
        requireNonNull(since, "since is null");
    }

    /** The first question: no cursor yet. */
    public static HistoryQuery since(List<MarketId> markets, Instant since) {
        return new HistoryQuery(markets, "", since);
    }

    /** The question for what follows a page. */
    public HistoryQuery after(HistoryPage<?> page) {
        return new HistoryQuery(markets, page.cursor(), since);
    }
}
