package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jackstay.runtime.journal.JournalState.Condition;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The writer of a journal between its threads, with owners that can't be answered, and when it is dead. */
final class WriterEdgesTest {
    private static final long PATIENCE_MILLIS = 10_000;

    private final SimDisk disk = new SimDisk(new SplittableRandom(5));

    private static Journal own(JournalStore store) {
        return store.open(SimJournal.BOT, OpenMode.OWN, Runnable::run);
    }

    /** All that a store and a journal lock for. */
    private static void useAll(JournalStore store, Work writer) {
        Journal journal = own(store);
        List<AppendResult> answers = new ArrayList<>();
        Group group = journal.append(Texts.group("a"), Level.DURABLE, (result, told) -> answers.add(result));
        writer.doWork();
        journal.retry(group, (result, told) -> answers.add(result));
        writer.doWork();
        journal.snapshot(group.lastSequence(), Texts.entry("state"), answers::add);
        writer.doWork();
        journal.append(Texts.group("b"), Level.DURABLE, (result, told) -> answers.add(result));
        journal.drain();
        Journal follower = store.open(SimJournal.BOT, OpenMode.FOLLOW, Runnable::run);
        assertThat(Texts.after(follower, group.lastSequence())).containsExactly("b");
        assertThat(store.streams()).containsExactly(SimJournal.BOT);
        Journal next = own(store);
        assertThat(Texts.after(next, group.lastSequence())).containsExactly("b");
        journal.close();
        next.close();
        assertThat(answers).hasSize(4).containsOnly(AppendResult.DURABLE);
    }

    /** On a thread of its own, which ends before this returns. */
    private static void elsewhere(Runnable use) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>(new IllegalStateException("it waits for ever"));
        Thread thread = new Thread(
                () -> {
                    try {
                        use.run();
                        failure.set(null);
                    } catch (Throwable e) {
                        failure.set(e);
                    }
                },
                "elsewhere");
        thread.setDaemon(true);
        thread.start();
        thread.join(PATIENCE_MILLIS);
        assertThat(failure.get()).isNull();
    }

    @Test
    void whatOneThreadLeavesAnotherGoesOnWithInFiles() throws InterruptedException {
        FileJournalStore store = FileJournalStore.on(disk, new VirtualClock(0), JournalSettings.defaults());
        useAll(store, store.writer());

        elsewhere(() -> useAll(store, store.writer()));
        elsewhere(store::close);
    }

    @Test
    void whatOneThreadLeavesAnotherGoesOnWithInMemory() throws InterruptedException {
        MemoryJournalStore store = new MemoryJournalStore(new VirtualClock(0), JournalSettings.defaults());
        useAll(store, store.writer());
        assertThat(store.crashed(new SplittableRandom(1)).streams()).hasSize(1);

        elsewhere(() -> useAll(store, store.writer()));
        elsewhere(store::close);
    }

    @Test
    void anOwnerThatCantBeAnsweredCostsItsJournal() {
        FileJournalStore store = FileJournalStore.on(disk, new VirtualClock(0), JournalSettings.defaults());
        Journal deaf = store.open(SimJournal.BOT, OpenMode.OWN, call -> {
            throw new IllegalStateException("no inbox");
        });
        Journal other = store.open(StreamName.bot("other"), OpenMode.OWN, Runnable::run);
        List<AppendResult> answers = new ArrayList<>();
        deaf.append(Texts.group("a"), Level.DURABLE, (result, group) -> answers.add(result));
        other.append(Texts.group("b"), Level.DURABLE, (result, group) -> answers.add(result));

        assertThat(store.writer().doWork()).isEqualTo(2);

        assertThat(deaf.state().condition()).isEqualTo(Condition.FAILED);
        assertThat(deaf.state().words()).contains("its owner can't be answered", "no inbox");
        assertThat(other.state().isRunning()).isTrue();
        assertThat(answers).containsExactly(AppendResult.DURABLE);
    }

    @Test
    void anInterruptIsNeitherLostNorMadeUp() {
        SimJournal journal = SimJournal.on(disk).hand(Level.DURABLE, "a");
        Thread.currentThread().interrupt();
        journal.journal.drain();
        assertThat(Thread.interrupted()).isTrue();
        journal.hand(Level.DURABLE, "b").journal.drain();
        assertThat(Thread.interrupted()).isFalse();

        Thread.currentThread().interrupt();
        journal.journal.close();

        assertThat(Thread.interrupted()).isTrue();
        own(journal.store).close();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aDeadJournalStaysWhatItIsDeadOf() {
        SimJournal journal = SimJournal.on(disk).append(Level.DURABLE, "a");
        disk.withRoomFor(0);
        journal.append(Level.DURABLE, "b".repeat(10_000));
        assertThat(journal.journal.state().condition()).isEqualTo(Condition.FULL);
        assertThat(journal.answers).last().asString().endsWith("UNKNOWN");

        journal.append(Level.DURABLE, "c");
        assertThat(journal.answers).last().isEqualTo("c UNKNOWN");
        assertThatCode(journal.journal::close).doesNotThrowAnyException();

        assertThat(journal.journal.state().condition()).isEqualTo(Condition.FULL);
        assertThat(journal.journal.state().words())
                .isEqualTo("journal bot-b stopped after record 1: no space left on the disk; "
                        + "open it again once that is mended");
    }

    @Test
    void whoOwnsADeadJournalAnewFencesNothing() {
        SimJournal journal = SimJournal.on(disk).append(Level.DURABLE, "a");
        disk.withRoomFor(0);
        journal.append(Level.DURABLE, "b".repeat(10_000));
        disk.withRoomFor(1 << 20);

        Journal next = own(journal.store);

        assertThat(journal.journal.state().condition()).isEqualTo(Condition.FULL);
        assertThat(Texts.all(next)).containsExactly("a");
    }

    @Test
    void aSnapshotIsForcedWithWhatItIsOf() {
        SimJournal journal = SimJournal.on(disk).append(Level.WRITTEN, "a");
        journal.journal.snapshot(1, Texts.entry("state"), result -> journal.answers.add("snapshot " + result));
        journal.settle();

        assertThat(journal.answers).containsExactly("a DURABLE", "snapshot DURABLE");
        SimJournal next = SimJournal.on(disk.crashed());
        assertThat(Texts.all(next.journal)).containsExactly("a");
        assertThat(next.journal.snapshot()).isPresent();
    }
}
