package io.jackstay.runtime.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.record.BotRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A bot's journal that was cut or damaged: what the bot remembers is what a prefix of its records gives, or it does not start. */
final class BotRecoveryTest {
    private static final StreamName BOT = StreamName.bot("b");

    /** Every byte (1) takes minutes; the build looks at some, and at those beside the end of a record. */
    private static final int STRIDE = Integer.getInteger("jackstay.damage-stride", 61);

    private final TroubledDisk disk = new TroubledDisk(1, new VirtualClock(Markets.START_NANOS));
    /** What the bot remembers after so many bytes. */
    private final TreeMap<Integer, Entry> statesAt = new TreeMap<>();

    private byte[] whole = {};

    private void write(int count) {
        List<BotRecord> records =
                BotImageTest.records(new SplittableRandom(4), count).subList(0, count);
        BotImage image = new BotImage();
        JournalStore store = disk.store();
        Journal journal = store.open(BOT, OpenMode.OWN, Runnable::run);
        statesAt.put(0, image.toSnapshot());
        int end = TroubledDisk.FIRST_RECORD_AT;
        for (BotRecord next : records) {
            journal.append(List.of(next.toEntry()), Level.DURABLE, (result, group) -> {});
            journal.drain();
            image.add(next);
            end += TroubledDisk.sizeOf(next.toEntry());
            statesAt.put(end, image.toSnapshot());
        }
        store.close();
        whole = disk.segment(BOT);
        assertThat(end).isEqualTo(whole.length);
    }

    private BotImage read(byte[] left) {
        disk.segment(BOT, left);
        Journal journal = disk.store().open(BOT, OpenMode.FOLLOW, Runnable::run);
        return BotImage.read(Optional.of(journal));
    }

    @Test
    void cutAtAnyByteItIsTheLongestPrefixOfWholeRecords() {
        write(1_000);
        for (int length = 0; length <= whole.length; length++) {
            boolean besideAnEnd = statesAt.containsKey(length)
                    || statesAt.containsKey(length + 1)
                    || statesAt.containsKey(length - 1);
            if (length % STRIDE == 0 || besideAnEnd) {
                assertThat(read(Arrays.copyOf(whole, length)).toSnapshot())
                        .as("cut at %d", length)
                        .isEqualTo(statesAt.floorEntry(length).getValue());
            }
        }
    }

    @Test
    void whateverIsDamagedItRemembersWhatAPrefixGivesOrIsRefused() {
        write(200);
        int refused = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(1, 10); i > 0; i--) {
                damaged[random.nextInt(whole.length)] ^= (byte) random.nextInt(1, 256);
            }
            try {
                assertThat(statesAt.values())
                        .as("seed %d", seed)
                        .contains(read(damaged).toSnapshot());
            } catch (JackstayException e) {
                refused++;
                assertThat(e.code()).as("seed %d", seed).isIn(ErrorCode.JOURNAL_CORRUPT, ErrorCode.JOURNAL_VERSION);
            }
        }
        assertThat(refused).isGreaterThan(1_500);
    }
}
