package io.jackstay.testkit.crash;

import java.util.List;

/**
 * What one run came to. Immutable.
 *
 * @param big whether the journal had 100 MB
 * @param kills processes that ended where they were to
 * @param lost fills of the venue that the bot does not have
 * @param doubled fills that the bot has twice, or has and the venue does not
 * @param orphans orders that rest at the venue and that nobody knows, or after an orderly stop
 * @param problems what else was wrong, in words
 * @param recoveryNanos from the start of the last process to its first order or cancel at the venue; 0 when there was none
 */
record CrashResult(
        long seed,
        CrashPlace place,
        boolean big,
        int kills,
        int lost,
        int doubled,
        int orphans,
        List<String> problems,
        long fills,
        long recoveryNanos) {
    CrashResult {
        problems = List.copyOf(problems);
    }

    int violations() {
        return lost + doubled + orphans + problems.size();
    }

    boolean isGood() {
        return violations() == 0;
    }

    String line() {
        return "seed %d, %s: %d lost, %d doubled, %d orphans%s; kept in its folder"
                .formatted(
                        seed,
                        place,
                        lost,
                        doubled,
                        orphans,
                        problems.isEmpty() ? "" : ", " + String.join(", ", problems));
    }
}
