package io.jackstay.runtime.data;

import io.jackstay.runtime.data.columns.ColumnReader;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Rows out of the cache, which was verified when it was opened. Not thread safe: owned by the thread that reads. */
final class TableRows implements RowSource {
    private final Path path;
    private final InputStream in;
    private final ColumnReader reader;
    private long row;

    TableRows(Path path, InputStream in, ColumnReader reader) {
        this.path = path;
        this.in = in;
        this.reader = reader;
    }

    @Override
    public boolean next(long[] target) {
        row++;
        try {
            return reader.next(target);
        } catch (IOException e) {
            throw invalid("changed while it was read: %s; delete it and run again".formatted(e.getMessage()), e);
        }
    }

    @Override
    public JackstayException fault(String what) {
        return new JackstayException(ErrorCode.DATA_INVALID, "%s: row %d: %s".formatted(path, row, what));
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw invalid("can't be closed: " + e.getMessage(), e);
        }
    }

    private JackstayException invalid(String what, IOException cause) {
        return new JackstayException(ErrorCode.DATA_INVALID, path + ": " + what, cause);
    }
}
