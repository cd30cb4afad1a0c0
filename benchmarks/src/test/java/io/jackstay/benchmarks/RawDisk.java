package io.jackstay.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The floor under a journal: the same bytes written to a file with room made ahead, and forced. Not thread safe. */
final class RawDisk implements AutoCloseable {
    private static final int FIRST_STEP = 1 << 20;
    private static final int MAX_STEP = 16 << 20;

    private final FileChannel channel;
    private final ByteBuffer bytes;
    private long position;
    private long allocated;
    private int step = FIRST_STEP;

    RawDisk(Path file, int bytesPerSync) throws IOException {
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.bytes = ByteBuffer.allocateDirect(bytesPerSync);
    }

    void writeAndForce() throws IOException {
        if (position + bytes.capacity() > allocated) {
            extend();
        }
        bytes.clear();
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
        channel.force(false);
    }

    private void extend() throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(step);
        while (zeros.hasRemaining()) {
            allocated += channel.write(zeros, allocated);
        }
        channel.force(true);
        step = Math.min(MAX_STEP, 2 * step);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
