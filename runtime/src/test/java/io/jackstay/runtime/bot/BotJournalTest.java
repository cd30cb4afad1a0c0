package io.jackstay.runtime.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.record.BotRecord;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BotJournalTest {
    private static final StreamName BOT = StreamName.bot("b");

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private final MemoryJournalStore store =
            new MemoryJournalStore(clock, JournalSettings.defaults().withMaxGroupsInFlight(1));

    private BotImage read() {
        return BotImage.read(Optional.of(store.open(BOT, OpenMode.FOLLOW, Runnable::run)));
    }

    /** A disk that is behind when the bot ends must not cost the end of its orders. */
    @Test
    void whatTheLastTurnFoundNoRoomForIsWrittenWhenTheBotGivesItsJournalBack() {
        BotJournal journal = new BotJournal(
                Optional.of(store.open(BOT, OpenMode.OWN, Runnable::run)),
                BotImage.read(Optional.empty()),
                Duration.ofSeconds(1));
        journal.write(new BotRecord.MemoryPut("", "a", "1"));
        journal.endTurn();
        journal.stall();
        journal.write(new BotRecord.MemoryPut("", "b", "2"));
        journal.endTurn();
        assertThat(read().memory("")).isEmpty();

        journal.close();

        assertThat(read().memory("").toString()).isEqualTo("{a=1, b=2}");
    }
}
