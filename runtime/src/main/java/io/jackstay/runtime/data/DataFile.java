package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The bytes of one data file, unpacked when it is an archive, and the name its errors carry. Not thread safe: owned by
 * the thread that reads.
 */
final class DataFile implements AutoCloseable {
    private final Path path;
    private final LookAheadStream bytes;

    private DataFile(Path path, LookAheadStream bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /** Opens a plain file or a gzip archive, told apart by the first two bytes and not by the name. */
    static DataFile open(Path path) {
        requireNonNull(path, "path is null");
        if (Files.isDirectory(path)) {
            throw invalid(path + ": is a directory, expected a data file");
        }
        InputStream raw;
        try {
            raw = Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw invalid(path + ": no such file, expected a data file", e);
        } catch (IOException e) {
            throw invalid(path + ": can't be opened, expected a readable data file: " + e, e);
        }
        try {
            LookAheadStream plain = new LookAheadStream(raw);
            if (plain.byteAhead(0) != GzipStream.MAGIC_1 || plain.byteAhead(1) != GzipStream.MAGIC_2) {
                return new DataFile(path, plain);
            }
            return new DataFile(path, new LookAheadStream(new GzipStream(plain)));
        } catch (IOException e) {
            closeAfter(raw, e);
            throw invalid(path + ":1: can't be read: " + e.getMessage(), e);
        }
    }

    InputStream bytes() {
        return bytes;
    }

    /** A byte of the unpacked content that has not been read yet, -1 past the end; the first few only. */
    int byteAhead(int index) {
        try {
            return bytes.byteAhead(index);
        } catch (IOException e) {
            throw fault(1, "can't be read: " + e.getMessage(), e);
        }
    }

    JackstayException fault(long line, String what) {
        return invalid(path + ":" + line + ": " + what);
    }

    JackstayException fault(long line, String what, Exception cause) {
        return invalid(path + ":" + line + ": " + what, cause);
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw invalid(path + ": can't be closed: " + e, e);
        }
    }

    private static void closeAfter(InputStream stream, IOException failure) {
        try {
            stream.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static JackstayException invalid(String message) {
        return new JackstayException(ErrorCode.DATA_INVALID, message);
    }

    private static JackstayException invalid(String message, Exception cause) {
        return new JackstayException(ErrorCode.DATA_INVALID, message, cause);
    }
}
