package io.jackstay.runtime.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.SimDisk;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.record.BotRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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

    private static OrderBatch cancel() {
        return OrderBatch.of(
                List.of(new OrderBatch.Cancel(OrderRef.of(Markets.BTC, new Cloid(7)))), List.of(), List.of());
    }

    private static OrderBatch amend() {
        OrderBatch.Amend amend = new OrderBatch.Amend(
                OrderRef.of(Markets.BTC, new Cloid(7)),
                new Cloid(8),
                Bench.BTC_INFO.price(600_001),
                Bench.BTC_INFO.size(2),
                Bench.BTC_INFO.size(0),
                LimitOrderRequest.limit(Side.BUY, Bench.BTC_INFO.size(2), Bench.BTC_INFO.price(600_000)),
                Long.MAX_VALUE);
        return OrderBatch.of(List.of(), List.of(amend), List.of());
    }

    /** A trip cancels in the turn in which its halt is written down, and a disk may take long to sync. */
    @Test
    void cancelsWaitForNoSyncAndWhatIsAnsweredByTheSyncDoes() {
        FileJournalStore roomy =
                FileJournalStore.on(new SimDisk(new SplittableRandom(1)), clock, JournalSettings.defaults());
        BotJournal journal = new BotJournal(
                Optional.of(roomy.open(BOT, OpenMode.OWN, Runnable::run)),
                BotImage.read(Optional.empty()),
                Duration.ofSeconds(1));
        List<String> seen = new ArrayList<>();
        journal.connect(
                (venue, batch, closing) -> seen.add(batch.cancels().isEmpty() ? "amend" : "cancel"),
                words -> {},
                batch -> {});
        journal.write(new BotRecord.MemoryPut("", "a", "1"));
        journal.endTurn();
        roomy.writer().doWork();

        journal.force(new BotRecord.HaltBegan("rule", "too much", Long.MAX_VALUE, false));
        journal.send(Markets.SIM, cancel(), List.of());
        journal.afterSync(synced -> seen.add("synced " + synced));
        journal.endTurn();
        assertThat(seen).containsExactly("cancel");
        roomy.writer().doWork();
        assertThat(seen).containsExactly("cancel", "synced true");

        journal.force(new BotRecord.HaltEnded("rule"));
        journal.send(Markets.SIM, amend(), List.of());
        journal.endTurn();
        assertThat(seen).hasSize(2);
        roomy.writer().doWork();
        assertThat(seen).endsWith("amend");
    }

    @Test
    void theSyncBehindCancelsComesWithALaterTurnWhereThereIsNoRoomForIt() {
        BotJournal journal = new BotJournal(
                Optional.of(store.open(BOT, OpenMode.OWN, Runnable::run)),
                BotImage.read(Optional.empty()),
                Duration.ofSeconds(1));
        List<String> seen = new ArrayList<>();
        journal.connect((venue, batch, closing) -> seen.add("cancel"), words -> {}, batch -> {});
        journal.write(new BotRecord.MemoryPut("", "a", "1"));
        journal.endTurn();
        store.writer().doWork();

        journal.force(new BotRecord.MemoryPut("", "b", "2"));
        journal.send(Markets.SIM, cancel(), List.of());
        journal.afterSync(synced -> seen.add("synced " + synced));
        journal.endTurn();
        store.writer().doWork();
        journal.endTurn();
        store.writer().doWork();

        assertThat(seen).containsExactly("cancel", "synced true");
        assertThat(read().memory("").toString()).isEqualTo("{a=1, b=2}");
    }
}
