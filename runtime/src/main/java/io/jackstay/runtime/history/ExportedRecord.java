package io.jackstay.runtime.history;

import static java.util.Objects.requireNonNull;

/**
 * One record of a journal in words. Immutable.
 *
 * @param sequence its number; 0 for one that comes from a snapshot
 * @param level how far it had to be kept when it was written
 * @param type what it is
 * @param record all that it has
 */
public record ExportedRecord(String journal, long sequence, String level, String type, String record) {
    public ExportedRecord {
        requireNonNull(journal, "journal is null");
        requireNonNull(level, "level is null");
        requireNonNull(type, "type is null");
        requireNonNull(record, "record is null");
    }
}
