package io.jackstay.runtime.journal;

/**
 * Bounds of a store. Immutable.
 *
 * @param maxGroupsInFlight groups between append and the end of their completion, for each stream
 * @param maxBytesInFlight their bytes; a single group may exceed it when nothing else is in flight
 * @param maxGroupsPerSync groups of a stream that one sync covers at most
 * @param segmentBytes size at which the next segment begins
 * @param firstStepBytes room that a new segment is given at once
 * @param maxStepBytes room that a growing segment is given at a time; each step doubles up to it
 */
public record JournalSettings(
        int maxGroupsInFlight,
        long maxBytesInFlight,
        int maxGroupsPerSync,
        long segmentBytes,
        int firstStepBytes,
        int maxStepBytes) {
    private static final int MIB = 1 << 20;

    public JournalSettings {
        if (maxGroupsInFlight < 1 || maxBytesInFlight < 1 || maxGroupsPerSync < 1) {
            throw new IllegalArgumentException("in flight %d groups, %d bytes, %d a sync: each must be positive"
                    .formatted(maxGroupsInFlight, maxBytesInFlight, maxGroupsPerSync));
        }
        if (segmentBytes < 1 || firstStepBytes < 1 || maxStepBytes < firstStepBytes) {
            throw new IllegalArgumentException(
                    "segment of %d bytes in steps from %d to %d".formatted(segmentBytes, firstStepBytes, maxStepBytes));
        }
    }

    public static JournalSettings defaults() {
        return new JournalSettings(4_096, 8L * MIB, 1_024, 64L * MIB, MIB, 16 * MIB);
    }

    public JournalSettings withMaxGroupsInFlight(int groups) {
        return new JournalSettings(
                groups, maxBytesInFlight, maxGroupsPerSync, segmentBytes, firstStepBytes, maxStepBytes);
    }

    public JournalSettings withMaxGroupsPerSync(int groups) {
        return new JournalSettings(
                maxGroupsInFlight, maxBytesInFlight, groups, segmentBytes, firstStepBytes, maxStepBytes);
    }

    public JournalSettings withSegments(long bytes, int firstStep, int maxStep) {
        return new JournalSettings(maxGroupsInFlight, maxBytesInFlight, maxGroupsPerSync, bytes, firstStep, maxStep);
    }
}
