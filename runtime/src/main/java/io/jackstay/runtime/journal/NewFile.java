package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/**
 * A file that this process has made. Not thread safe: one user at a time.
 *
 * <p>Records are written past the channel, which an interrupt would close: a loop that turns plugins writes them, too, and a plugin may
 * interrupt its thread.
 */
final class NewFile implements DiskFile {
    private final RandomAccessFile file;
    private final RealFile channel;

    /** @param file closed with this */
    NewFile(RandomAccessFile file) {
        this.file = requireNonNull(file, "file is null");
        this.channel = new RealFile(file.getChannel());
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        if (!source.hasArray()) {
            return channel.write(source, position);
        }
        int count = source.remaining();
        file.seek(position);
        file.write(source.array(), source.arrayOffset() + source.position(), count);
        source.position(source.limit());
        return count;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return channel.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    @Override
    public void force(boolean size) throws IOException {
        channel.force(size);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
