package io.jackstay.runtime.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What one stream has in memory. Not thread safe: under the lock of its store. */
final class MemoryStream {
    private static final int SNAPSHOTS = 2;

    private final List<Group> groups = new ArrayList<>();
    private final List<JournalSnapshot> snapshots = new ArrayList<>();
    private long epoch;
    private int forced;

    /** What a crash leaves: all that was forced, and as many groups after it as are given. */
    MemoryStream survivor(int unforced) {
        MemoryStream survivor = new MemoryStream();
        survivor.groups.addAll(groups.subList(0, forced + unforced));
        survivor.snapshots.addAll(snapshots);
        survivor.epoch = epoch;
        survivor.forced = survivor.groups.size();
        return survivor;
    }

    long own() {
        epoch++;
        forced = groups.size();
        return epoch;
    }

    long epoch() {
        return epoch;
    }

    int unforced() {
        return groups.size() - forced;
    }

    void add(Group group) {
        groups.add(group);
    }

    void force() {
        forced = groups.size();
    }

    boolean holds(Group group) {
        return groups.stream()
                .anyMatch(held -> held.firstSequence() == group.firstSequence()
                        && held.epoch() == group.epoch()
                        && held.checksum() == group.checksum());
    }

    long lastSequence() {
        return groups.isEmpty() ? 0 : groups.get(groups.size() - 1).lastSequence();
    }

    long lastChecksum() {
        return groups.isEmpty() ? 0 : groups.get(groups.size() - 1).checksum();
    }

    Optional<JournalSnapshot> snapshot() {
        return snapshots.isEmpty() ? Optional.empty() : Optional.of(snapshots.get(snapshots.size() - 1));
    }

    /** Keeps two, the records after the older, and always the last group, on which the next one builds. */
    void add(JournalSnapshot snapshot) {
        snapshots.removeIf(old -> old.upTo() == snapshot.upTo());
        snapshots.add(snapshot);
        if (snapshots.size() > SNAPSHOTS) {
            snapshots.remove(0);
        }
        if (snapshots.size() == SNAPSHOTS) {
            long superfluous = snapshots.get(0).upTo();
            while (groups.size() > 1 && groups.get(0).lastSequence() <= superfluous) {
                groups.remove(0);
                forced--;
            }
        }
    }

    void replay(long afterSequence, long upTo, Consumer<JournalRecord> consumer) {
        if (!groups.isEmpty() && groups.get(0).firstSequence() > afterSequence + 1) {
            throw Faults.corrupt(
                    "memory",
                    0,
                    "records %d to %d are missing"
                            .formatted(afterSequence + 1, groups.get(0).firstSequence() - 1));
        }
        for (Group group : List.copyOf(groups)) {
            if (group.lastSequence() <= upTo) {
                replay(group, afterSequence, consumer);
            }
        }
    }

    private static void replay(Group group, long afterSequence, Consumer<JournalRecord> consumer) {
        long sequence = group.firstSequence();
        for (JournalRecord journaled : Frames.decode(group)) {
            if (sequence > afterSequence) {
                consumer.accept(journaled);
            }
            sequence++;
        }
    }
}
