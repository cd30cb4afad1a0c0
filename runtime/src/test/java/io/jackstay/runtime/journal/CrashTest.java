package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.loop.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded lives of a journal, each ended by a kill or a crash at any step of the disk, recovery included; some forces fail. */
final class CrashTest {
    private static final int LIVES = 12;
    private static final JournalSettings SETTINGS =
            JournalSettings.defaults().withSegments(1_500, 700, 1_400).withMaxGroupsPerSync(5);

    /** What must be there, and what may be. */
    private final List<String> appended = new ArrayList<>();

    private int promised;
    private long promisedSnapshot;
    private int counter;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void whatWasAnsweredDurableIsThereInOrderOnce(int block) {
        for (int seed = block * 12; seed < (block + 1) * 12; seed++) {
            appended.clear();
            promised = 0;
            promisedSnapshot = 0;
            SplittableRandom random = new SplittableRandom(seed);
            SimDisk disk = new SimDisk(random.split());
            for (int life = 0; life < LIVES; life++) {
                disk = live("seed %d life %d".formatted(seed, life), disk, random);
            }
        }
    }

    private SimDisk live(String where, SimDisk disk, SplittableRandom random) {
        disk.stopAfter(random.nextInt(random.nextInt(4) == 0 ? 15 : 400));
        disk.failForce(random.nextInt(3) == 0 ? random.nextInt(20) : -1);
        if (random.nextBoolean()) {
            disk.writeShort();
        }
        try {
            FileJournalStore store = new FileJournalStore(disk, new VirtualClock(0), SETTINGS);
            Inbox inbox = new Inbox();
            Journal journal = store.open(SimJournal.BOT, OpenMode.OWN, inbox);
            check(where, journal, olderSnapshot(disk));
            work(journal, store, inbox, random);
            if (random.nextInt(4) == 0) {
                store.close();
                inbox.run();
            }
        } catch (JackstayException e) {
            assertThat(e.getMessage()).as(where).containsAnyOf("the machine is gone", "Input/output error");
        }
        return random.nextInt(3) == 0 ? killed(disk) : disk.crashed();
    }

    /** The next process reads what this one wrote, forced or not. */
    private static SimDisk killed(SimDisk disk) {
        disk.unlock();
        return disk;
    }

    private void check(String where, Journal journal, int older) {
        long snapshot = journal.snapshot().map(JournalSnapshot::upTo).orElse(0L);
        assertThat(snapshot).as("%s snapshot", where).isGreaterThanOrEqualTo(promisedSnapshot);
        List<String> tail = Texts.after(journal, snapshot);
        int last = (int) journal.openedAt();
        assertThat(last).as("%s last record", where).isBetween(promised, appended.size());
        assertThat(tail).as("%s tail", where).isEqualTo(appended.subList((int) snapshot, last));
        assertThat(Texts.after(journal, older))
                .as("%s tail of the snapshot before", where)
                .isEqualTo(appended.subList(older, last));
        boolean wholeGroups = last == 0 || appended.get(last - 1).endsWith("!");
        assertThat(wholeGroups).as("%s ends with a whole group", where).isTrue();
        appended.subList(last, appended.size()).clear();
        promised = last;
        journal.snapshot().ifPresent(kept -> {
            assertThat(Texts.of(kept.entry())).isEqualTo("state " + kept.upTo());
            promisedSnapshot = kept.upTo();
        });
    }

    /** Up to which record the second newest snapshot is, 0 when there are not two. */
    private static int olderSnapshot(SimDisk disk) {
        List<Integer> upTo = disk.all().stream()
                .filter(name -> name.matches(".*snapshot-[0-9]+"))
                .map(name -> Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)))
                .sorted()
                .toList();
        return upTo.size() < 2 ? 0 : upTo.get(upTo.size() - 2);
    }

    private void work(Journal journal, FileJournalStore store, Inbox inbox, SplittableRandom random) {
        int steps = random.nextInt(80);
        for (int i = 0; i < steps; i++) {
            int what = random.nextInt(20);
            if (what < 12 && journal.hasRoom()) {
                append(journal, random);
            } else if (what == 12 && appended.size() > promisedSnapshot) {
                snapshot(journal, promised > promisedSnapshot && random.nextBoolean() ? promised : appended.size());
            } else {
                store.writer().doWork();
                inbox.run();
            }
        }
    }

    private void append(Journal journal, SplittableRandom random) {
        int size = 1 + random.nextInt(4);
        String[] texts = new String[size];
        for (int i = 0; i < size; i++) {
            texts[i] = "r" + counter++ + "x".repeat(random.nextInt(300)) + (i == size - 1 ? "!" : "");
            appended.add(texts[i]);
        }
        Level level = Level.of(random.nextInt(Level.COUNT));
        Completion completion = (result, group) -> {
            if (result == AppendResult.DURABLE && level == Level.DURABLE) {
                promised = Math.max(promised, (int) group.lastSequence());
            }
        };
        if (level == Level.WRITTEN && random.nextBoolean()) {
            journal.appendHere(Texts.group(texts), completion);
        } else {
            journal.append(Texts.group(texts), level, completion);
        }
    }

    private void snapshot(Journal journal, long upTo) {
        journal.snapshot(upTo, Texts.entry("state " + upTo), result -> {
            if (result == AppendResult.DURABLE) {
                promisedSnapshot = upTo;
            }
        });
    }
}
