package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * A file of the machine. Not thread safe: one user at a time, whom nobody may interrupt, for that closes the channel.
 *
 * <p>A file that this process has made is written past the channel: a loop that turns plugins writes records, too, and a plugin may
 * interrupt its thread.
 */
final class RealFile implements DiskFile {
    private final FileChannel channel;
    private final @Nullable RandomAccessFile made;

    RealFile(FileChannel channel) {
        this.channel = requireNonNull(channel, "channel is null");
        this.made = null;
    }

    /** @param made what this process has made; closed with this */
    RealFile(RandomAccessFile made) {
        this.made = requireNonNull(made, "made is null");
        this.channel = made.getChannel();
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        if (made == null || !source.hasArray()) {
            return channel.write(source, position);
        }
        int count = source.remaining();
        made.seek(position);
        made.write(source.array(), source.arrayOffset() + source.position(), count);
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
        if (made == null) {
            channel.close();
        } else {
            made.close();
        }
    }
}
