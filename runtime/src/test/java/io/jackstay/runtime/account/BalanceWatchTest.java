package io.jackstay.runtime.account;

import static io.jackstay.runtime.account.NaiveWallets.SPOT;
import static io.jackstay.runtime.fixture.Markets.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
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
import io.jackstay.runtime.journal.Journal;
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
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The balances that the venue shows against those that all known fills and cash flows make, over the lives of a login. */
final class BalanceWatchTest {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Cloid.Layout LAYOUT = Cloid.Layout.forBits(62);

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private final MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
    private final List<ScriptedConnector> made = new ArrayList<>();
    private final NaiveWallets wallets = new NaiveWallets("10000 USDC", "2 BTC");
    private VenueTraits traits = traits(Capability.TRADING, Capability.WALLET_BALANCES);
    private Port port = new Port(1);
    private AccountLoop account = opened();
    private int ids;

    private static VenueTraits traits(Capability... capabilities) {
        return VenueTraits.of(capabilities).settleTime(Duration.ofSeconds(2));
    }

    private AccountLoop opened() {
        return new AccountLoop(
                Markets.SIM,
                traits,
                clock,
                0,
                new Bench.NoFeeds(),
                executor -> Optional.of(store.open(StreamName.account("sim"), OpenMode.OWN, executor)),
                new PluginGuard("test", BalanceWatchTest.class.getClassLoader()),
                context -> {
                    ScriptedConnector connector =
                            new ScriptedConnector(context, List.of(Bench.BTC_INFO, NaiveWallets.SPOT_INFO));
                    connector.onSnapshot = reply -> reply.ok(wallets.snapshot(Markets.at(clock.epochNanos())));
                    made.add(connector);
                    return connector;
                });
    }

    private ScriptedConnector venue() {
        return made.get(made.size() - 1);
    }

    private void start(DriftPolicy policy) {
        start(policy, List.of(BTC, SPOT));
    }

    private void start(DriftPolicy policy, List<MarketId> claims) {
        account.wakeBy(Work.Wakeup.NONE);
        account.start(result -> {});
        account.snapshot(result -> {});
        settle();
        account.attach(port, claims, List.of());
        account.reconcileEvery(PERIOD, policy);
        onVenue(() -> venue().quote(NaiveWallets.SPOT_INFO, 999, 1001));
        pass(Duration.ofSeconds(65));
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

    private OrderFill executed(MarketId market, Side side, String size, String price, Money fee) {
        OrderFill fill = OrderFill.of(
                "f" + ++ids,
                OrderRef.of(market, LAYOUT.cloid(0, 1, ids)),
                side,
                Price.of(market, new BigDecimal(price)),
                Size.of(market, new BigDecimal(size)),
                fee,
                Markets.at(clock.epochNanos()));
        wallets.execute(fill);
        return fill;
    }

    private void told(OrderFill fill) {
        onVenue(() -> venue().events().fill(fill));
    }

    private void told(CashFlow flow) {
        onVenue(() -> venue().events().cashFlow(flow));
    }

    private CashFlow paid(CashFlow.Kind kind, Money amount) {
        CashFlow flow = CashFlow.of("c" + ++ids, Markets.SIM, kind, amount, Markets.at(clock.epochNanos()));
        wallets.pay(flow);
        return flow;
    }

    private List<AlertCode> alerts() {
        return account.alerts().stream().map(Alert::code).toList();
    }

    /** The money of a bot, 0 for nobody's, as it stands in the journal. */
    private List<AccountRecord> written(int bot) {
        List<AccountRecord> records = new ArrayList<>();
        Journal journal = store.open(StreamName.account("sim"), OpenMode.FOLLOW, Runnable::run);
        journal.replay(0, stored -> {
            AccountRecord record = AccountRecord.read(stored);
            if (record instanceof AccountRecord.FillTaken fill && fill.bot() == bot
                    || record instanceof AccountRecord.FlowTaken flow && flow.bot() == bot) {
                records.add(record);
            }
        });
        journal.close();
        return records;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatFillsAndCashFlowsExplainIsNoDifferenceHoweverLateTheyAreTold(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        start(DriftPolicy.DEFAULT);
        List<OrderFill> late = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            pass(Duration.ofMillis(1 + random.nextInt(50)));
            switch (random.nextInt(8)) {
                case 0 ->
                    told(paid(
                            CashFlow.Kind.values()[random.nextInt(7)],
                            NaiveWallets.money(random.nextBoolean() ? "USDC" : "HYPE", amount(random))));
                case 1 -> late.add(drawn(random));
                case 2 -> {
                    late.forEach(this::told);
                    late.clear();
                }
                case 3 -> {
                    if (random.nextInt(10) == 0) {
                        late.forEach(this::told);
                        late.clear();
                        pass(Duration.ofMinutes(2));
                        next(DriftPolicy.DEFAULT);
                    }
                }
                default -> told(drawn(random));
            }
        }
        late.forEach(this::told);
        pass(Duration.ofMinutes(5));

        assertThat(alerts()).isEmpty();
        assertThat(written(0)).noneMatch(BalanceWatchTest::isTakenOver);
        assertThat(written(1)).noneMatch(BalanceWatchTest::isTakenOver);
    }

    private static boolean isTakenOver(AccountRecord record) {
        return record instanceof AccountRecord.FlowTaken flow && flow.flow().kind() == CashFlow.Kind.UNEXPLAINED
                || record instanceof AccountRecord.FillTaken fill && fill.fill().cause() == FillCause.RECONCILE;
    }

    private static String amount(SplittableRandom random) {
        return BigDecimal.valueOf(random.nextInt(-1_000_000, 1_000_000), 7).toPlainString();
    }

    private OrderFill drawn(SplittableRandom random) {
        boolean spot = random.nextBoolean();
        String feeAsset = spot && random.nextBoolean() ? "BTC" : "USDC";
        return executed(
                spot ? SPOT : BTC,
                random.nextBoolean() ? Side.BUY : Side.SELL,
                "0.0" + (1 + random.nextInt(99)),
                "" + (90 + random.nextInt(20)) + "." + random.nextInt(10),
                NaiveWallets.money(feeAsset, amount(random)));
    }

    @Test
    void anAssetThatNoSpotMarketTradesIsTakenOverAsACashFlowOnce() {
        start(DriftPolicy.DEFAULT);
        wallets.move("USDC", new BigDecimal("-12.34567890123"));

        pass(Duration.ofMinutes(3));

        assertThat(account.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.code()).isEqualTo(AlertCode.BALANCE_DRIFT);
            assertThat(alert.subject()).isEqualTo("USDC");
            assertThat(alert.text()).contains("a balance of 9987.65432109877 USDC", "come to 10000", "-12.34567890123");
        });
        assertThat(written(0)).singleElement().satisfies(record -> {
            CashFlow flow = ((AccountRecord.FlowTaken) record).flow();
            assertThat(flow.kind()).isEqualTo(CashFlow.Kind.UNEXPLAINED);
            assertThat(flow.amount()).isEqualTo(NaiveWallets.money("USDC", "-12.34567890123"));
        });
        pass(Duration.ofMinutes(10));
        next(DriftPolicy.DEFAULT);
        pass(Duration.ofMinutes(10));
        assertThat(account.alerts()).singleElement().extracting(Alert::count).isEqualTo(1L);
    }

    @Test
    void whatABotTradesOnSpotIsTakenOverAsItsPosition() {
        start(DriftPolicy.DEFAULT);
        told(executed(SPOT, Side.BUY, "1", "100", NaiveWallets.money("BTC", "0.001")));
        wallets.move("BTC", new BigDecimal("-0.25"));

        pass(Duration.ofMinutes(3));

        assertThat(alerts()).containsExactly(AlertCode.BALANCE_DRIFT);
        assertThat(account.alerts().get(0).text())
                .contains("a balance of 2.749 BTC", "come to 2.999", "a fill of sim:BTC-USDC at 100");
        assertThat(written(1)).hasSize(2).last().satisfies(record -> {
            OrderFill fill = ((AccountRecord.FillTaken) record).fill();
            assertThat(fill.cause()).isEqualTo(FillCause.RECONCILE);
            assertThat(fill.side()).isEqualTo(Side.SELL);
            assertThat(fill.size().toBigDecimal()).isEqualByComparingTo("0.25");
            assertThat(fill.market()).isEqualTo(SPOT);
        });
        pass(Duration.ofMinutes(10));
        assertThat(account.alerts()).singleElement().extracting(Alert::count).isEqualTo(1L);
    }

    @Test
    void whatIsUnderWayAtTheFirstLookDoesNotCountTwice() {
        OrderFill fill = executed(BTC, Side.BUY, "1", "100", NaiveWallets.money("USDC", "0.5"));
        CashFlow deposit = paid(CashFlow.Kind.DEPOSIT, NaiveWallets.money("USDC", "500"));
        account.wakeBy(Work.Wakeup.NONE);
        account.start(result -> {});
        account.snapshot(result -> {});
        settle();
        account.attach(port, List.of(BTC, SPOT), List.of());
        account.reconcileEvery(PERIOD, new DriftPolicy(BigDecimal.ZERO, true));
        pass(Duration.ofSeconds(20));
        told(fill);
        told(deposit);
        pass(Duration.ofMinutes(5));
        told(executed(BTC, Side.SELL, "1", "110", NaiveWallets.money("USDC", "0.5")));
        pass(Duration.ofMinutes(5));

        assertThat(alerts()).doesNotContain(AlertCode.BALANCE_DRIFT);
    }

    @Test
    void aTakeOverOfMoreDecimalsThanAPositionHasRoomForLeavesTheRestToNobody() {
        start(DriftPolicy.DEFAULT);
        wallets.move("BTC", new BigDecimal("5.123456789012345678"));

        pass(Duration.ofMinutes(10));

        assertThat(account.alerts()).singleElement().extracting(Alert::count).isEqualTo(1L);
        assertThat(((AccountRecord.FillTaken) written(1).get(0)).fill().size().toBigDecimal())
                .isEqualByComparingTo("5.12345678");
        assertThat(((AccountRecord.FlowTaken) written(0).get(0)).flow().amount())
                .isEqualTo(NaiveWallets.money("BTC", "0.000000009012345678"));
    }

    @Test
    void whatAContractIsOnIsNoMoneyOfItsBot() {
        start(new DriftPolicy(BigDecimal.ZERO, true), List.of(BTC));
        wallets.move("BTC", new BigDecimal("0.5"));

        pass(Duration.ofMinutes(3));

        assertThat(alerts()).containsExactly(AlertCode.BALANCE_DRIFT);
        assertThat(port.events).noneMatch(event -> event.startsWith("drift"));
    }

    @Test
    void aSpotFillThatComesAfterItsTakeOverLeavesTheBalanceAsTheVenueShowsIt() {
        start(DriftPolicy.DEFAULT);
        OrderFill late = executed(SPOT, Side.BUY, "1", "100", NaiveWallets.money("BTC", "0.001"));
        pass(Duration.ofMinutes(3));
        told(late);
        pass(Duration.ofMinutes(10));

        assertThat(account.alerts())
                .filteredOn(alert -> alert.subject().equals("BTC"))
                .singleElement()
                .extracting(Alert::count)
                .isEqualTo(1L);
    }

    @Test
    void aDepositThatTheVenueTellsBeforeTheDifferenceStandsIsNotTold() {
        start(DriftPolicy.DEFAULT);
        CashFlow deposit = paid(CashFlow.Kind.DEPOSIT, NaiveWallets.money("USDC", "500"));
        pass(Duration.ofSeconds(70));
        told(deposit);
        pass(Duration.ofMinutes(5));

        assertThat(alerts()).isEmpty();
        assertThat(written(0)).hasSize(1);
    }

    @Test
    void whatWasTakenOverAndIsToldAfterAllIsTakenOverTheOtherWay() {
        start(DriftPolicy.DEFAULT);
        CashFlow deposit = paid(CashFlow.Kind.DEPOSIT, NaiveWallets.money("USDC", "500"));
        pass(Duration.ofMinutes(3));
        told(deposit);
        pass(Duration.ofMinutes(3));

        BigDecimal sum = written(0).stream()
                .map(record ->
                        ((AccountRecord.FlowTaken) record).flow().amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(written(0)).hasSize(3);
        assertThat(sum).isEqualByComparingTo("500");
    }

    /** What the fills and cash flows in the journal come to, in the order in which they were told. */
    private BigDecimal counted() {
        Journal journal = store.open(StreamName.account("sim"), OpenMode.FOLLOW, Runnable::run);
        BigDecimal usdc = AccountImage.read(Optional.of(journal)).balances().of("USDC");
        journal.close();
        return usdc;
    }

    /** Short, then long in one instant by several fills, the last told first: what they realise depends on which was executed first. */
    private void throughZeroInOneInstant(String... sizesAndPrices) {
        told(executed(BTC, Side.SELL, "0.02", "100000", Money.zero("USDC")));
        pass(Duration.ofSeconds(10));
        List<OrderFill> fills = new ArrayList<>();
        for (String each : sizesAndPrices) {
            String[] parts = each.split(" ", -1);
            fills.add(executed(BTC, Side.BUY, parts[0], parts[1], Money.zero("USDC")));
        }
        for (int i = fills.size() - 1; i >= 0; i--) {
            told(fills.get(i));
            pass(Duration.ofMillis(20));
        }
    }

    @Test
    void fillsOfOneInstantThatAreToldInAnotherOrderAreNoDifference() {
        start(DriftPolicy.DEFAULT);
        throughZeroInOneInstant("0.005 99984", "0.025 99835");
        assertThat(counted()).isNotEqualByComparingTo(wallets.of("USDC"));

        pass(Duration.ofMinutes(3));
        assertThat(alerts()).isEmpty();
        assertThat(written(0)).isEmpty();

        next(DriftPolicy.DEFAULT);
        told(executed(BTC, Side.SELL, "0.004", "99900", Money.zero("USDC")));
        pass(Duration.ofMinutes(3));
        told(executed(BTC, Side.SELL, "0.006", "99700", Money.zero("USDC")));
        pass(Duration.ofMinutes(3));
        assertThat(alerts()).isEmpty();
        assertThat(written(0)).isEmpty();
    }

    @Test
    void threeFillsOfOneInstantToldTheOtherWayRoundAreNoDifference() {
        start(DriftPolicy.DEFAULT);
        throughZeroInOneInstant("0.005 99984", "0.025 99835", "0.007 99771");

        pass(Duration.ofMinutes(3));

        assertThat(alerts()).isEmpty();
        assertThat(written(0)).isEmpty();
    }

    @Test
    void whatNoOrderOfTheFillsOfAnInstantExplainsIsTakenOver() {
        start(DriftPolicy.DEFAULT);
        throughZeroInOneInstant("0.005 99984", "0.025 99835");
        wallets.move("USDC", new BigDecimal("-0.01"));

        pass(Duration.ofMinutes(3));

        assertThat(alerts()).containsExactly(AlertCode.BALANCE_DRIFT);
        assertThat(counted()).isEqualByComparingTo(wallets.of("USDC"));
    }

    @Test
    void fillsOfDifferentInstantsStayInTheirOrder() {
        start(DriftPolicy.DEFAULT);
        told(executed(BTC, Side.SELL, "0.02", "100000", Money.zero("USDC")));
        OrderFill first = executed(BTC, Side.BUY, "0.005", "99984", Money.zero("USDC"));
        clock.advanceTo(clock.nanoTime() + 1);
        OrderFill second = executed(BTC, Side.BUY, "0.025", "99835", Money.zero("USDC"));
        told(second);
        told(first);
        BigDecimal more = new BigDecimal("0.005").multiply(new BigDecimal("149"));
        wallets.move("USDC", more);

        pass(Duration.ofMinutes(3));

        assertThat(alerts()).containsExactly(AlertCode.BALANCE_DRIFT);
    }

    @Test
    void withinTheLimitItIsTakenOverWithoutAWord() {
        start(new DriftPolicy(new BigDecimal("5"), true));
        wallets.move("USDC", new BigDecimal("5"));

        pass(Duration.ofMinutes(3));

        assertThat(alerts()).isEmpty();
        assertThat(written(0)).hasSize(1);
        assertThat(port.events).noneMatch(event -> event.startsWith("drift"));
    }

    @Test
    void beyondTheLimitTheBotsOfTheAssetAreHaltedOnceEach() {
        start(new DriftPolicy(new BigDecimal("5"), true));
        wallets.move("USDC", new BigDecimal("5.01"));

        pass(Duration.ofMinutes(3));

        assertThat(alerts()).containsExactly(AlertCode.BALANCE_DRIFT);
        assertThat(port.events).filteredOn(event -> event.startsWith("drift")).hasSize(1);
    }

    @Test
    void whereTheVenueDoesNotShowWalletsNothingIsCompared() {
        traits = traits(Capability.TRADING);
        account.closeJournal();
        account = opened();
        start(DriftPolicy.DEFAULT);
        wallets.move("USDC", new BigDecimal("-12"));

        pass(Duration.ofMinutes(10));

        assertThat(alerts()).isEmpty();
        assertThat(written(0)).isEmpty();
    }
}
