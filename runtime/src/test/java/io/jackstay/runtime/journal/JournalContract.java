package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.JournalState.Condition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises; run against each implementation. */
abstract class JournalContract {
    static final StreamName BOT = StreamName.bot("btc-grid");
    static final int MAX_IN_FLIGHT = 8;
    static final JournalSettings SETTINGS =
            JournalSettings.defaults().withMaxGroupsInFlight(MAX_IN_FLIGHT).withSegments(512, 1_024, 4_096);

    private final Inbox inbox = new Inbox();
    private final List<String> answers = new ArrayList<>();
    private JournalRig rig;

    abstract JournalRig rig();

    @BeforeEach
    void setUp() {
        rig = rig();
    }

    @Test
    void anUnknownStreamIsEmpty() {
        Journal journal = own();

        assertThat(journal.openedAt()).isZero();
        assertThat(journal.epoch()).isEqualTo(1);
        assertThat(journal.snapshot()).isEmpty();
        assertThat(journal.findings()).isEmpty();
        assertThat(Texts.all(journal)).isEmpty();
        assertThat(journal.state().isRunning()).isTrue();
    }

    @Test
    void recordsAreReadBackAsTheyWereAppended() {
        Journal journal = own();
        Group first = append(journal, Level.DURABLE, "a", "b");
        Group second = append(journal, Level.WRITTEN, "c");
        finish();

        rig = rig.restarted();
        List<JournalRecord> records = new ArrayList<>();
        long last = own().replay(0, records::add);

        assertThat(last).isEqualTo(3);
        assertThat(records).extracting(JournalRecord::sequence).containsExactly(1L, 2L, 3L);
        assertThat(records).extracting(JournalRecord::epoch).containsOnly(1L);
        assertThat(records).extracting(JournalRecord::stream).containsOnly(BOT);
        assertThat(records).extracting(JournalRecord::entry).containsExactlyElementsOf(Texts.group("a", "b", "c"));
        assertThat(records).extracting(JournalRecord::lastOfGroup).containsExactly(false, true, true);
        assertThat(records)
                .extracting(JournalRecord::level)
                .containsExactly(Level.DURABLE, Level.DURABLE, Level.WRITTEN);
        assertThat(records).extracting(JournalRecord::previousChecksum).containsExactly(0L, 0L, first.checksum());
        assertThat(second.previousChecksum()).isEqualTo(first.checksum());
        assertThat(second.firstSequence()).isEqualTo(3);
    }

    @Test
    void appendReturnsThoughTheWriterIsStuck() {
        Journal journal = own();
        for (int i = 0; i < MAX_IN_FLIGHT; i++) {
            assertThat(journal.hasRoom()).isTrue();
            append(journal, Level.DURABLE, "r" + i);
        }

        assertThat(journal.hasRoom()).isFalse();
        assertThat(answers).isEmpty();
        assertThatThrownBy(() -> append(journal, Level.DURABLE, "too much"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no room");
    }

    @Test
    void roomComesBackWhenCompletionsHaveRun() {
        Journal journal = own();
        for (int i = 0; i < MAX_IN_FLIGHT; i++) {
            append(journal, Level.DURABLE, "r" + i);
        }
        rig.turnAll();
        assertThat(journal.hasRoom()).isFalse();

        inbox.run();

        assertThat(journal.hasRoom()).isTrue();
        assertThat(answers).hasSize(MAX_IN_FLIGHT);
    }

    @Test
    void groupsThatNobodyAwaitsMakeRoomByThemselves() {
        Journal journal = own();
        for (int i = 0; i < MAX_IN_FLIGHT; i++) {
            journal.append(Texts.group("r" + i), Level.RECORDED, Completion.NONE);
        }
        rig.turnAll();

        assertThat(journal.hasRoom()).isTrue();
        assertThat(inbox.size()).isZero();
    }

    @Test
    void completionsComeInOrderOnTheExecutorOnly() {
        Journal journal = own();
        append(journal, Level.DURABLE, "1");
        append(journal, Level.RECORDED, "2");
        append(journal, Level.WRITTEN, "3");
        append(journal, Level.DURABLE, "4");
        rig.turnAll();
        assertThat(answers).isEmpty();

        inbox.run();

        assertThat(answers).containsExactly("1 DURABLE", "2 DURABLE", "3 DURABLE", "4 DURABLE");
    }

    @Test
    void whatItsOwnerWritesOvertakesNothing() {
        Journal journal = own();
        append(journal, Level.DURABLE, "1");
        appendHere(journal, "2");
        finish();
        appendHere(journal, "3");
        append(journal, Level.DURABLE, "4");
        appendHere(journal, "5");
        finish();

        assertThat(answers).containsExactly("1 DURABLE", "2 DURABLE", "3 DURABLE", "4 DURABLE", "5 DURABLE");
        rig = rig.restarted();
        assertThat(Texts.all(own())).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void whatItsOwnerWritesTakesRoomUntilItsCompletionHasRun() {
        Journal journal = own();
        append(journal, Level.DURABLE, "r0");
        finish();
        for (int i = 1; i <= MAX_IN_FLIGHT; i++) {
            assertThat(journal.hasRoom()).isTrue();
            appendHere(journal, "r" + i);
        }
        rig.turnAll();
        assertThat(journal.hasRoom()).isFalse();

        inbox.run();

        assertThat(journal.hasRoom()).isTrue();
        assertThat(journal.oldestWaitingNanos()).isZero();
    }

    @Test
    void whatItsOwnerWritesIsFencedAsTheRest() {
        Journal before = own();
        append(before, Level.DURABLE, "a");
        finish();
        Journal after = own();
        appendHere(before, "late");
        append(after, Level.DURABLE, "b");
        finish();

        assertThat(answers).containsExactlyInAnyOrder("a DURABLE", "late FENCED", "b DURABLE");
        rig = rig.killed();
        assertThat(Texts.all(own())).containsExactly("a", "b");
    }

    @Test
    void whatWasAnsweredDurableIsThereAfterAKill() {
        Journal journal = own();
        append(journal, Level.DURABLE, "a");
        append(journal, Level.DURABLE, "b");
        finish();

        rig = rig.killed();

        assertThat(Texts.all(own())).containsExactly("a", "b");
    }

    @Test
    void everyOwnerHasAHigherEpochAndGoesOnInSequence() {
        append(own(), Level.DURABLE, "a");
        finish();
        rig = rig.killed();
        Journal second = own();
        Group group = append(second, Level.DURABLE, "b");
        finish();
        rig = rig.restarted();

        Journal third = own();

        assertThat(second.epoch()).isEqualTo(2);
        assertThat(group.firstSequence()).isEqualTo(2);
        assertThat(third.epoch()).isEqualTo(3);
        assertThat(Texts.all(third)).containsExactly("a", "b");
    }

    @Test
    void owningFencesTheOwnerBefore() {
        Journal before = own();
        append(before, Level.DURABLE, "a");
        finish();
        append(before, Level.DURABLE, "on its way");
        Journal after = own();
        append(before, Level.DURABLE, "late");
        before.snapshot(1, Texts.entry("old state"), result -> answers.add("snapshot " + result));
        append(after, Level.DURABLE, "b");
        finish();

        assertThat(answers)
                .containsExactlyInAnyOrder(
                        "a DURABLE", "on its way FENCED", "late FENCED", "snapshot FENCED", "b DURABLE");
        assertThat(before.state().condition()).isEqualTo(Condition.FENCED);
        assertThat(before.state().isDead()).isTrue();
        rig = rig.killed();
        assertThat(Texts.all(own())).containsExactly("a", "b");
    }

    @Test
    void replayIsPure() {
        Journal journal = own();
        append(journal, Level.DURABLE, "a", "b", "c");
        finish();
        rig = rig.restarted();
        Journal again = own();

        assertThat(Texts.all(again)).isEqualTo(Texts.all(again)).hasSize(3);
        assertThat(Texts.after(again, 2)).containsExactly("c");
        append(again, Level.DURABLE, "d");
        assertThatThrownBy(() -> Texts.all(again)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSnapshotAndItsTailAreTheState() {
        Journal journal = own();
        append(journal, Level.DURABLE, "a");
        append(journal, Level.DURABLE, "b");
        journal.snapshot(1, Texts.entry("state after a"), result -> answers.add("snapshot " + result));
        append(journal, Level.DURABLE, "c");
        finish();
        rig = rig.killed();

        Journal again = own();

        assertThat(answers).containsExactly("a DURABLE", "b DURABLE", "snapshot DURABLE", "c DURABLE");
        JournalSnapshot snapshot = again.snapshot().orElseThrow();
        assertThat(snapshot.upTo()).isEqualTo(1);
        assertThat(snapshot.epoch()).isEqualTo(1);
        assertThat(Texts.of(snapshot.entry())).isEqualTo("state after a");
        assertThat(Texts.after(again, snapshot.upTo())).containsExactly("b", "c");
    }

    @Test
    void snapshotsDropWhatNobodyNeeds() {
        Journal journal = own();
        for (int i = 1; i <= 60; i++) {
            append(journal, Level.DURABLE, "r" + i);
            if (i % 20 == 0) {
                journal.snapshot(i, Texts.entry("s" + i), result -> answers.add("snapshot " + result));
            }
            finish();
        }
        rig = rig.restarted();

        Journal again = own();

        assertThat(again.snapshot().orElseThrow().upTo()).isEqualTo(60);
        assertThat(Texts.after(again, 60)).isEmpty();
        assertThat(Texts.after(again, 40)).hasSize(20).startsWith("r41").endsWith("r60");
        assertThatThrownBy(() -> Texts.all(again))
                .isInstanceOf(JackstayException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void aFollowerReadsWhileTheOwnerGoesOn() {
        Journal owner = own();
        append(owner, Level.DURABLE, "a");
        finish();
        Journal follower = rig.store().open(BOT, OpenMode.FOLLOW, inbox);
        append(owner, Level.DURABLE, "b");
        finish();

        assertThat(Texts.all(follower)).containsExactly("a", "b");
        append(owner, Level.DURABLE, "c");
        finish();

        assertThat(Texts.after(follower, 2)).containsExactly("c");
        assertThat(follower.epoch()).isEqualTo(1);
        assertThat(answers).containsExactly("a DURABLE", "b DURABLE", "c DURABLE");
        assertThatThrownBy(() -> append(follower, Level.DURABLE, "x")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRetryOfWhatIsThereIsNotStoredTwice() {
        Journal journal = own();
        Group group = append(journal, Level.DURABLE, "a");
        finish();
        journal.retry(group, (result, again) -> answers.add("again " + result));
        append(journal, Level.DURABLE, "b");
        finish();

        assertThat(answers).containsExactly("a DURABLE", "again DURABLE", "b DURABLE");
        rig = rig.killed();
        assertThat(Texts.all(own())).containsExactly("a", "b");
    }

    @Test
    void aRetryOfAnotherEpochIsRefused() {
        Group group = append(own(), Level.DURABLE, "a");
        finish();
        rig = rig.restarted();
        Journal next = own();

        assertThatThrownBy(() -> next.retry(group, Completion.NONE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOldestUnansweredGroupHasAnAge() {
        Journal journal = own();
        assertThat(journal.oldestWaitingNanos()).isZero();
        append(journal, Level.DURABLE, "a");
        rig.clock().advanceTo(rig.clock().nanoTime() + 700);
        append(journal, Level.DURABLE, "b");

        assertThat(journal.oldestWaitingNanos()).isEqualTo(700);
        finish();
        assertThat(journal.oldestWaitingNanos()).isZero();
    }

    @Test
    void closingStoresAndAnswersWhatIsOnItsWay() {
        Journal journal = own();
        append(journal, Level.WRITTEN, "a");
        journal.close();
        inbox.run();

        assertThat(answers).containsExactly("a DURABLE");
        assertThat(journal.state().condition()).isEqualTo(Condition.CLOSED);
        assertThatThrownBy(() -> append(journal, Level.DURABLE, "b")).isInstanceOf(IllegalStateException.class);
        rig = rig.restarted();
        assertThat(Texts.all(own())).containsExactly("a");
    }

    @Test
    void streamsAreApartAndListedInOrder() {
        Journal bot = own();
        Journal account = rig.store().open(StreamName.account("grvt"), OpenMode.OWN, inbox);
        append(bot, Level.DURABLE, "a");
        append(account, Level.DURABLE, "b");
        finish();
        rig = rig.restarted();

        assertThat(rig.store().streams()).containsExactly(StreamName.account("grvt"), BOT);
        assertThat(Texts.all(own())).containsExactly("a");
        assertThat(Texts.all(rig.store().open(StreamName.account("grvt"), OpenMode.OWN, inbox)))
                .containsExactly("b");
    }

    @Test
    void whatCantBeStoredIsRefusedAtOnce() {
        Journal journal = own();

        assertThatThrownBy(() -> journal.append(List.of(), Level.DURABLE, Completion.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        Entry big = new Entry(1, 1, new byte[Entry.MAX_RECORD_BYTES + 1]);
        assertThatThrownBy(() -> journal.append(List.of(big), Level.DURABLE, Completion.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal.snapshot(1, Texts.entry("s"), result -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StreamName.bot("Ö/..")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordOfTheLargestSizeIsStored() {
        byte[] payload = new byte[Entry.MAX_RECORD_BYTES];
        payload[payload.length - 1] = 7;
        own().append(List.of(new Entry(65_535, 65_535, payload)), Level.DURABLE, Completion.NONE);
        finish();
        rig = rig.killed();

        List<JournalRecord> records = new ArrayList<>();
        own().replay(0, records::add);

        assertThat(records)
                .singleElement()
                .extracting(JournalRecord::entry)
                .isEqualTo(new Entry(65_535, 65_535, payload));
    }

    private Journal own() {
        return rig.store().open(BOT, OpenMode.OWN, inbox);
    }

    private Group append(Journal journal, Level level, String... texts) {
        return journal.append(
                Texts.group(texts),
                level,
                (result, group) -> answers.add(Texts.of(group.entries().get(0)) + " " + result));
    }

    private void appendHere(Journal journal, String text) {
        journal.appendHere(
                Texts.group(text),
                (result, group) -> answers.add(Texts.of(group.entries().get(0)) + " " + result));
    }

    private void finish() {
        rig.turnAll();
        inbox.run();
    }
}
