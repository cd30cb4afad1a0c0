package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.loop.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is there is read, what is appended is answered, and the store stays as it was. */
final class ForgettingJournalTest {
    private static final StreamName BOT = StreamName.bot("btc-grid");

    private final VirtualClock clock = new VirtualClock(0);
    private final MemoryJournalStore before = new MemoryJournalStore(clock, JournalSettings.defaults());
    private final Journal owner = before.open(BOT, OpenMode.OWN, Runnable::run);

    @Test
    void itBeginsWithWhatIsThereAndKeepsNothing() {
        owner.append(Texts.group("a", "b"), Level.DURABLE, Completion.NONE);
        owner.drain();
        try (ForgettingJournalStore store = new ForgettingJournalStore(before, clock, JournalSettings.defaults())) {
            Journal journal = store.open(BOT, OpenMode.OWN, Runnable::run);
            assertThat(store.streams()).containsExactly(BOT);
            assertThat(journal.openedAt()).isEqualTo(2);
            assertThat(Texts.all(journal)).containsExactly("a", "b");

            List<String> answers = new ArrayList<>();
            Group group = journal.append(
                    Texts.group("c"), Level.DURABLE, (result, answered) -> answers.add(answered + " " + result));
            journal.drain();

            assertThat(group.firstSequence()).isEqualTo(3);
            assertThat(answers).singleElement().asString().endsWith("DURABLE");
            assertThat(Texts.all(before.open(BOT, OpenMode.FOLLOW, Runnable::run)))
                    .containsExactly("a", "b");
        }
    }

    @Test
    void itsOwnerGoesOn() {
        owner.append(Texts.group("a"), Level.DURABLE, Completion.NONE);
        owner.drain();
        try (ForgettingJournalStore store = new ForgettingJournalStore(before, clock, JournalSettings.defaults())) {
            Journal journal = store.open(BOT, OpenMode.OWN, Runnable::run);
            owner.append(Texts.group("b"), Level.DURABLE, Completion.NONE);
            owner.drain();

            assertThat(owner.state().isRunning()).isTrue();
            assertThat(Texts.all(journal))
                    .as("what was there when it was opened")
                    .containsExactly("a");
            assertThat(store.nonces()).isEmpty();
        }
    }

    @Test
    void aSnapshotThereIsSeenAndOneHereIsForgotten() {
        owner.append(Texts.group("a"), Level.DURABLE, Completion.NONE);
        owner.snapshot(1, Texts.entry("state"), result -> {});
        owner.drain();
        try (ForgettingJournalStore store = new ForgettingJournalStore(before, clock, JournalSettings.defaults())) {
            Journal journal = store.open(BOT, OpenMode.OWN, Runnable::run);
            assertThat(journal.snapshot()).map(JournalSnapshot::upTo).contains(1L);

            List<AppendResult> answers = new ArrayList<>();
            journal.append(Texts.group("b"), Level.DURABLE, Completion.NONE);
            journal.drain();
            journal.snapshot(2, Texts.entry("later"), answers::add);
            journal.drain();

            assertThat(answers).containsExactly(AppendResult.DURABLE);
            assertThat(before.open(BOT, OpenMode.FOLLOW, Runnable::run).snapshot())
                    .map(JournalSnapshot::upTo)
                    .contains(1L);
        }
    }
}
