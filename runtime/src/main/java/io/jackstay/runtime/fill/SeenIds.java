package io.jackstay.runtime.fill;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ids of the fills and cash flows that a login has delivered, so that each counts once. Confined to the account loop.
 *
 * <p>Bounded by time and by number. What the venue's history may be asked for is kept however much it is, up to {@link #MOST}; of what is
 * older the latest {@link #KEPT}, for what a stream repeats. Beyond {@link #MOST} the oldest are forgotten all the same, and
 * {@link #knownFrom} says what must not be asked for any more.
 */
public final class SeenIds {
    private static final int KEPT = 50_000;
    private static final int MOST = 500_000;

    private final Map<String, Long> seen = new LinkedHashMap<>();
    private long keptFrom = Long.MAX_VALUE;
    private long knownFrom = Long.MIN_VALUE;
    private long repeats;

    /**
     * True the first time.
     *
     * @param venueNanos the venue's time of it
     */
    public boolean isNew(String id, long venueNanos) {
        if (seen.putIfAbsent(id, venueNanos) == null) {
            forget();
            return true;
        }
        repeats++;
        return false;
    }

    private void forget() {
        if (seen.size() <= KEPT) {
            return;
        }
        Iterator<Long> oldest = seen.values().iterator();
        while (seen.size() > KEPT) {
            long nanos = oldest.next();
            if (nanos >= keptFrom && seen.size() <= MOST) {
                return;
            }
            oldest.remove();
            if (nanos >= keptFrom) {
                knownFrom = Math.max(knownFrom, nanos + 1);
            }
        }
    }

    /** The history may be asked for what was at this time of the venue's, and since. Until this is called it is not asked. */
    public void keepFrom(long venueNanos) {
        keptFrom = venueNanos;
    }

    /** The venue's time since when nothing has been forgotten that was to be kept. */
    public long knownFrom() {
        return knownFrom;
    }

    public long repeats() {
        return repeats;
    }
}
