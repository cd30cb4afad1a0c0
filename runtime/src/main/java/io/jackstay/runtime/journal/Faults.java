package io.jackstay.runtime.journal;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Words and codes for what a disk does. Stateless. */
final class Faults {
    private Faults() {}

    static JackstayException corrupt(String where, long offset, String what) {
        return new JackstayException(
                ErrorCode.JOURNAL_CORRUPT,
                "%s, offset %d: %s; nothing was changed: restore the data directory, or repair the journal"
                        .formatted(where, offset, what));
    }

    static JackstayException newer(String where, int version, int known) {
        return new JackstayException(
                ErrorCode.JOURNAL_VERSION,
                "%s has version %d, this program reads up to %d: start the newer program"
                        .formatted(where, version, known));
    }

    static JackstayException failed(String what, String where, IOException cause) {
        ErrorCode code = isFull(cause) ? ErrorCode.JOURNAL_FULL : ErrorCode.JOURNAL_FAILED;
        return new JackstayException(code, "can't %s %s: %s".formatted(what, where, words(cause)), cause);
    }

    static boolean isFull(IOException cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("quota exceeded")
                || message.contains("file too large");
    }

    static String words(IOException cause) {
        if (isFull(cause)) {
            return "no space left on the disk";
        }
        if (cause instanceof AccessDeniedException) {
            return "access denied: check owner and permissions";
        }
        String name = cause.getClass().getSimpleName();
        if (cause instanceof FileSystemException failure) {
            return failure.getReason() == null ? name : failure.getReason();
        }
        return cause.getMessage() == null ? name : cause.getMessage();
    }
}
