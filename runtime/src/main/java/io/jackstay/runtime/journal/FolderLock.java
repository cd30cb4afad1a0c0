package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A locked file with the pid of the process that owns a folder. Thread safe.
 *
 * <p>The system gives a process's lock back when the process closes any channel of the file. So within a process the owner is
 * found in a set, and the file of a folder that is in it is not opened a second time.
 */
final class FolderLock implements DiskLock {
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();
    /** Who only looks whether a folder is taken holds its lock for a moment. */
    private static final int TRIES = 10;

    private static final long BETWEEN_NANOS = 10_000_000;

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = requireNonNull(channel, "channel is null");
    }

    static FolderLock take(Path root, String name) throws IOException {
        return take(root, name, () -> LockSupport.parkNanos(BETWEEN_NANOS));
    }

    /** @param pause between two tries */
    static FolderLock take(Path root, String name, Runnable pause) throws IOException {
        Path folder = root.toRealPath();
        if (!TAKEN.add(folder)) {
            throw inUse(root, OptionalLong.of(ProcessHandle.current().pid()));
        }
        boolean taken = false;
        try {
            FolderLock lock = open(root, folder, name, pause);
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                TAKEN.remove(folder);
            }
        }
    }

    /** Whether this process has the folder, which must exist. */
    static boolean isOurs(Path root) throws IOException {
        return TAKEN.contains(root.toRealPath());
    }

    private static FolderLock open(Path root, Path folder, String name, Runnable pause) throws IOException {
        FileChannel channel = FileChannel.open(
                root.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            if (!lock(channel, pause)) {
                throw inUse(root, FolderOwner.pid(channel));
            }
            channel.truncate(0);
            byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
            channel.write(ByteBuffer.wrap(pid), 0);
            locked = true;
            return new FolderLock(folder, channel);
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    /** The lock is held until the channel is closed. */
    private static boolean lock(FileChannel channel, Runnable pause) throws IOException {
        for (int i = 1; channel.tryLock() == null; i++) {
            if (i == TRIES) {
                return false;
            }
            pause.run();
        }
        return true;
    }

    private static JackstayException inUse(Path root, OptionalLong pid) {
        return new JackstayException(
                ErrorCode.JOURNAL_IN_USE,
                "data directory %s is in use by %s: stop it first, or give this one a data-dir of its own"
                        .formatted(root, new FolderOwner(FolderOwner.State.TAKEN, pid).who()));
    }

    /** An interrupt that is pending waits: it would close the channel before the file is emptied. */
    @Override
    public void close() throws IOException {
        boolean interrupted = Thread.interrupted();
        try (channel) {
            channel.truncate(0);
        } finally {
            TAKEN.remove(folder);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
