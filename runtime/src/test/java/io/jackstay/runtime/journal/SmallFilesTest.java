package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are replaced as a whole, on the caller's thread or on one of their own. */
final class SmallFilesTest {
    @TempDir
    private Path root;

    private SmallFiles files(boolean threaded) {
        return new SmallFiles(new RealDisk(root), "nonces", () -> threaded);
    }

    @Test
    void whatIsReplacedIsReadBack() {
        SmallFiles files = files(false);
        assertThat(files.read("a")).isEmpty();
        files.replace("a", "one".getBytes(StandardCharsets.US_ASCII));
        files.replace("a", "two".getBytes(StandardCharsets.US_ASCII));

        assertThat(new String(files.read("a").orElseThrow(), StandardCharsets.US_ASCII))
                .isEqualTo("two");
        assertThat(root.resolve("nonces")).isDirectoryContaining(file -> file.endsWith("a"));
        assertThat(files.where("a")).isEqualTo(root.resolve("nonces/a").toString());
    }

    @Test
    void withoutAThreadTheCallerWrites() {
        List<Thread> writers = new CopyOnWriteArrayList<>();
        files(false).execute(() -> writers.add(Thread.currentThread()));

        assertThat(writers).containsExactly(Thread.currentThread());
    }

    @Test
    void aThreadOfTheirOwnWritesInOrderAndIsWaitedForAtTheEnd() {
        List<String> written = new CopyOnWriteArrayList<>();
        List<Thread> writers = new CopyOnWriteArrayList<>();
        SmallFiles files = files(true);
        for (int i = 0; i < 100; i++) {
            String name = Integer.toString(i);
            files.execute(() -> {
                written.add(name);
                writers.add(Thread.currentThread());
            });
        }
        files.close();

        assertThat(written).hasSize(100).first().isEqualTo("0");
        assertThat(written.get(99)).isEqualTo("99");
        assertThat(writers).allSatisfy(thread -> {
            assertThat(thread.getName()).isEqualTo("nonces-writer");
            assertThat(thread.isDaemon()).isTrue();
        });
        assertThat(writers.stream().distinct()).hasSize(1);
    }
}
