package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.loop.SystemClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    void whoOnlyLooksDoesNotStopAStart() throws Exception {
        Process looking = other(Looker.class);
        try (BufferedReader output = output(looking)) {
            assertThat(output.readLine()).isEqualTo("LOOKS");
            AtomicInteger pauses = new AtomicInteger();
            Runnable pause = () -> {
                pauses.incrementAndGet();
                goOn(looking, output);
            };

            try (FolderLock lock = FolderLock.take(root, FileJournalStore.LOCK, pause)) {
                assertThat(lock).isNotNull();
                assertThat(pauses).hasValue(1);
                assertThat(FolderOwner.of(root))
                        .isEqualTo(new FolderOwner(
                                FolderOwner.State.TAKEN,
                                OptionalLong.of(ProcessHandle.current().pid())));
            }
            assertThat(FolderOwner.of(root).state()).isEqualTo(FolderOwner.State.LEFT);
        } finally {
            looking.destroyForcibly();
        }
    }

    private static void goOn(Process looking, BufferedReader output) {
        try {
            looking.getOutputStream().close();
            assertThat(output.readLine()).isEqualTo("GONE");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Another process that looks at the folder until its input ends. */
    static final class Looker {
        private Looker() {}

        public static void main(String[] args) throws IOException {
            Path file = Files.createFile(Path.of(args[0], FileJournalStore.LOCK));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                    FileLock lock = channel.lock(0, Long.MAX_VALUE, true)) {
                System.out.println(lock.isShared() ? "LOOKS" : "OWNS");
                System.in.readAllBytes();
            }
            System.out.println("GONE");
        }
    }

    private Process other(Class<?> main) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(java, "-cp", classPath, main.getName(), root.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private String askOtherProcess() throws IOException, InterruptedException {
        Process process = other(Other.class);
        try (BufferedReader output = output(process)) {
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
