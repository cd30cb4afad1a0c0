package io.jackstay.runtime.web.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where channels come from. Called on the thread {@code web}. */
public interface Source {
    /** Rises when there may be something new. */
    long moment();

    /** When that was, epoch milliseconds. */
    long atMillis();

    /** How long what it comes from has told nothing, though somebody asks for it; milliseconds. */
    long behindMillis();

    /** What a channel is now; empty for one that there is not, or not yet. */
    Optional<Content> find(String channel);

    /** What a channel has. Closed. */
    sealed interface Content permits State, Rows {}

    /** A whole state; trees are not changed once they were handed over. */
    record State(Map<String, @Nullable Object> tree) implements Content {}

    /** The latest of what only grows, oldest first; each row has an {@code id} that no other has. */
    record Rows(List<Map<String, @Nullable Object>> rows) implements Content {
        public Rows {
            rows = List.copyOf(rows);
        }
    }
}
