package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has a folder, where nobody but this process is about. */
final class FolderOwnerTest {
    private static final OptionalLong US =
            OptionalLong.of(ProcessHandle.current().pid());

    @TempDir
    private Path root;

    private FolderLock take() throws IOException {
        return FolderLock.take(root, FileJournalStore.LOCK, () -> {
            throw new AssertionError("nobody else has it");
        });
    }

    @Test
    void aFolderIsOursFromItsLockToTheEndOfIt() throws IOException {
        assertThat(FolderOwner.of(root))
                .isEqualTo(new FolderOwner(FolderOwner.State.NEVER_TAKEN, OptionalLong.empty()));
        assertThat(FolderLock.isOurs(root)).isFalse();

        try (FolderLock lock = take()) {
            assertThat(lock).isNotNull();
            assertThat(FolderLock.isOurs(root)).isTrue();
            assertThat(FolderOwner.of(root)).isEqualTo(new FolderOwner(FolderOwner.State.TAKEN, US));
            assertThat(root.resolve(FileJournalStore.LOCK)).hasContent(US.getAsLong() + "\n");
        }

        assertThat(FolderLock.isOurs(root)).isFalse();
        assertThat(FolderOwner.of(root)).isEqualTo(new FolderOwner(FolderOwner.State.LEFT, OptionalLong.empty()));
        try (FolderLock again = take()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void aSecondOneOfThisProcessIsRefusedByName() throws IOException {
        try (FolderLock lock = take()) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(this::take)
                    .isInstanceOfSatisfying(
                            JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_IN_USE))
                    .hasMessageContaining("in use by process " + US.getAsLong());
        }
    }

    @Test
    void whatIsNoPidNamesNobody() throws IOException {
        Path file = root.resolve(FileJournalStore.LOCK);
        Files.writeString(file, "4711\n");
        assertThat(FolderOwner.of(root)).isEqualTo(new FolderOwner(FolderOwner.State.LEFT, OptionalLong.of(4711)));
        assertThat(FolderOwner.of(root).who()).isEqualTo("process 4711");

        Files.writeString(file, "nobody\n");
        assertThat(FolderOwner.of(root)).isEqualTo(new FolderOwner(FolderOwner.State.LEFT, OptionalLong.empty()));
        assertThat(FolderOwner.of(root).who()).isEqualTo("a process");
    }

    @Test
    void aCloseKeepsAnInterruptForLater() throws IOException {
        FolderLock lock = take();
        Thread.currentThread().interrupt();
        lock.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(root.resolve(FileJournalStore.LOCK)).isEmptyFile();
    }
}
