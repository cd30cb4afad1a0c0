package io.jackstay.runtime.journal;

import io.jackstay.runtime.loop.VirtualClock;
import java.util.SplittableRandom;

/** The store in files on a simulated disk, which loses whatever was not forced: the contract. */
final class SimFileJournalTest extends JournalContract {
    @Override
    JournalRig rig() {
        return new Rig(new SimDisk(new SplittableRandom(7)), new VirtualClock(0));
    }

    private static final class Rig implements JournalRig {
        private final SimDisk disk;
        private final VirtualClock clock;
        private final FileJournalStore store;

        Rig(SimDisk disk, VirtualClock clock) {
            this.disk = disk;
            this.clock = clock;
            this.store = new FileJournalStore(disk, clock, SETTINGS);
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
            return new Rig(disk, clock);
        }

        @Override
        public JournalRig killed() {
            return new Rig(disk.crashed(), clock);
        }
    }
}
