package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Bench.BTC_INFO;
import static io.jackstay.runtime.fixture.Markets.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a fill is, while some of the bots that have a market do not run. */
final class AttributionTest {
    private static final OrderRef HAND = OrderRef.foreign(BTC, "hand");

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private final MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
    private final List<ScriptedConnector> made = new ArrayList<>();
    private AccountLoop account;

    @BeforeEach
    void start() {
        account = new AccountLoop(
                Markets.SIM,
                VenueTraits.of(Capability.TRADING),
                clock,
                0,
                new Bench.NoFeeds(),
                executor -> Optional.of(store.open(StreamName.account("sim"), OpenMode.OWN, executor)),
                new PluginGuard("test", AttributionTest.class.getClassLoader()),
                context -> {
                    ScriptedConnector connector = new ScriptedConnector(context, List.of(BTC_INFO));
                    made.add(connector);
                    return connector;
                });
        account.start(result -> {});
        settle();
    }

    private void settle() {
        account.wakeBy(Work.Wakeup.NONE);
        int done;
        do {
            done = account.doWork() + store.writer().doWork();
        } while (done > 0);
    }

    private Port attached(int number, boolean shared) {
        Port port = new Port(number, shared);
        account.attach(port, List.of(BTC), List.of());
        settle();
        port.events.clear();
        return port;
    }

    private void fill(String id, OrderRef order) {
        account.execute(() -> made.get(0).events().fill(Markets.fill(id, order, Side.BUY, "1", "100", 1)));
        settle();
    }

    private static OrderRef order(int bot) {
        return OrderRef.of(BTC, Cloid.Layout.forBits(62).cloid(0, bot, 5));
    }

    private List<String> heldFor(int bot) {
        List<String> ids = new ArrayList<>();
        account.moneyOf(bot, money -> money.latest().stream()
                .map(AccountRecord.FillTaken.class::cast)
                .forEach(taken -> ids.add(taken.fill().id())));
        settle();
        return ids;
    }

    @Test
    void theFillOfABotThatDoesNotRunWaitsForItAndIsNotThatOfWhoHasTheMarketNow() {
        Port gone = attached(1, true);
        Port running = attached(2, true);
        account.detach(gone, List.of());
        fill("a", order(1));

        assertThat(running.events).isEmpty();
        assertThat(heldFor(1)).containsExactly("a");
        assertThat(heldFor(2)).isEmpty();
    }

    @Test
    void norIsOneThatTheVenueNamesByItsOwnIdAlone() {
        Port gone = attached(1, false);
        account.execute(() -> made.get(0).events().outcome(order(1), Command.SUBMIT, new Outcome.Accepted("v5", "")));
        settle();
        account.detach(gone, List.of());
        Port next = attached(2, false);
        fill("a", OrderRef.foreign(BTC, "v5"));

        assertThat(next.events).isEmpty();
        assertThat(heldFor(1)).containsExactly("a");
    }

    @Test
    void whatNoOrderExplainsIsNobodysWhereBotsMayShareAndElseOfWhoHasTheMarket() {
        Port sharing = attached(1, true);
        fill("a", HAND);

        assertThat(sharing.events).isEmpty();
        assertThat(heldFor(1)).isEmpty();

        account.detach(sharing, List.of());
        Port alone = attached(2, false);
        fill("b", HAND);

        assertThat(alone.events).containsExactly("fill b foreign");
        assertThat(heldFor(2)).containsExactly("b");
    }
}
