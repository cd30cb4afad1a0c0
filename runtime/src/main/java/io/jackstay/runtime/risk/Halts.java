package io.jackstay.runtime.risk;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which rules have halted the bot, why and until when; it may only reduce while there is one. Not thread safe: owned by the
 * bot loop.
 */
final class Halts {
    private static final long UNTIL_RESUMED = Long.MAX_VALUE;

    private final Map<String, Halt> byRule = new LinkedHashMap<>();

    private record Halt(String why, long untilNanos) {}

    /** A second call of one rule changes the reason alone. Returns false then. */
    boolean halt(String rule, String why) {
        Halt before = byRule.get(rule);
        byRule.put(rule, new Halt(why, before == null ? UNTIL_RESUMED : before.untilNanos));
        return before == null;
    }

    /** The rule's halt ends by itself; without effect when it has not halted. */
    void resumeAt(String rule, long epochNanos) {
        byRule.computeIfPresent(rule, (name, halt) -> new Halt(halt.why, epochNanos));
    }

    /** Ends the halts whose time is over; true when none is left and there was one. */
    boolean liftIfDue(long nowNanos) {
        if (byRule.isEmpty()) {
            return false;
        }
        Iterator<Halt> halts = byRule.values().iterator();
        while (halts.hasNext()) {
            if (nowNanos >= halts.next().untilNanos) {
                halts.remove();
            }
        }
        return byRule.isEmpty();
    }

    /** The reason of the rule that halted first. */
    Optional<String> why() {
        return byRule.values().stream().findFirst().map(Halt::why);
    }
}
