package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.journal.JournalState.Condition;
import io.jackstay.runtime.loop.VirtualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups that the owner of a journal in files writes itself. */
final class OwnWritesTest {
    private static final JournalSettings SETTINGS = JournalSettings.defaults().withSegments(1 << 20, 1_024, 1_024);

    private final List<String> answers = new ArrayList<>();
    private final SimDisk disk = new SimDisk(new SplittableRandom(3));

    @TempDir
    private Path root;

    private FileJournalStore store(Disk on) {
        return new FileJournalStore(on, new VirtualClock(0), SETTINGS);
    }

    private static Journal own(FileJournalStore store) {
        return store.open(SimJournal.BOT, OpenMode.OWN, Runnable::run);
    }

    private Completion answer(String text) {
        return (result, group) -> answers.add(text + " " + result);
    }

    private void here(Journal journal, String text) {
        journal.appendHere(Texts.group(text), answer(text));
    }

    private void durable(Journal journal, FileJournalStore store, String text) {
        journal.append(Texts.group(text), Level.DURABLE, answer(text));
        store.writer().doWork();
    }

    @Test
    void whereThereIsRoomNobodyElseIsNeeded() {
        FileJournalStore store = store(disk);
        Journal journal = own(store);
        durable(journal, store, "a");

        here(journal, "b");

        assertThat(answers).containsExactly("a DURABLE", "b DURABLE");
        disk.unlock();
        assertThat(Texts.all(own(store(disk)))).containsExactly("a", "b");
    }

    @Test
    void roomIsMadeByTheWriterAlone() {
        FileJournalStore store = store(disk);
        Journal journal = own(store);

        here(journal, "the first one of all, for which there is no file");
        assertThat(answers).isEmpty();
        store.writer().doWork();
        assertThat(answers).hasSize(1);

        String big = "x".repeat(700);
        here(journal, big);
        here(journal, big);
        assertThat(answers).hasSize(2);
        store.writer().doWork();
        assertThat(answers).hasSize(3);
        here(journal, "c");
        assertThat(answers).hasSize(4);
    }

    @Test
    void behindWhatWaitsItWaits() {
        FileJournalStore store = store(disk);
        Journal journal = own(store);
        durable(journal, store, "a");

        journal.append(Texts.group("b"), Level.RECORDED, answer("b"));
        here(journal, "c");
        assertThat(answers).containsExactly("a DURABLE");
        store.writer().doWork();

        assertThat(answers).containsExactly("a DURABLE", "b DURABLE", "c DURABLE");
    }

    @Test
    void whileTheWriterSyncsItWaits() throws InterruptedException {
        FileJournalStore store = store(disk);
        Journal journal = own(store);
        durable(journal, store, "a");
        Thread owner = new Thread(() -> here(journal, "c"), "owner");
        disk.onForce(() -> {
            owner.start();
            try {
                owner.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            assertThat(answers).containsExactly("a DURABLE");
        });

        durable(journal, store, "b");
        disk.onForce(() -> {});
        owner.join();
        store.writer().doWork();

        assertThat(answers).containsExactly("a DURABLE", "b DURABLE", "c DURABLE");
    }

    @Test
    void whatACompletionAppendsIsAnsweredBehindAllThatTheSameTurnAnswers() {
        FileJournalStore store = store(disk);
        Journal journal = own(store);
        durable(journal, store, "a");
        journal.append(Texts.group("b"), Level.WRITTEN, (result, group) -> {
            answers.add("b " + result);
            here(journal, "d");
        });
        journal.append(Texts.group("c"), Level.WRITTEN, answer("c"));
        store.writer().doWork();
        store.writer().doWork();

        assertThat(answers).containsExactly("a DURABLE", "b DURABLE", "c DURABLE", "d DURABLE");
    }

    @Test
    void theNextSyncCoversIt() {
        FileJournalStore store = store(disk);
        Journal journal = own(store);
        durable(journal, store, "a");
        here(journal, "b");
        durable(journal, store, "c");

        assertThat(Texts.all(own(store(disk.crashed())))).containsExactly("a", "b", "c");
    }

    @Test
    void aDiskThatFailsIsTheEndOfTheJournal() {
        FileJournalStore store = store(disk);
        Journal journal = own(store);
        durable(journal, store, "a");
        disk.withRoomFor(10);

        here(journal, "b");
        here(journal, "c");
        store.writer().doWork();

        assertThat(answers).containsExactly("a DURABLE", "b UNKNOWN", "c UNKNOWN");
        assertThat(journal.state().condition()).isEqualTo(Condition.FULL);
    }

    @Test
    void anOwnerThatCantBeAnsweredCostsItsJournal() {
        FileJournalStore store = store(disk);
        Journal journal = own(store);
        durable(journal, store, "a");

        journal.appendHere(Texts.group("b"), (result, group) -> {
            throw new IllegalStateException("no inbox");
        });

        assertThat(journal.state().condition()).isEqualTo(Condition.FAILED);
        assertThat(journal.state().words()).contains("its owner can't be answered", "no inbox");
    }

    @Test
    void anInterruptDoesNotCloseTheFile() {
        FileJournalStore store = store(new RealDisk(root));
        Journal journal = own(store);
        durable(journal, store, "a");

        Thread.currentThread().interrupt();
        here(journal, "b");
        assertThat(Thread.interrupted()).isTrue();
        durable(journal, store, "c");

        assertThat(answers).containsExactly("a DURABLE", "b DURABLE", "c DURABLE");
        store.close();
    }
}
