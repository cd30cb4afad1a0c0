package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A locked file with the pid of the process that owns a folder. Thread safe.
 *
 * <p>The system gives a process's lock back when the process closes any channel of the file. So within a process the owner is
 * found in a set, and the file of a folder that is in it is not opened a second time.
 */
final class FolderLock implements DiskLock {
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();
    private static final int MAX_PID_BYTES = 32;

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = requireNonNull(channel, "channel is null");
    }

    static FolderLock take(Path root, String name) throws IOException {
        Path folder = root.toRealPath();
        if (!TAKEN.add(folder)) {
            throw inUse(root, Long.toString(ProcessHandle.current().pid()));
        }
        boolean taken = false;
        try {
            FolderLock lock = open(root, folder, name);
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                TAKEN.remove(folder);
            }
        }
    }

    /**
     * The pid that is in the file; of a process that was killed it is there still. Of this process's own folders the file is not opened.
     */
    static Optional<String> owner(Path root, String name) throws IOException {
        if (!Files.exists(root.resolve(name))) {
            return Optional.empty();
        }
        if (TAKEN.contains(root.toRealPath())) {
            return Optional.of(Long.toString(ProcessHandle.current().pid()));
        }
        String pid =
                Files.readString(root.resolve(name), StandardCharsets.US_ASCII).strip();
        return pid.matches("[0-9]{1,18}") ? Optional.of(pid) : Optional.empty();
    }

    private static FolderLock open(Path root, Path folder, String name) throws IOException {
        FileChannel channel = FileChannel.open(
                root.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(root, pidIn(channel));
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

    private static String pidIn(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_PID_BYTES);
        channel.read(bytes, 0);
        String pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return pid.matches("[0-9]+") ? pid : "unknown";
    }

    private static JackstayException inUse(Path root, String pid) {
        return new JackstayException(
                ErrorCode.JOURNAL_IN_USE,
                "data directory %s is in use by process %s: stop it first, or give this one a data-dir of its own"
                        .formatted(root, pid));
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
