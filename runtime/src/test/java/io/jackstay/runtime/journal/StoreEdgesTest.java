package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.JournalState.Condition;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of journals beside what it stores: followers, owners that turn it themselves, its folder and its small files. */
final class StoreEdgesTest {
    private final SimDisk disk = new SimDisk(new SplittableRandom(5));

    private SimJournal appended(String... texts) {
        SimJournal journal = SimJournal.on(disk);
        for (String text : texts) {
            journal.append(Level.DURABLE, text);
        }
        return journal;
    }

    @Test
    void aFollowerTellsWhatTheOwnerHasAndChangesNothing() {
        SimJournal owner = appended("a", "b");
        owner.journal.snapshot(1, Texts.entry("state"), result -> {});
        owner.settle();
        List<String> files = disk.all();
        Journal follower = owner.store.open(SimJournal.BOT, OpenMode.FOLLOW, Runnable::run);

        assertThat(follower.stream()).isEqualTo(SimJournal.BOT);
        assertThat(follower.mode()).isEqualTo(OpenMode.FOLLOW);
        assertThat(follower.openedAt()).isEqualTo(2);
        assertThat(follower.epoch()).isEqualTo(1);
        assertThat(follower.findings()).isEmpty();
        assertThat(follower.cut()).isEmpty();
        assertThat(follower.snapshot().orElseThrow().upTo()).isEqualTo(1);
        assertThat(follower.oldestWaitingNanos()).isZero();
        assertThat(follower.hasRoom()).isFalse();
        assertThat(follower.state().isRunning()).isTrue();
        assertThat(follower.replay(1, record -> {})).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> follower.snapshot(1, Texts.entry("s"), result -> {}));
        Group group = owner.journal.append(Texts.group("c"), Level.DURABLE, Completion.NONE);
        assertThatIllegalStateException().isThrownBy(() -> follower.retry(group, Completion.NONE));
        follower.drain();
        follower.close();
        assertThat(follower.state().condition()).isEqualTo(Condition.CLOSED);
        assertThat(disk.all()).isEqualTo(files);
    }

    @Test
    void anOwnerTellsWhatItIs() {
        SimJournal owner = appended("a", "b");

        assertThat(owner.journal.stream()).isEqualTo(SimJournal.BOT);
        assertThat(owner.journal.mode()).isEqualTo(OpenMode.OWN);
        assertThat(owner.journal.openedAt()).isZero();
        assertThat(owner.journal.cut()).isEmpty();
        owner.close();
        Journal next = SimJournal.on(disk).journal;
        assertThat(next.openedAt()).isEqualTo(2);
        assertThat(next.replay(0, record -> {})).isEqualTo(2);
    }

    @Test
    void anOwnerMayStoreWhatItHasAppendedWithoutTheWriter() {
        SimJournal journal = SimJournal.on(disk).hand(Level.WRITTEN, "a").hand(Level.DURABLE, "b");

        journal.journal.drain();

        assertThat(journal.store.writer().doWork()).isZero();
        journal.settle();
        assertThat(journal.answers).containsExactly("a DURABLE", "b DURABLE");
    }

    @Test
    void theWriterIsWokenByAnAppendAndHasNoTimeOfItsOwn() {
        SimJournal journal = SimJournal.on(disk);
        AtomicInteger woken = new AtomicInteger();
        journal.store.writer().wakeBy(woken::incrementAndGet);

        journal.hand(Level.DURABLE, "a");

        assertThat(woken).hasPositiveValue();
        assertThat(journal.store.writer().name()).isEqualTo("journal-writer");
        assertThat(journal.store.writer().nextDeadlineNanos()).isEqualTo(Work.NO_DEADLINE);
        assertThat(journal.store.writer().doWork()).isEqualTo(1);
    }

    @Test
    void aClosedJournalIsTurnedNoMoreAndAClosedStoreOpensNothing() {
        SimJournal journal = appended("a");
        journal.journal.close();
        assertThat(journal.journal.state().words()).isEqualTo("journal bot-b is closed");
        journal.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> journal.store.open(SimJournal.BOT, OpenMode.OWN, Runnable::run))
                .withMessageContaining("the store is closed");
    }

    @Test
    void whatWaitedWhenAStoreIsClosedIsStored() {
        SimJournal.on(disk).hand(Level.WRITTEN, "a").close();

        assertThat(Texts.all(SimJournal.on(disk).journal)).containsExactly("a");
    }

    @Test
    void anEmptiedFolderHasNoStreams(@TempDir Path folder) {
        FileJournalStore store =
                FileJournalStore.on(new RealDisk(folder), new VirtualClock(0), JournalSettings.defaults());
        Journal journal = store.open(SimJournal.BOT, OpenMode.OWN, Runnable::run);
        journal.append(Texts.group("a"), Level.DURABLE, Completion.NONE);
        journal.close();
        assertThat(store.streams()).containsExactly(SimJournal.BOT);

        store.deleteAll();

        assertThat(store.streams()).isEmpty();
        assertThat(folder.resolve("bot-b")).doesNotExist();
        store.close();
    }

    @Test
    void aStoreWithoutAThreadHasNoneToLose() {
        FileJournalStore store = FileJournalStore.on(disk, new VirtualClock(0), JournalSettings.defaults());

        assertThat(store.hasLostItsWriter()).isFalse();
        store.replaceWriter();
        assertThat(store.hasLostItsWriter()).isFalse();
    }

    @Test
    void aSmallFileIsReplacedWholeAndReadBack() {
        FileJournalStore store = FileJournalStore.on(disk, new VirtualClock(0), JournalSettings.defaults());
        SmallFiles files = store.nonces().orElseThrow();
        assertThat(files.read("a")).isEmpty();
        files.replace("a", new byte[] {1, 2});
        files.replace("a", new byte[] {3});

        assertThat(files.read("a").orElseThrow()).containsExactly(3);
        assertThat(files.where("a")).endsWith("nonces/a");
        assertThat(disk.crashed().all()).contains("nonces/a").noneMatch(name -> name.endsWith(".tmp"));
        List<String> done = new ArrayList<>();
        files.execute(() -> done.add("by the caller"));
        assertThat(done).hasSize(1);
    }

    @Test
    void aFileThatIsNoSmallOneIsRefused() {
        FileJournalStore store = FileJournalStore.on(disk, new VirtualClock(0), JournalSettings.defaults());
        SmallFiles files = store.nonces().orElseThrow();
        files.replace("most", new byte[1 << 16]);
        files.replace("more", new byte[(1 << 16) + 1]);

        assertThat(files.read("most").orElseThrow()).hasSize(1 << 16);
        assertThatThrownBy(() -> files.read("more"))
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_CORRUPT))
                .hasMessageContaining("65537 bytes, at most 65536 expected");
    }

    @Test
    void aSegmentHoldsWhatFitsAndTheNextOneGoesOn() {
        int record = Frames.HEADER + 2;
        int room = SegmentHeader.BYTES + 3 * record;
        SimJournal journal = new SimJournal(disk, JournalSettings.defaults().withSegments(room, 64, 64));
        journal.appendNumbered(7).close();

        assertThat(SegmentHeader.idsIn(disk.list("bot-b"))).containsExactly(1L, 2L, 3L);
        SimDisk small = new SimDisk(new SplittableRandom(6));
        new SimJournal(small, JournalSettings.defaults().withSegments(room - 1, 64, 64))
                .appendNumbered(7)
                .close();
        assertThat(SegmentHeader.idsIn(small.list("bot-b"))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(Texts.all(SimJournal.on(small).journal)).isEqualTo(Texts.numbered(7));
    }

    @Test
    void aRecordLargerThanASegmentHasOneOfItsOwn() {
        SimJournal journal = new SimJournal(disk, JournalSettings.defaults().withSegments(64, 16, 16));
        String large = "x".repeat(5_000);
        journal.append(Level.DURABLE, "a")
                .append(Level.DURABLE, large)
                .append(Level.DURABLE, "b")
                .close();

        assertThat(Texts.all(SimJournal.on(disk).journal)).containsExactly("a", large, "b");
    }
}
