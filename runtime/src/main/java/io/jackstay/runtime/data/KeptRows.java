package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.JackstayException;

/** Rows that are written into the cache as they are read. Not thread safe: owned by the thread that reads. */
final class KeptRows implements RowSource {
    private final RowSource source;
    private final CacheWriter writer;

    KeptRows(RowSource source, CacheWriter writer) {
        this.source = requireNonNull(source, "source is null");
        this.writer = requireNonNull(writer, "writer is null");
    }

    @Override
    public boolean next(long[] target) {
        if (source.next(target)) {
            writer.append(target);
            return true;
        }
        writer.commit();
        return false;
    }

    @Override
    public JackstayException fault(String what) {
        return source.fault(what);
    }

    @Override
    public void close() {
        writer.discard();
        source.close();
    }
}
