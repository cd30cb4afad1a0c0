package io.jackstay.runtime.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One open file of a {@link Disk}. Not thread safe: one user at a time. */
public interface DiskFile extends Closeable {
    /** May write less than there is; returns how much. */
    int write(ByteBuffer source, long position) throws IOException;

    /** May read less than there is room for; -1 at the end. */
    int read(ByteBuffer target, long position) throws IOException;

    long size() throws IOException;

    void truncate(long size) throws IOException;

    /** What was written before survives a crash; with {@code size} its length does, too. */
    void force(boolean size) throws IOException;
}
