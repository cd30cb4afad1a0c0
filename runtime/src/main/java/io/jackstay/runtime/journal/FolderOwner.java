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

/**
 * Who has a data directory, as another process sees it. Immutable.
 *
 * @param pid of who took it last; empty when nobody ever has, or the file does not say
 */
public record FolderOwner(State state, String pid) {
    private static final int MAX_PID_BYTES = 32;

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

    /** Looks, for a moment, from a process that does not own the folder itself: its own lock would be lost by it. */
    public static FolderOwner of(Path folder) throws IOException {
        Path file = folder.resolve(FileJournalStore.LOCK);
        if (!Files.exists(file)) {
            return new FolderOwner(State.NEVER_TAKEN, "");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            String pid = pid(channel);
            try (FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
                return new FolderOwner(lock == null ? State.TAKEN : State.LEFT, pid);
            }
        }
    }

    private static String pid(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_PID_BYTES);
        channel.read(bytes, 0);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return text.matches("[0-9]+") ? text : "";
    }
}
