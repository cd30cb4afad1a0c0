package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/**
 * Who has a data directory, as another process sees it. Immutable.
 *
 * @param pid of who took it last; empty when nobody ever has, or the file does not say
 */
public record FolderOwner(State state, OptionalLong pid) {
    private static final int MAX_PID_BYTES = 32;
    private static final String PID = "[0-9]{1,18}";

    /** Closed. */
    public enum State {
        /** It was never taken. */
        NEVER_TAKEN,
        /** A process has it now. */
        TAKEN,
        /** Who had it has ended. */
        LEFT
    }

    public FolderOwner {
        requireNonNull(state, "state is null");
        requireNonNull(pid, "pid is null");
    }

    /**
     * Asks the system, with a shared lock that is held for a moment: a pid alone may be another process's by now. A folder of this process
     * is known without, since its lock would be lost by it.
     */
    public static FolderOwner of(Path folder) throws IOException {
        Path file = folder.resolve(FileJournalStore.LOCK);
        if (!Files.exists(file)) {
            return new FolderOwner(State.NEVER_TAKEN, OptionalLong.empty());
        }
        if (FolderLock.isOurs(folder)) {
            return new FolderOwner(
                    State.TAKEN, OptionalLong.of(ProcessHandle.current().pid()));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            try (FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
                return new FolderOwner(lock == null ? State.TAKEN : State.LEFT, pid(channel));
            }
        }
    }

    /** As in {@code process 4711}. */
    public String who() {
        return pid.isPresent() ? "process " + pid.getAsLong() : "a process";
    }

    /** What the file of a lock says. */
    static OptionalLong pid(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_PID_BYTES);
        channel.read(bytes, 0);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return text.matches(PID) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
