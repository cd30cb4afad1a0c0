package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Bench.BTC_INFO;
import static io.jackstay.runtime.fixture.Markets.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Balance;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A login with a journal whose writer the test turns: what the connector tells waits for what it put into its memory before. */
final class HeldBackTest {
    private static final OrderRef ORDER =
            OrderRef.of(BTC, Cloid.Layout.forBits(62).cloid(0, 1, 5));

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private final MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
    private final List<ScriptedConnector> made = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final Port port = new Port(1);
    private AccountLoop account;

    @BeforeEach
    void start() {
        account = open(store);
        account.start(result -> {});
        account.attach(port, List.of(BTC), List.of());
        settle();
        sync();
        port.events.clear();
    }

    private AccountLoop open(MemoryJournalStore journals) {
        return new AccountLoop(
                Markets.SIM,
                VenueTraits.of(Capability.TRADING),
                clock,
                0,
                new Bench.NoFeeds(),
                executor -> Optional.of(journals.open(StreamName.account("sim"), OpenMode.OWN, executor)),
                new PluginGuard("test", HeldBackTest.class.getClassLoader()),
                context -> {
                    ScriptedConnector connector = new ScriptedConnector(context, List.of(BTC_INFO));
                    made.add(connector);
                    return connector;
                });
    }

    private void settle() {
        account.wakeBy(Work.Wakeup.NONE);
        while (account.doWork() > 0) {
            assertThat(account.name()).isEqualTo("venue-sim");
        }
    }

    private void sync() {
        while (store.writer().doWork() > 0) {
            settle();
        }
        settle();
    }

    private ScriptedConnector venue() {
        return made.get(0);
    }

    private void onVenue(Runnable task) {
        account.execute(task);
        settle();
    }

    private static Balance balance(String total) {
        return Balance.of("USDC", new BigDecimal(total), new BigDecimal(total));
    }

    @Test
    void everythingWaitsForTheMemoryThatWasPutBefore() {
        onVenue(() -> {
            venue().context().memory().put("ledger", "1");
            venue().events().outcome(ORDER, Command.SUBMIT, new Outcome.Accepted("v5", ""));
            venue().events().fill(Markets.fill("a", ORDER, Side.BUY, "1", "100", 1));
            venue().events().order(Markets.report(ORDER, Side.BUY, "1", "100", OrderState.FILLED, 1));
            venue().events().balance(balance("99"));
        });
        account.snapshot(result -> answers.add("snapshot"));
        settle();

        assertThat(port.events).isEmpty();
        assertThat(answers).isEmpty();
        assertThat(account.picture().balances()).isEmpty();
        sync();

        assertThat(port.events).containsExactly("SUBMIT Accepted", "fill a own", "report FILLED");
        assertThat(answers).containsExactly("snapshot");
    }

    @Test
    void withoutSomethingToSyncNothingWaits() {
        onVenue(() -> venue().events().outcome(ORDER, Command.SUBMIT, new Outcome.Accepted("v5", "")));
        onVenue(() -> venue().events().balance(balance("99")));

        assertThat(port.events).containsExactly("SUBMIT Accepted");
        assertThat(account.picture().balances()).hasSize(1);
    }

    /** Else a bot that begins would take a fill from its past, and then again as an event. */
    @Test
    void whatABotDidSoFarIsWhatItWasToldOfBeforeTheAnswerAndNothingElse() {
        List<String> past = new ArrayList<>();
        onVenue(() -> venue().events().fill(Markets.fill("a", ORDER, Side.BUY, "1", "100", 1)));
        account.moneyOf(1, money -> {
            money.latest()
                    .forEach(taken ->
                            past.add(((AccountRecord.FillTaken) taken).fill().id()));
            past.add("told " + port.events);
        });
        settle();
        onVenue(() -> venue().events().fill(Markets.fill("b", ORDER, Side.BUY, "1", "100", 2)));

        assertThat(past).isEmpty();
        sync();

        assertThat(past).containsExactly("a", "told [fill a own]");
        assertThat(port.events).containsExactly("fill a own", "fill b own");
    }

    @Test
    void theNextProcessFindsAllOfATurnOrNothing() {
        onVenue(() -> {
            venue().context().memory().put("a", "1");
            venue().context().memory().put("b", "1");
        });
        sync();
        onVenue(() -> {
            venue().context().memory().put("a", "2");
            venue().context().memory().remove("b");
        });

        assertThat(venue().context().memory().isDurable()).isTrue();
        account = open(store.crashed(new SplittableRandom(1)));
        assertThat(made.get(1).context().memory().entries("").toString()).isIn("{a=1, b=1}", "{a=2}");
    }
}
