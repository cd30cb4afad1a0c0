package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.JournalState.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that are full, fail, crawl, write short or may not be written. */
final class DiskFaultTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(11);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 47, 48, 1_071, 1_072, 1_110, 2_000, 3_155, 3_156, 4_000, 6_000})
    void aFullDiskStopsTheJournalAndLosesNothingThatWasPromised(int room) {
        SimDisk disk = new SimDisk(RANDOM.split());
        SimJournal full = SimJournal.on(disk);
        disk.withRoomFor(room);
        full.appendNumbered(100);

        assertThat(full.journal.state().condition()).isEqualTo(Condition.FULL);
        assertThat(full.journal.state().words()).contains("no space left on the disk");
        List<String> durable = full.answers.stream()
                .filter(answer -> answer.endsWith("DURABLE"))
                .toList();
        assertThat(full.answers).hasSize(100);
        assertThat(full.answers.subList(0, durable.size())).isEqualTo(durable);
        assertThat(full.answers.subList(durable.size(), 100)).allMatch(answer -> answer.endsWith("UNKNOWN"));
        SimDisk after = disk.crashed();
        List<String> found = Texts.all(SimJournal.on(after).journal);
        assertThat(found).hasSizeGreaterThanOrEqualTo(durable.size()).isEqualTo(Texts.numbered(found.size()));
    }

    @Test
    void aFaultOfTheRuntimeIsToldToTheOwnerAndCostsThisJournalAlone() {
        SimDisk disk = new SimDisk(RANDOM.split());
        SimJournal broken = SimJournal.on(disk).appendNumbered(2);
        disk.onForce(() -> {
            throw new LinkageError("made up");
        });
        broken.append(Level.DURABLE, "r3");
        broken.append(Level.DURABLE, "r4");

        assertThat(broken.answers).endsWith("r3 UNKNOWN", "r4 UNKNOWN");
        assertThat(broken.journal.state().condition()).isEqualTo(Condition.FAILED);
        assertThat(broken.journal.state().words()).contains("a fault of the runtime: java.lang.LinkageError: made up");
        disk.onForce(() -> {});
        SimJournal next = SimJournal.on(new SimDisk(RANDOM.split())).appendNumbered(1);
        assertThat(next.answers).allMatch(answer -> answer.endsWith("DURABLE"));
    }

    @Test
    void aFullDiskIsToldWhenAJournalIsOpened() {
        SimDisk disk = new SimDisk(RANDOM.split()).withRoomFor(3);

        assertThatThrownBy(() -> SimJournal.on(disk))
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_FULL));
    }

    @Test
    void aSnapshotWithoutRoomCostsTheSnapshotAlone() {
        SimDisk disk = new SimDisk(RANDOM.split());
        SimJournal journal = SimJournal.on(disk).appendNumbered(3);
        disk.withRoomFor(10);
        journal.journal.snapshot(3, Texts.entry("s"), result -> journal.answers.add("snapshot " + result));
        journal.settle();
        disk.withRoomFor(1 << 20);
        journal.append(Level.DURABLE, "r4");

        assertThat(journal.answers).endsWith("snapshot UNKNOWN", "r4 DURABLE");
        assertThat(journal.journal.state().words()).contains("last snapshot failed: no space left");
        journal.close();
        SimJournal reopened = SimJournal.on(disk);
        assertThat(reopened.journal.snapshot()).isEmpty();
        assertThat(Texts.all(reopened.journal)).isEqualTo(Texts.numbered(4));
    }

    @Test
    void aFailedForceIsNeverTriedAgain() {
        SimDisk disk = new SimDisk(RANDOM.split());
        SimJournal journal = SimJournal.on(disk).appendNumbered(2);
        disk.failForce(0);
        journal.append(Level.DURABLE, "r3");
        journal.append(Level.DURABLE, "r4").append(Level.WRITTEN, "r5");

        assertThat(journal.answers)
                .containsExactly("r1 DURABLE", "r2 DURABLE", "r3 UNKNOWN", "r4 UNKNOWN", "r5 UNKNOWN");
        assertThat(journal.journal.state().condition()).isEqualTo(Condition.FAILED);
        assertThat(journal.journal.state().words()).contains("after record 2").contains("Input/output error");
        assertThat(journal.journal.state().isDead()).isTrue();
        journal.close();
        List<String> found = Texts.all(SimJournal.on(disk.crashed()).journal);
        assertThat(found)
                .startsWith("r1", "r2")
                .isEqualTo(Texts.numbered(found.size()))
                .hasSizeLessThan(4);
    }

    @Test
    void everySingleFailingForceIsHeardOf() {
        for (int number = 0; number < 12; number++) {
            SimDisk disk = new SimDisk(RANDOM.split());
            SimJournal journal = SimJournal.segmented(disk);
            disk.failForce(number);
            journal.appendNumbered(20);
            long durable = journal.answers.stream()
                    .filter(answer -> answer.endsWith("DURABLE"))
                    .count();

            assertThat(journal.journal.state().condition())
                    .as("force %d", number)
                    .isEqualTo(Condition.FAILED);
            assertThat(journal.answers).hasSize(20).endsWith("r20 UNKNOWN");
            List<String> found = Texts.all(SimJournal.segmented(disk.crashed()).journal);
            assertThat(found.size()).as("force %d", number).isGreaterThanOrEqualTo((int) durable);
            assertThat(found).isEqualTo(Texts.numbered(found.size()));
        }
    }

    /** The system reads back what the disk did not take, and a second force has nothing to do. */
    @Test
    void whatAFailedForceLeftInMemoryIsStoredBeforeAnythingBuildsOnIt() {
        SimDisk disk = new SimDisk(RANDOM.split());
        SimJournal failed = SimJournal.on(disk).appendNumbered(2);
        disk.failForce(0);
        failed.append(Level.DURABLE, "r3").close();

        SimJournal next = SimJournal.on(disk);
        assertThat(Texts.all(next.journal)).isEqualTo(Texts.numbered(3));
        next.append(Level.DURABLE, "r4");

        assertThat(next.answers).containsExactly("r4 DURABLE");
        assertThat(Texts.all(SimJournal.on(disk.crashed()).journal)).isEqualTo(Texts.numbered(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
    void whateverForceFailedTheNextOwnerBuildsOnWhatACrashKeeps(int number) {
        SimDisk disk = new SimDisk(RANDOM.split());
        SimJournal failed = SimJournal.segmented(disk);
        disk.failForce(number);
        failed.appendNumbered(20).close();

        SimJournal next = SimJournal.segmented(disk);
        List<String> expected = new ArrayList<>(Texts.all(next.journal));
        next.append(Level.DURABLE, "new");
        expected.add("new");

        for (int i = 0; i < 10; i++) {
            assertThat(Texts.all(SimJournal.segmented(disk.crashed()).journal)).isEqualTo(expected);
        }
    }

    @Test
    void anOpeningWhoseForceFailsIsRefusedAndChangesNothing() {
        int forces = 4;
        for (int number = 0; number < forces; number++) {
            SimDisk disk = new SimDisk(RANDOM.split());
            SimJournal.on(disk).appendNumbered(3).close();
            disk.failForce(number);
            assertThatThrownBy(() -> SimJournal.on(disk))
                    .as("force %d", number)
                    .isInstanceOfSatisfying(
                            JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_FAILED));
            disk.unlock();

            assertThat(Texts.all(SimJournal.on(disk.crashed()).journal)).isEqualTo(Texts.numbered(3));
            assertThat(Texts.all(SimJournal.on(disk).journal)).isEqualTo(Texts.numbered(3));
            assertThat(disk.all()).noneMatch(name -> name.endsWith(WholeFile.TEMPORARY));
        }
    }

    @Test
    void aSlowForceIsSeenByItsAge() {
        SimDisk disk = new SimDisk(RANDOM.split());
        SimJournal journal = SimJournal.on(disk).appendNumbered(1);
        long[] seen = {0};
        disk.onForce(() -> {
            journal.clock.advanceTo(journal.clock.nanoTime() + 5_000_000_000L);
            seen[0] = journal.journal.oldestWaitingNanos();
        });

        journal.append(Level.DURABLE, "r2");

        assertThat(seen[0]).isEqualTo(5_000_000_000L);
        assertThat(journal.journal.oldestWaitingNanos()).isZero();
        assertThat(journal.answers).endsWith("r2 DURABLE");
    }

    @Test
    void shortWritesAreContinued() {
        SimDisk disk = new SimDisk(RANDOM.split());
        disk.writeShort();
        SimJournal.segmented(disk).appendNumbered(50).close();

        assertThat(Texts.all(SimJournal.segmented(disk).journal)).isEqualTo(Texts.numbered(50));
    }

    @Test
    void whatMayNotBeWrittenIsRefusedAtTheStart() {
        SimDisk disk = new SimDisk(RANDOM.split());
        disk.makeReadOnly();

        assertThatThrownBy(() -> SimJournal.on(disk))
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_FAILED))
                .hasMessageContaining("bot-b")
                .hasMessageContaining("access denied");
    }

    @Test
    void aFileThatWasRemovedIsNoticedWithinASecond() {
        SimDisk disk = new SimDisk(RANDOM.split());
        SimJournal journal = SimJournal.on(disk).appendNumbered(1);
        disk.remove(SimJournal.segment(1));
        journal.clock.advanceTo(1_000_000_000L);
        journal.append(Level.DURABLE, "r2");

        assertThat(journal.answers).endsWith("r2 UNKNOWN");
        assertThat(journal.journal.state().words()).contains("has been removed");
    }

    @Test
    void anotherOwnerOfTheFilesIsNoticedBeforeASegmentAndASnapshot() throws java.io.IOException {
        SimDisk disk = new SimDisk(RANDOM.split());
        SimJournal journal = SimJournal.on(disk).appendNumbered(1);
        new Head(9, 1).write(disk, SimJournal.BOT);
        journal.journal.snapshot(1, Texts.entry("s"), result -> journal.answers.add("snapshot " + result));
        journal.settle().append(Level.DURABLE, "r2");

        assertThat(journal.answers).containsExactly("r1 DURABLE", "snapshot FENCED", "r2 FENCED");
        assertThat(disk.all()).noneMatch(name -> name.contains("snapshot"));
    }
}
