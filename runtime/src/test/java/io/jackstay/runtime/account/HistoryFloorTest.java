package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far back a venue is asked for its history, by a venue that knows each fill of the login there ever was. */
final class HistoryFloorTest {
    private static final Cloid.Layout LAYOUT = Cloid.Layout.forBits(62);
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    /** One more than a bot's history holds before the older half is kept as a sum alone. */
    private static final int MANY = 4_001;

    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private final MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
    private final Port port = new Port(1);
    private final List<OrderFill> history = new ArrayList<>();
    private final List<Long> askedFrom = new ArrayList<>();
    private final List<ScriptedConnector> made = new ArrayList<>();
    private AccountLoop account;

    @BeforeEach
    void aFirstLife() {
        begin();
        port.events.clear();
        askedFrom.clear();
    }

    private void begin() {
        account = new AccountLoop(
                Markets.SIM,
                VenueTraits.of(Capability.TRADING, Capability.FILL_HISTORY).settleTime(Duration.ofSeconds(2)),
                clock,
                0,
                new Bench.NoFeeds(),
                executor -> Optional.of(store.open(StreamName.account("sim"), OpenMode.OWN, executor)),
                new PluginGuard("test", HistoryFloorTest.class.getClassLoader()),
                context -> {
                    ScriptedConnector connector = new ScriptedConnector(context, List.of(Bench.BTC_INFO));
                    connector.onFills = (query, reply) -> reply.ok(HistoryPage.last(since(query.since()), ""));
                    made.add(connector);
                    return connector;
                });
        account.wakeBy(Work.Wakeup.NONE);
        account.start(result -> {});
        account.snapshot(result -> {});
        account.attach(port, List.of(BTC), List.of());
        account.reconcileEvery(Duration.ofMinutes(1));
        settle();
    }

    private List<OrderFill> since(Instant from) {
        long nanos = from.getEpochSecond() * 1_000_000_000 + from.getNano();
        askedFrom.add(nanos);
        return history.stream()
                .filter(fill -> fill.stamp().venueNanos() >= nanos)
                .toList();
    }

    private OrderFill filled(long nanos) {
        int number = history.size() + 1;
        OrderRef order = OrderRef.of(BTC, LAYOUT.cloid(0, 1, number));
        OrderFill fill = Markets.fill("f" + number, order, Side.BUY, "1", "100", nanos);
        history.add(fill);
        return fill;
    }

    private void settle() {
        int done;
        do {
            done = store.writer().doWork();
            done += account.doWork();
        } while (done > 0);
    }

    private void pass(Duration time) {
        long end = clock.nanoTime() + time.toNanos();
        while (clock.nanoTime() < end) {
            clock.advanceTo(Math.min(account.nextDeadlineNanos(), end));
            settle();
        }
    }

    @Test
    void whatWasFilledBeforeTheFirstLookIsNotAskedFor() {
        filled(START_NANOS - Duration.ofSeconds(30).toNanos());

        pass(Duration.ofMinutes(2));

        assertThat(askedFrom).isNotEmpty().containsOnly(START_NANOS);
        assertThat(port.events).isEmpty();
    }

    @Test
    void laterTheHistoryIsAskedForWithAnOverlap() {
        pass(Duration.ofMinutes(10));

        assertThat(askedFrom.get(askedFrom.size() - 1))
                .isEqualTo(START_NANOS + Duration.ofMinutes(9).minus(OVERLAP).toNanos());
    }

    @Test
    void aFillThatIsKeptInASumAloneDoesNotCountAgainAfterARestart() {
        for (int i = 0; i < MANY; i++) {
            clock.advanceTo(clock.nanoTime() + Duration.ofMillis(10).toNanos());
            OrderFill fill = filled(clock.epochNanos());
            account.execute(() -> made.get(0).events().fill(fill));
            settle();
        }
        assertThat(port.events).hasSize(MANY);
        account.closeJournal();
        askedFrom.clear();
        begin();
        port.events.clear();

        pass(Duration.ofSeconds(5));

        assertThat(port.events).isEmpty();
        assertThat(askedFrom)
                .as("in reach of the overlap, but for the floor")
                .isNotEmpty()
                .allMatch(from -> from > START_NANOS);
    }

    /** The stream may come up after the start has asked for the history, and tells nothing of what came in between. */
    @Test
    void theFirstLookOfALaterLifeTakesWhatCameSinceTheOneBefore() {
        pass(Duration.ofMinutes(10));
        account.closeJournal();
        askedFrom.clear();
        filled(clock.epochNanos());
        begin();

        assertThat(askedFrom).hasSize(1).allMatch(from -> from < clock.epochNanos());
        assertThat(port.events).containsExactly("venue true", "fill f1 own");
    }
}
