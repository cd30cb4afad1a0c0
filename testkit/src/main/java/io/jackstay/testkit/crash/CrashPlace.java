package io.jackstay.testkit.crash;

import java.util.ArrayList;
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
    K8("the cancels of a stop have left / the venue has confirmed", 2),
    ROLL("between the steps of going on in the next segment", 9),
    COMPACT("between the steps of dropping what a snapshot made superfluous", 6),
    AMEND("an order has ended to make room for its successor / that one leaves", 25),
    RECOVERY("three times in a row during the start after a SIGKILL", 10),
    SEQUENCE("three times in a row in the middle of sequences, at K1 to K6 or at a random instant", 12),
    /** No crash: only where it is asked for. */
    STOP("not killed but asked to stop, by SIGTERM, at a random instant", 0);

    private final String words;
    private final int most;

    CrashPlace(String words, int most) {
        this.words = words;
        this.most = most;
    }

    /** The order in which they take turns when nothing else is said: of 500 runs each of K1 to K8 and RANDOM has 43 at least. */
    static List<CrashPlace> crashes() {
        List<CrashPlace> often = Arrays.stream(values())
                .filter(place -> place.compareTo(K8) <= 0)
                .toList();
        List<CrashPlace> turns = new ArrayList<>(often);
        turns.addAll(List.of(ROLL, COMPACT, AMEND, RECOVERY, SEQUENCE));
        turns.addAll(often);
        return List.copyOf(turns);
    }

    String words() {
        return words;
    }

    /** The property that arms it, at an occurrence that the seed draws. */
    String armed(SplittableRandom random) {
        if (this == SEQUENCE) {
            List<CrashPlace> inside = List.of(K1, K2, K3, K4, K5, K6);
            int drawn = random.nextInt(inside.size() + 1);
            return drawn == inside.size() ? "" : at(inside.get(drawn), 1 + random.nextInt(most));
        }
        return at(this, 1 + random.nextInt(most));
    }

    private static String at(CrashPlace place, int occurrence) {
        return "-Djackstay.crash-at=%s:%d".formatted(place.name(), occurrence);
    }

    /** How many processes are killed after the first. */
    int more() {
        return switch (this) {
            case RECOVERY -> 3;
            case SEQUENCE -> 2;
            default -> 0;
        };
    }

    /** Whether the first process of a run ends by the point itself. */
    boolean isReachedFirst() {
        return this != RANDOM && this != RECOVERY && this != SEQUENCE && this != STOP;
    }
}
