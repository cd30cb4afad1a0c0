package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.loop.SystemClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One owner a data directory, within a process and between two. */
final class FolderLockTest {
    @TempDir
    private Path root;

    @Test
    void aSecondStoreOfThisProcessIsRefusedAndTheFirstKeepsItsLock() throws Exception {
        try (FileJournalStore first = store(root)) {
            own(first);
            try (FileJournalStore second = store(root)) {
                assertInUse(second, ProcessHandle.current().pid());
            }
            assertThat(askOtherProcess())
                    .isEqualTo("IN_USE " + ProcessHandle.current().pid());
        }
    }

    @Test
    void anotherProcessIsRefusedWithOurPidUntilWeClose() throws Exception {
        FileJournalStore store = store(root);
        own(store);
        assertThat(askOtherProcess())
                .isEqualTo("IN_USE " + ProcessHandle.current().pid());
        store.close();

        assertThat(askOtherProcess()).isEqualTo("OWNED 2");
    }

    @Test
    void followersNeedNoLock() {
        try (FileJournalStore owner = store(root);
                FileJournalStore reader = store(root)) {
            own(owner);

            assertThat(reader.open(SimJournal.BOT, OpenMode.FOLLOW, Runnable::run)
                            .epoch())
                    .isEqualTo(1);
        }
    }

    @Test
    void aFolderThatCantBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "x");

        try (FileJournalStore store = store(file.resolve("data"))) {
            assertThatThrownBy(() -> own(store))
                    .isInstanceOfSatisfying(
                            JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_FAILED))
                    .hasMessageContaining("data");
        }
    }

    /** The other process: says what became of its attempt. */
    static final class Other {
        private Other() {}

        public static void main(String[] args) {
            try (FileJournalStore store = store(Path.of(args[0]))) {
                System.out.println("OWNED " + own(store).epoch());
            } catch (JackstayException e) {
                String pid = e.getMessage().replaceAll(".*process ([0-9]+):.*", "$1");
                System.out.println(e.code() == ErrorCode.JOURNAL_IN_USE ? "IN_USE " + pid : e.getMessage());
            }
        }
    }

    private String askOtherProcess() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(java, "-cp", classPath, Other.class.getName(), root.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return line;
        } finally {
            process.destroyForcibly();
        }
    }

    private static FileJournalStore store(Path folder) {
        return new FileJournalStore(new RealDisk(folder), new SystemClock(), JournalSettings.defaults());
    }

    private static Journal own(FileJournalStore store) {
        return store.open(SimJournal.BOT, OpenMode.OWN, Runnable::run);
    }

    private static void assertInUse(FileJournalStore store, long pid) {
        assertThatThrownBy(() -> own(store))
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_IN_USE))
                .hasMessageContaining("in use by process " + pid);
    }
}
