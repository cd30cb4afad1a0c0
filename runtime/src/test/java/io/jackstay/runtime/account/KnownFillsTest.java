package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Bench.BTC_INFO;
import static io.jackstay.runtime.fixture.Markets.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.ConnectorEvents.StreamState;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.fixture.ScriptedConnector;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.record.AccountRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A fill that counts already does not count again, however many there are between it and its repetition. */
final class KnownFillsTest {
    private static final Cloid.Layout LAYOUT = Cloid.Layout.forBits(62);
    private static final long MILLI = 1_000_000;

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private final MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
    private final List<ScriptedConnector> made = new ArrayList<>();
    private final List<Instant> asked = new ArrayList<>();

    private static OrderFill fill(int bot, int number, long nanos) {
        OrderRef order = OrderRef.of(BTC, LAYOUT.cloid(0, bot, number));
        return Markets.fill("f" + bot + "-" + number, order, Side.BUY, "1", "100", nanos);
    }

    private AccountLoop opened() {
        AccountLoop account = new AccountLoop(
                Markets.SIM,
                VenueTraits.of(Capability.TRADING, Capability.FILL_HISTORY),
                clock,
                0,
                new Bench.NoFeeds(),
                executor -> Optional.of(store.open(StreamName.account("sim"), OpenMode.OWN, executor)),
                new PluginGuard("test", KnownFillsTest.class.getClassLoader()),
                context -> {
                    ScriptedConnector connector = new ScriptedConnector(context, List.of(BTC_INFO));
                    connector.onFills = (query, reply) -> {
                        asked.add(query.since());
                        reply.ok(HistoryPage.last(List.of(), ""));
                    };
                    connector.onSnapshot = reply -> reply.ok(AccountSnapshot.of(
                            List.of(), List.of(), List.of(), Markets.at(clock.epochNanos())));
                    made.add(connector);
                    return connector;
                });
        account.wakeBy(Work.Wakeup.NONE);
        account.start(result -> {});
        account.snapshot(result -> {});
        settle(account);
        return account;
    }

    private void settle(AccountLoop account) {
        int done;
        do {
            done = store.writer().doWork();
            done += account.doWork();
        } while (done > 0);
    }

    private void pass(AccountLoop account, Duration time) {
        long end = clock.nanoTime() + time.toNanos();
        while (clock.nanoTime() < end) {
            clock.advanceTo(Math.min(account.nextDeadlineNanos(), end));
            settle(account);
        }
    }

    @Test
    void whatTheJournalHasOfManyBotsIsKnown() {
        AccountImage image = new AccountImage();
        image.add(new AccountRecord.VenueSeen(Markets.START_NANOS));
        int bots = 14;
        int last = 3_990;
        for (int number = 1; number <= last; number++) {
            for (int bot = 1; bot <= bots; bot++) {
                long nanos = Markets.START_NANOS + number * MILLI;
                image.add(new AccountRecord.FillTaken(bot, fill(bot, number, nanos)));
            }
        }
        BotPorts ports = new BotPorts(LAYOUT, 0);
        Port port = new Port(1);
        ports.attach(port, List.of(BTC));
        AccountEvents events = new AccountEvents(Markets.SIM, clock, ports, Optional.empty(), image);
        events.listed(List.of(BTC_INFO));

        events.fill(fill(1, last, Markets.START_NANOS + last * MILLI));
        assertThat(port.events).isEmpty();
        events.fill(fill(1, last + 1, Markets.START_NANOS + last * MILLI));
        assertThat(port.events).hasSize(1);
    }

    @Test
    void aRunningLoginDoesNotAskForWhatIsKeptAsASumAlone() {
        AccountLoop first = opened();
        for (int number = 1; number <= 4_001; number++) {
            clock.advanceTo(clock.nanoTime() + MILLI);
            OrderFill fill = fill(1, number, clock.epochNanos());
            first.execute(() -> made.get(0).events().fill(fill));
            settle(first);
        }
        long folded = clock.epochNanos() - 2_000 * MILLI;
        first.closeJournal();

        AccountLoop next = opened();
        next.reconcileEvery(Duration.ofMinutes(1));
        pass(next, Duration.ofSeconds(5));
        next.execute(() -> made.get(1).events().stream(Stream.PRIVATE, StreamState.UP, ""));
        pass(next, Duration.ofSeconds(5));

        assertThat(asked).isNotEmpty().allSatisfy(since -> assertThat(since).isAfter(Instant.ofEpochSecond(0, folded)));
    }
}
