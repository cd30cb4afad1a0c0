package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file of the machine. Not thread safe: one user at a time, whom nobody may interrupt, for that closes the channel. */
final class RealFile implements DiskFile {
    private final FileChannel channel;

    RealFile(FileChannel channel) {
        this.channel = requireNonNull(channel, "channel is null");
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return channel.write(source, position);
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
        channel.close();
    }
}
