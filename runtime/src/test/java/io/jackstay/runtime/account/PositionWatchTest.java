package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The position that the venue shows against the one that all known fills make, over the lives of a login. */
final class PositionWatchTest {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Cloid.Layout LAYOUT = Cloid.Layout.forBits(62);

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private final MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
    private final List<ScriptedConnector> made = new ArrayList<>();
    private Port port = new Port(1);
    private BigDecimal shown = BigDecimal.ZERO;
    private AccountLoop account = opened();

    private AccountLoop opened() {
        return new AccountLoop(
                Markets.SIM,
                VenueTraits.of(Capability.TRADING).settleTime(Duration.ofSeconds(2)),
                clock,
                0,
                new Bench.NoFeeds(),
                executor -> Optional.of(store.open(StreamName.account("sim"), OpenMode.OWN, executor)),
                new PluginGuard("test", PositionWatchTest.class.getClassLoader()),
                context -> {
                    ScriptedConnector connector = new ScriptedConnector(context, List.of(Bench.BTC_INFO));
                    connector.onSnapshot = reply -> reply.ok(holds());
                    made.add(connector);
                    return connector;
                });
    }

    private AccountSnapshot holds() {
        BigDecimal cost = shown.multiply(new BigDecimal("100"));
        Position position = new Position(
                BTC, Markets.size(BTC, shown.toPlainString()), cost, BigDecimal.ZERO, Position.Source.VENUE);
        return AccountSnapshot.of(List.of(), List.of(position), List.of(), Markets.at(clock.epochNanos()));
    }

    private ScriptedConnector venue() {
        return made.get(made.size() - 1);
    }

    private void start(DriftPolicy policy) {
        account.wakeBy(Work.Wakeup.NONE);
        account.start(result -> {});
        account.snapshot(result -> {});
        settle();
        account.attach(port, List.of(BTC), List.of());
        account.reconcileEvery(PERIOD, policy);
        settle();
        port.events.clear();
    }

    private void next(DriftPolicy policy) {
        account.closeJournal();
        account = opened();
        start(policy);
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

    private void onVenue(Runnable task) {
        account.execute(task);
        settle();
    }

    private void fill(String id, String size) {
        OrderRef order = OrderRef.of(BTC, LAYOUT.cloid(0, 1, 5));
        onVenue(() -> venue().events().fill(Markets.fill(id, order, Side.BUY, size, "100", clock.epochNanos())));
    }

    private List<AlertCode> alerts() {
        return account.alerts().stream().map(Alert::code).toList();
    }

    /** What the login has written down of its bot. */
    private List<OrderFill> written(int bot) {
        List<OrderFill> fills = new ArrayList<>();
        account.moneyOf(bot, money -> money.latest().forEach(taken -> {
            if (taken instanceof AccountRecord.FillTaken fill) {
                fills.add(fill.fill());
            }
        }));
        settle();
        return fills;
    }

    @Test
    void whatFillsExplainIsNoDifference() {
        start(DriftPolicy.DEFAULT);
        fill("f1", "0.5");
        shown = new BigDecimal("0.5");

        pass(Duration.ofMinutes(10));

        assertThat(alerts()).isEmpty();
        assertThat(written(1)).hasSize(1);
    }

    @Test
    void aPositionOfBeforeUsIsNotOursToExplain() {
        shown = new BigDecimal("3");
        start(DriftPolicy.DEFAULT);
        fill("f1", "0.5");
        shown = new BigDecimal("3.5");
        pass(Duration.ofMinutes(10));
        next(DriftPolicy.DEFAULT);
        pass(Duration.ofMinutes(10));

        assertThat(alerts()).isEmpty();
        assertThat(written(1)).hasSize(1);
    }

    @Test
    void aDifferenceThatStandsIsToldAndTakenOverAsAFill() {
        start(DriftPolicy.DEFAULT);
        onVenue(() -> venue().quote(Bench.BTC_INFO, 999, 1001));
        shown = new BigDecimal("-0.25");

        pass(Duration.ofMinutes(3));

        assertThat(account.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.code()).isEqualTo(AlertCode.POSITION_DRIFT);
            assertThat(alert.text()).contains("a position of -0.25, and all known fills come to 0", "worth 25 USDC");
        });
        assertThat(written(1)).singleElement().satisfies(fill -> {
            assertThat(fill.cause()).isEqualTo(FillCause.RECONCILE);
            assertThat(fill.side()).isEqualTo(Side.SELL);
            assertThat(fill.size().toBigDecimal()).isEqualByComparingTo("0.25");
            assertThat(fill.price().toBigDecimal()).isEqualByComparingTo("100");
            assertThat(fill.fee().amount()).isZero();
        });
        assertThat(port.events).singleElement().asString().endsWith("foreign");
        pass(Duration.ofMinutes(10));
        assertThat(account.alerts()).singleElement().extracting(Alert::count).isEqualTo(1L);
    }

    @Test
    void whatFillsExplainBeforeItStandsIsNotTold() {
        start(DriftPolicy.DEFAULT);
        shown = new BigDecimal("0.5");
        pass(Duration.ofSeconds(20));

        fill("late", "0.5");
        pass(Duration.ofMinutes(5));

        assertThat(alerts()).isEmpty();
        assertThat(written(1)).hasSize(1);
    }

    @Test
    void aDifferenceInAMarketThatIsNeverQuietIsToldAndNotTakenOver() {
        start(DriftPolicy.DEFAULT);
        shown = new BigDecimal("-0.25");
        int fills = 0;
        for (; fills < 28; fills++) {
            fillOne(fills);
        }
        assertThat(alerts()).isEmpty();
        for (; fills < 40; fills++) {
            fillOne(fills);
        }

        assertThat(account.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.code()).isEqualTo(AlertCode.POSITION_DRIFT);
            assertThat(alert.text()).contains("it has been so for 5 min, and is not taken over while fills come");
            assertThat(alert.count()).isEqualTo(1);
        });
        assertThat(written(1)).hasSize(fills).allMatch(fill -> fill.cause() != FillCause.RECONCILE);

        pass(Duration.ofMinutes(3));
        assertThat(written(1)).hasSize(fills + 1);
    }

    private void fillOne(int number) {
        fill("f" + number, "0.5");
        shown = shown.add(new BigDecimal("0.5"));
        pass(Duration.ofSeconds(10));
    }

    @Test
    void aDifferenceWithinTheLimitIsTakenOverWithoutAWord() {
        start(new DriftPolicy(new BigDecimal("30"), true));
        shown = new BigDecimal("0.3");

        pass(Duration.ofMinutes(3));

        assertThat(alerts()).isEmpty();
        assertThat(written(1)).hasSize(1);
        assertThat(port.events).noneMatch(event -> event.startsWith("drift"));
    }

    @Test
    void aDifferenceBeyondTheLimitHaltsWhereThePolicySaysSo() {
        start(new DriftPolicy(new BigDecimal("30"), true));
        shown = new BigDecimal("0.31");

        pass(Duration.ofMinutes(3));

        assertThat(alerts()).containsExactly(AlertCode.POSITION_DRIFT);
        assertThat(port.events).anyMatch(event -> event.startsWith("drift the venue shows a position of 0.31"));
    }

    @Test
    void whereBotsMayShareTheMarketItIsNobodys() {
        port = new Port(1, true);
        start(DriftPolicy.DEFAULT);
        shown = new BigDecimal("0.5");

        pass(Duration.ofMinutes(3));

        assertThat(alerts()).containsExactly(AlertCode.POSITION_DRIFT);
        assertThat(written(1)).isEmpty();
        assertThat(port.events).isEmpty();
        pass(Duration.ofMinutes(10));
        next(DriftPolicy.DEFAULT);
        pass(Duration.ofMinutes(10));
        assertThat(account.alerts()).singleElement().extracting(Alert::count).isEqualTo(1L);
    }

    @Test
    void aHandWhileNoBotRunsBelongsToTheBotThatHadTheMarketAlone() {
        start(DriftPolicy.DEFAULT);
        account.detach(port, List.of());
        settle();

        onVenue(() -> venue().events()
                .fill(Markets.fill("hand", OrderRef.foreign(BTC, "h1"), Side.BUY, "2", "100", clock.epochNanos())));

        assertThat(written(1)).extracting(OrderFill::id).containsExactly("hand");
        assertThat(account.alerts().get(0).text()).contains("it counts for bot number 1");
    }

    @Test
    void aHandBeforeTheBotsOfALaterProcessComeBelongsToTheBotToo() {
        start(DriftPolicy.DEFAULT);
        account.closeJournal();
        account = opened();
        account.wakeBy(Work.Wakeup.NONE);
        account.start(result -> {});
        settle();

        account.takeHistory(
                List.of(Markets.fill("hand", OrderRef.foreign(BTC, "h1"), Side.BUY, "2", "100", clock.epochNanos())),
                List.of());
        settle();

        assertThat(written(1)).extracting(OrderFill::id).containsExactly("hand");
    }
}
