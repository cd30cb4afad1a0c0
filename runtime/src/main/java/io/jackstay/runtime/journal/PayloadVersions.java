package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The versions that one kind of payload has had, and the steps from each to the next: old ones are brought up before they are
 * read, newer ones are refused. Immutable.
 */
public final class PayloadVersions {
    private final int current;
    private final Map<Integer, UnaryOperator<Entry>> steps;

    private PayloadVersions(int current, Map<Integer, UnaryOperator<Entry>> steps) {
        this.current = current;
        this.steps = steps;
    }

    /** A kind of payload that has had one version, which is 1. */
    public static PayloadVersions first() {
        return new PayloadVersions(1, Map.of());
    }

    /** With one more version; the step makes an entry of it from one of the version before. */
    public PayloadVersions next(UnaryOperator<Entry> step) {
        Map<Integer, UnaryOperator<Entry>> more = new TreeMap<>(steps);
        more.put(current, requireNonNull(step, "step is null"));
        return new PayloadVersions(current + 1, more);
    }

    public int current() {
        return current;
    }

    /** @throws io.jackstay.runtime.error.JackstayException JOURNAL_VERSION when it is of a newer program */
    public JournalSnapshot upgraded(JournalSnapshot snapshot) {
        String where = "snapshot of %s up to record %d".formatted(snapshot.stream(), snapshot.upTo());
        return new JournalSnapshot(
                snapshot.stream(), snapshot.epoch(), snapshot.upTo(), upgraded(where, snapshot.entry()));
    }

    /** @throws io.jackstay.runtime.error.JackstayException JOURNAL_VERSION when it is of a newer program */
    public JournalRecord upgraded(JournalRecord journaled) {
        String where = "journal %s record %d".formatted(journaled.stream(), journaled.sequence());
        return new JournalRecord(
                journaled.stream(),
                journaled.epoch(),
                journaled.sequence(),
                journaled.checksum(),
                journaled.previousChecksum(),
                journaled.level(),
                journaled.lastOfGroup(),
                upgraded(where, journaled.entry()));
    }

    private Entry upgraded(String where, Entry entry) {
        if (entry.version() > current) {
            throw Faults.newer(where, entry.version(), current);
        }
        Entry upgraded = entry;
        while (upgraded.version() < current) {
            int version = upgraded.version();
            upgraded = requireNonNull(steps.get(version), "no step").apply(upgraded);
            if (upgraded.version() != version + 1) {
                throw new IllegalStateException(
                        "%s: the step from version %d made version %d".formatted(where, version, upgraded.version()));
            }
        }
        return upgraded;
    }
}
