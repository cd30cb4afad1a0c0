package io.jackstay.runtime.data;

import io.jackstay.runtime.data.columns.ColumnWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one file of the cache beside its place, and puts it there when it is whole and its source is still what it was. Not thread
 * safe: owned by the thread that reads. A copy that can't be written, or is larger than the whole cache may be, costs a warning and
 * nothing else.
 */
final class CacheWriter {
    private final CacheFolder folder;
    private final Path place;
    private final Path source;
    private final CacheKey key;
    private final Consumer<String> warnings;
    private @Nullable Path part;
    private @Nullable OutputStream out;
    private @Nullable ColumnWriter writer;

    CacheWriter(CacheFolder folder, Path source, CacheKey key, RowKind kind, Consumer<String> warnings) {
        this.folder = folder;
        this.place = folder.place(key);
        this.source = source;
        this.key = key;
        this.warnings = warnings;
        try {
            Path beside = folder.begin(key);
            part = beside;
            OutputStream stream = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16);
            out = stream;
            writer = new ColumnWriter(stream, key.text(kind), kind.columns());
        } catch (IOException e) {
            failed(e);
        }
    }

    void append(long[] row) {
        ColumnWriter open = writer;
        if (open != null) {
            try {
                open.append(row);
                if (open.written() > folder.limitBytes()) {
                    throw new IOException(
                            "it is larger than the %d bytes that the cache may have".formatted(folder.limitBytes()));
                }
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    /** The rows are complete. */
    void commit() {
        ColumnWriter open = writer;
        Path whole = part;
        if (open == null || whole == null) {
            return;
        }
        try {
            open.end();
            close();
            if (key.isOf(source)) {
                Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                folder.makeRoomFor(place);
            }
        } catch (IOException e) {
            failed(e);
        }
        discard();
    }

    /** What is not in its place by now goes; without effect behind a commit. */
    void discard() {
        try {
            close();
            Path left = part;
            part = null;
            if (left != null) {
                Files.deleteIfExists(left);
            }
        } catch (IOException e) {
            warnings.accept("%s: the cache could not be tidied up: %s".formatted(place, e));
        }
    }

    private void close() throws IOException {
        writer = null;
        OutputStream open = out;
        out = null;
        if (open != null) {
            open.close();
        }
    }

    private void failed(IOException failure) {
        warnings.accept("%s: the cache could not be written, the run goes on without: %s".formatted(place, failure));
        discard();
    }
}
