package io.jackstay.runtime.journal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Files that are written and read whole. Stateless. */
final class WholeFile {
    static final String TEMPORARY = ".tmp";

    private static final int MAX_EMPTY_WRITES = 3;
    private static final int COPY_BYTES = 1 << 16;

    private WholeFile() {}

    /** Replaces a file so that after a crash there is the old one or the new one, whole. */
    static void replace(Disk disk, String folder, String name, ByteBuffer content) throws IOException {
        replace(disk, folder, name, content, () -> {});
    }

    /** @param beforeName called when the new one is durable and does not have its name yet */
    static void replace(Disk disk, String folder, String name, ByteBuffer content, Runnable beforeName)
            throws IOException {
        String temporary = folder + "/" + name + TEMPORARY;
        try (DiskFile file = disk.create(temporary)) {
            write(file, content, 0);
            file.force(true);
        }
        beforeName.run();
        disk.rename(temporary, folder + "/" + name);
        disk.forceFolder(folder);
    }

    static ByteBuffer read(Disk disk, String name, int maxBytes) throws IOException {
        try (DiskFile file = disk.read(name)) {
            long size = file.size();
            if (size > maxBytes) {
                throw Faults.corrupt(
                        disk.where(name), maxBytes, "%d bytes, at most %d expected".formatted(size, maxBytes));
            }
            ByteBuffer content = ByteBuffer.allocate((int) size);
            readFully(file, content, 0);
            return content.flip();
        }
    }

    static void readFully(DiskFile file, ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = file.read(target, at);
            if (count < 0) {
                throw new EOFException("ends at %d, %d bytes more expected".formatted(at, target.remaining()));
            }
            at += count;
        }
    }

    /** The first so many bytes, to the beginning of an empty file; not forced. */
    static void copy(DiskFile from, DiskFile to, long bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(COPY_BYTES);
        for (long at = 0; at < bytes; at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(COPY_BYTES, bytes - at));
            readFully(from, buffer, at);
            buffer.flip();
            write(to, buffer, at);
        }
    }

    /** Goes on after a short write. */
    static void write(DiskFile file, ByteBuffer source, long position) throws IOException {
        long at = position;
        int empty = 0;
        while (source.hasRemaining()) {
            int count = file.write(source, at);
            empty = count == 0 ? empty + 1 : 0;
            if (empty == MAX_EMPTY_WRITES) {
                throw new IOException("the disk takes no more bytes");
            }
            at += count;
        }
    }
}
