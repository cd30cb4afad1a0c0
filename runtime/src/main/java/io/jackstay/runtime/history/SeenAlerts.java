package io.jackstay.runtime.history;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Until when a person has seen the alerts of a data directory: a file of its own, so that it can be written while a process owns the
 * journals. Immutable, but for the file.
 */
public final class SeenAlerts {
    private static final String NAME = "alerts-seen";

    private final Path file;
    private final Path next;

    public SeenAlerts(Path folder) {
        requireNonNull(folder, "folder is null");
        this.file = folder.resolve(NAME);
        this.next = folder.resolve(NAME + ".next");
    }

    /**
     * Alerts that were raised last at this time or before have been seen, epoch nanoseconds; the smallest number when none have.
     *
     * @throws JackstayException JOURNAL_CORRUPT when the file has no time, JOURNAL_FAILED when it can't be read
     */
    public long untilNanos() {
        if (!Files.exists(file)) {
            return Long.MIN_VALUE;
        }
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (NumberFormatException e) {
            throw new JackstayException(
                    ErrorCode.JOURNAL_CORRUPT,
                    "%s must hold a time in nanoseconds; it may be deleted".formatted(file),
                    e);
        } catch (IOException e) {
            throw new JackstayException(ErrorCode.JOURNAL_FAILED, "can't read %s: %s".formatted(file, e), e);
        }
    }

    /** From here on those up to this time count as seen; throws {@link JackstayException} JOURNAL_FAILED when that can't be kept. */
    public void acknowledge(long untilNanos) {
        try {
            Files.writeString(next, untilNanos + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new JackstayException(ErrorCode.JOURNAL_FAILED, "can't write %s: %s".formatted(file, e), e);
        }
    }
}
