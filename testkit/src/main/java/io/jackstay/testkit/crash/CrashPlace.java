package io.jackstay.testkit.crash;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Where a process is killed. In the order of the table. */
enum CrashPlace {
    RANDOM("by SIGKILL, at a random instant", 0),
    K1("a turn has decided / its intents are written", 25),
    K2("the intents are written / the batch leaves", 25),
    K3("the batch has left / its outcome is read", 25),
    K4("the outcome is read / what became of the order is written", 25),
    K5("a fill has been received / it is written", 8),
    K6("a fill is durable / it is applied", 8),
    K7("a snapshot is written / it has its name", 6),
    K8("the cancels of a stop have left / the venue has confirmed", 3),
    ROLL("between the steps of going on in the next segment", 9),
    COMPACT("between the steps of dropping what a snapshot made superfluous", 6),
    RECOVERY("three times in a row during the start after a SIGKILL", 10),
    /** No crash: only where it is asked for. */
    STOP("not killed but asked to stop, by SIGTERM, at a random instant", 0);

    private final String words;
    private final int most;

    CrashPlace(String words, int most) {
        this.words = words;
        this.most = most;
    }

    /** Those that take turns when nothing else is said. */
    static List<CrashPlace> crashes() {
        return Arrays.stream(values()).filter(place -> place != STOP).toList();
    }

    String words() {
        return words;
    }

    /** The property that arms it, at an occurrence that the seed draws. */
    String armed(SplittableRandom random) {
        return "-Djackstay.crash-at=%s:%d".formatted(name(), 1 + random.nextInt(most));
    }

    /** Whether the first process of a run ends by the point itself. */
    boolean isReachedFirst() {
        return this != RANDOM && this != RECOVERY && this != STOP;
    }
}
