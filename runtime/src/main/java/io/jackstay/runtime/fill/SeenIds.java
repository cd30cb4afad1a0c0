package io.jackstay.runtime.fill;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ids of the fills and cash flows that a login has delivered, so that each counts once. Confined to the account loop.
 *
 * <p>Bounded: the oldest ids are forgotten, far beyond what a venue repeats. What is asked of its history each minute goes back two
 * minutes behind the last answer: for an id of that time to be forgotten, a login would need 250 fills a second all along.
 */
public final class SeenIds {
    private static final int KEPT = 50_000;

    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    };
    private long repeats;

    /** True the first time. */
    public boolean isNew(String id) {
        if (seen.putIfAbsent(id, Boolean.TRUE) == null) {
            return true;
        }
        repeats++;
        return false;
    }

    public long repeats() {
        return repeats;
    }
}
