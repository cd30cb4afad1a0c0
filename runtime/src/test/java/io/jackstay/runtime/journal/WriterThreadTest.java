package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.WorkThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread that writes for all: real files, real threads. */
final class WriterThreadTest {
    private static final long DEADLINE_SECONDS = 10;

    @TempDir
    private Path root;

    @Test
    void severalLoopsAreAnsweredInTheirOrderByOneThread() throws Exception {
        int loops = 3;
        int groups = 300;
        List<Thread> threads = new ArrayList<>();
        List<List<Long>> answered = new ArrayList<>();
        try (FileJournalStore store = FileJournalStore.started(root, new SystemClock(), JournalSettings.defaults())) {
            for (int i = 0; i < loops; i++) {
                LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
                List<Long> mine = new ArrayList<>();
                answered.add(mine);
                Journal journal = store.open(StreamName.bot("b" + i), OpenMode.OWN, inbox::add);
                Thread loop = new Thread(() -> loop(journal, inbox, groups, mine), "loop-" + i);
                threads.add(loop);
                loop.start();
            }
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
            }
        }

        for (List<Long> mine : answered) {
            assertThat(mine).hasSize(groups).isSorted().doesNotHaveDuplicates();
        }
        try (FileJournalStore store = FileJournalStore.started(root, new SystemClock(), JournalSettings.defaults())) {
            for (int i = 0; i < loops; i++) {
                Journal journal = store.open(StreamName.bot("b" + i), OpenMode.OWN, Runnable::run);
                assertThat(Texts.all(journal)).isEqualTo(Texts.numbered(groups));
            }
        }
    }

    @Test
    void appendReturnsWhileAForceHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(2);
        SimDisk disk = new SimDisk(new SplittableRandom(1));
        VirtualClock clock = new VirtualClock(0);
        FileJournalStore store = new FileJournalStore(disk, clock, JournalSettings.defaults());
        Journal journal = store.open(SimJournal.BOT, OpenMode.OWN, Runnable::run);
        disk.onForce(() -> {
            hanging.countDown();
            await(released);
        });
        WorkThread thread = new WorkThread("journal-writer", clock);
        thread.add(store.writer());
        thread.start();

        journal.append(Texts.group("a"), Level.DURABLE, (result, group) -> answered.countDown());
        await(hanging);
        journal.append(Texts.group("b"), Level.DURABLE, (result, group) -> answered.countDown());

        assertThat(answered.getCount()).isEqualTo(2);
        assertThat(journal.hasRoom()).isTrue();
        released.countDown();
        await(answered);
        thread.stop();
        assertThat(thread.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS))).isTrue();
    }

    @Test
    void aWriterThatIsLostIsSeenAndAnotherWritesOn() throws Exception {
        CountDownLatch lost = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        SimDisk disk = new SimDisk(new SplittableRandom(1));
        FileJournalStore store = new FileJournalStore(disk, new SystemClock(), JournalSettings.defaults());
        Journal broken = store.open(SimJournal.BOT, OpenMode.OWN, Runnable::run);
        Journal other = store.open(StreamName.bot("other"), OpenMode.OWN, Runnable::run);
        disk.onForce(() -> {
            lost.countDown();
            throw new OutOfMemoryError("made up");
        });
        store.startWriter();
        assertThat(store.hasLostItsWriter()).isFalse();

        broken.append(Texts.group("a"), Level.DURABLE, Completion.NONE);
        await(lost);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!store.hasLostItsWriter()) {
            assertThat(System.nanoTime()).as("the loss is not seen").isLessThan(deadline);
            Thread.onSpinWait();
        }
        disk.onForce(() -> {});
        store.replaceWriter();
        other.append(Texts.group("b"), Level.DURABLE, (result, group) -> answered.countDown());

        await(answered);
        assertThat(store.hasLostItsWriter()).isFalse();
        store.close();
    }

    @Test
    void aPendingInterruptDoesNotCloseTheFile() {
        Inbox inbox = new Inbox();
        List<AppendResult> results = new ArrayList<>();
        FileJournalStore store =
                new FileJournalStore(new RealDisk(root), new VirtualClock(0), JournalSettings.defaults());
        Journal journal = store.open(SimJournal.BOT, OpenMode.OWN, inbox);
        journal.append(Texts.group("a"), Level.DURABLE, (result, group) -> results.add(result));
        Thread.currentThread().interrupt();
        store.writer().doWork();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        journal.append(Texts.group("b"), Level.DURABLE, (result, group) -> results.add(result));
        Thread.currentThread().interrupt();
        store.close();

        assertThat(Thread.interrupted()).isTrue();
        inbox.run();
        assertThat(results).containsExactly(AppendResult.DURABLE, AppendResult.DURABLE);
    }

    @Test
    void segmentsAreOrderedByNumberWhateverTheirTimes() throws Exception {
        JournalSettings small = JournalSettings.defaults().withSegments(256, 512, 512);
        try (FileJournalStore store = FileJournalStore.started(root, new SystemClock(), small)) {
            Journal journal = store.open(SimJournal.BOT, OpenMode.OWN, Runnable::run);
            Texts.numbered(30).forEach(text -> journal.append(Texts.group(text), Level.DURABLE, Completion.NONE));
        }
        Files.setLastModifiedTime(root.resolve(SimJournal.segment(1)), FileTime.from(4_000_000_000L, TimeUnit.SECONDS));

        try (FileJournalStore store = FileJournalStore.started(root, new SystemClock(), small)) {
            Journal journal = store.open(SimJournal.BOT, OpenMode.OWN, Runnable::run);
            assertThat(Texts.all(journal)).isEqualTo(Texts.numbered(30));
        }
    }

    private static void loop(Journal journal, LinkedBlockingQueue<Runnable> inbox, int groups, List<Long> answered) {
        try {
            for (String text : Texts.numbered(groups)) {
                journal.append(
                        Texts.group(text), Level.DURABLE, (result, group) -> answered.add(group.firstSequence()));
                Runnable ready = inbox.poll();
                if (ready != null) {
                    ready.run();
                }
            }
            while (answered.size() < groups) {
                Runnable next = inbox.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    return;
                }
                next.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no sign within the deadline");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
