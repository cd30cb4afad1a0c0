package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.journal.JournalState.Condition;
import io.jackstay.runtime.loop.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The store in memory: the contract, and answers that get lost. */
final class MemoryJournalTest extends JournalContract {
    @Override
    JournalRig rig() {
        VirtualClock clock = new VirtualClock(0);
        return new Rig(new MemoryJournalStore(clock, SETTINGS), clock);
    }

    private record Rig(MemoryJournalStore store, VirtualClock clock) implements JournalRig {
        @Override
        public void turn() {
            store.writer().doWork();
        }

        @Override
        public JournalRig restarted() {
            store.close();
            return killed();
        }

        @Override
        public JournalRig killed() {
            return new Rig(store.crashed(new SplittableRandom(1)), clock);
        }
    }

    @Test
    void nothingIsAcceptedUntilTheUnknownIsRetriedInOrder() {
        for (boolean stored : new boolean[] {true, false}) {
            Inbox inbox = new Inbox();
            List<String> answers = new ArrayList<>();
            Completion tell = (result, group) -> answers.add(group.firstSequence() + " " + result);
            MemoryJournalStore store = new MemoryJournalStore(new VirtualClock(0), SETTINGS);
            Journal journal = store.open(BOT, OpenMode.OWN, inbox);
            store.loseAnswers(1, stored);
            Group first = journal.append(Texts.group("a"), Level.DURABLE, tell);
            store.writer().doWork();
            Group second = journal.append(Texts.group("b"), Level.DURABLE, tell);
            store.writer().doWork();
            inbox.run();
            assertThat(answers).containsExactly("1 UNKNOWN", "2 UNKNOWN");
            assertThat(journal.state().condition()).isEqualTo(Condition.STALLED);

            journal.retry(second, tell);
            journal.retry(first, tell);
            journal.retry(second, tell);
            journal.append(Texts.group("c"), Level.DURABLE, tell);
            for (int i = 0; i < 4; i++) {
                store.writer().doWork();
            }
            inbox.run();

            assertThat(answers.subList(2, 6))
                    .as("stored=%s", stored)
                    .containsExactly("2 UNKNOWN", "1 DURABLE", "2 DURABLE", "3 DURABLE");
            assertThat(journal.state().isRunning()).isTrue();
            assertThat(Texts.all(store.open(BOT, OpenMode.FOLLOW, inbox))).containsExactly("a", "b", "c");
        }
    }
}
