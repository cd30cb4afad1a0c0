package io.jackstay.runtime.journal;

import io.jackstay.runtime.loop.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The store in files of the machine: the contract. A kill is a copy of the folder as it is at that moment. */
final class RealFileJournalTest extends JournalContract {
    @TempDir
    private Path root;

    private int copies;

    @Override
    JournalRig rig() {
        return new Rig(root.resolve("data"), new VirtualClock(0));
    }

    private final class Rig implements JournalRig {
        private final Path folder;
        private final VirtualClock clock;
        private final FileJournalStore store;

        Rig(Path folder, VirtualClock clock) {
            this.folder = folder;
            this.clock = clock;
            this.store = new FileJournalStore(new RealDisk(folder), clock, SETTINGS);
        }

        @Override
        public JournalStore store() {
            return store;
        }

        @Override
        public VirtualClock clock() {
            return clock;
        }

        @Override
        public void turn() {
            store.writer().doWork();
        }

        @Override
        public JournalRig restarted() {
            store.close();
            return new Rig(folder, clock);
        }

        @Override
        public JournalRig killed() {
            Path copy = root.resolve("copy" + copies++);
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> all = files.toList();
                for (Path file : all) {
                    Files.copy(file, copy.resolve(folder.relativize(file).toString()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            store.close();
            return new Rig(copy, clock);
        }
    }
}
