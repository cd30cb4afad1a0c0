package io.jackstay.runtime.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.record.BotRecord;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Client order ids over lives of a bot whose journal is damaged and repaired again and again: none is given twice. */
final class CloidsAfterRepairTest {
    private static final StreamName BOT = StreamName.bot("b");

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private long highest;

    static List<Long> seeds() {
        return java.util.stream.LongStream.rangeClosed(1, 60).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noIdIsGivenTwiceWhateverARepairCuts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TroubledDisk disk = new TroubledDisk(seed, clock);
        for (int life = 0; life < 12; life++) {
            live(disk, random);
            disk = disk.killed();
            if (random.nextInt(3) == 0) {
                disk.damage(BOT, random);
                if (!repair(disk)) {
                    return;
                }
            }
        }
    }

    /** False when the beginning is gone, and nothing goes on from here. */
    private static boolean repair(TroubledDisk disk) {
        try {
            disk.files().repair(BOT);
            return true;
        } catch (JackstayException e) {
            assertThat(e.code()).isIn(ErrorCode.JOURNAL_CORRUPT, ErrorCode.JOURNAL_VERSION);
            return false;
        }
    }

    private void live(TroubledDisk disk, SplittableRandom random) {
        JournalStore store = disk.store();
        Journal journal = store.open(BOT, OpenMode.OWN, Runnable::run);
        BotImage image = BotImage.read(Optional.of(journal));
        long last = image.reservedCloids();
        assertThat(last).as("the first id of this life").isGreaterThanOrEqualTo(highest);
        long reserved = last;
        if (random.nextInt(10) == 0) {
            store.close();
            return;
        }
        for (int i = random.nextInt(40); i >= 0; i--) {
            if (last >= reserved) {
                reserved = last + BotParts.CLOID_BLOCK;
                append(journal, image, new BotRecord.CloidsReserved(reserved), Level.DURABLE);
            }
            last++;
            append(
                    journal,
                    image,
                    new BotRecord.OrderPlaced(
                            OrderRef.of(Markets.BTC, new Cloid(last)), Markets.limit(Side.BUY, "1", "100"), "", 1),
                    Level.WRITTEN);
            if (random.nextInt(60) == 0) {
                journal.snapshot(journal.openedAt() + 1, image.toSnapshot(), result -> {});
                journal.drain();
            }
        }
        highest = last;
        store.close();
    }

    private static void append(Journal journal, BotImage image, BotRecord record, Level level) {
        image.add(record);
        journal.append(List.of(record.toEntry()), level, (result, group) -> {});
        journal.drain();
    }
}
