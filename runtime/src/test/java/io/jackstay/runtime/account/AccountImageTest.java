package io.jackstay.runtime.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.JournalSnapshot;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.SnapshotRecords;
import io.jackstay.runtime.state.StateManager;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a login's journal comes to: exact money, however many fills there were. */
class AccountImageTest {
    private static final int BOT = 7;
    private static final Money START = new Money("USDC", new BigDecimal("10000"));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void moneyOfFoldedFillsIsThatOfAllFillsToTheLastDigit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StateManager expected = new StateManager(List.of(Markets.info(Markets.BTC)), START);
        AccountImage image = new AccountImage();
        image.add(AccountRecord.MarketTold.of(Markets.info(Markets.BTC)));
        for (int i = 1; i <= 9_000; i++) {
            if (i % 1_500 == 0) {
                image = restored(image, i);
            }
            if (random.nextInt(20) == 0) {
                CashFlow flow = flow(i, random);
                expected.applyPast(flow);
                image.add(new AccountRecord.FlowTaken(BOT, flow));
            } else {
                AccountRecord.FillTaken fill = fill(i, random);
                expected.applyPast(fill.fill());
                image.add(fill);
            }
        }

        StateManager actual = new StateManager(List.of(Markets.info(Markets.BTC)), START);
        PastMoney money = image.money(BOT);
        money.carried().forEach(actual::restore);
        for (AccountRecord taken : money.latest()) {
            if (taken instanceof AccountRecord.FillTaken fill) {
                actual.applyPast(fill.fill());
            } else if (taken instanceof AccountRecord.FlowTaken flow) {
                actual.applyPast(flow.flow());
            }
        }
        assertThat(money.latest()).hasSizeBetween(2_000, 4_000);
        assertThat(actual.total()).isEqualTo(expected.total());
        assertThat(actual.position(Markets.BTC)).isEqualTo(expected.position(Markets.BTC));
        assertThat(actual.fills()).isEqualTo(expected.fills());
        assertThat(actual.lastFillNanos()).isEqualTo(expected.lastFillNanos());
    }

    @Test
    void aSnapshotHasTheConnectorsMemory() {
        AccountImage image = new AccountImage();
        image.add(new AccountRecord.MemoryPut("a", "1"));
        image.add(new AccountRecord.MemoryPut("b", "2"));
        image.add(new AccountRecord.MemoryRemoved("a"));

        assertThat(restored(image, 3).memory()).containsExactly(java.util.Map.entry("b", "2"));
    }

    @Test
    void whatMayBeMissingIsReckonedInTheVenuesTimeWhateverOurClockSays() {
        long hour = 3_600_000_000_000L;
        AccountImage image = new AccountImage();
        image.add(new AccountRecord.LoginBegan(10 * hour));
        assertThat(image.unsureSinceNanos())
                .as("nobody has seen what the venue holds")
                .isEmpty();

        image.add(new AccountRecord.VenueSeen(5 * hour));
        image.add(new AccountRecord.VenueSeen(7 * hour));
        assertThat(image.unsureSinceNanos()).hasValue(5 * hour);
        assertThat(restored(image, 3).unsureSinceNanos()).hasValue(5 * hour);

        OrderRef order = new OrderRef(Markets.BTC, 1, "");
        image.add(new AccountRecord.FillTaken(BOT, Markets.fill("f", order, Side.BUY, "1", "100", 6 * hour)));
        assertThat(image.unsureSinceNanos()).hasValue(6 * hour - hour / 6);
    }

    @Test
    void aFillFromBeforeTheFirstLookIsPartOfWhatWasSeenThen() {
        AccountImage image = new AccountImage();
        image.add(new AccountRecord.VenueSeen(5));
        image.add(new AccountRecord.PositionsKnown(
                List.of(new AccountRecord.PositionsKnown.Known(Markets.BTC, new BigDecimal("2")))));
        OrderRef foreign = OrderRef.foreign(Markets.BTC, "x1");
        image.add(new AccountRecord.FillTaken(0, Markets.fill("f1", foreign, Side.BUY, "2", "100", 4)));
        assertThat(image.expected().of(Markets.BTC)).isEqualByComparingTo("2");

        image.add(new AccountRecord.FillTaken(0, Markets.fill("f2", foreign, Side.BUY, "3", "100", 5)));
        assertThat(image.expected().of(Markets.BTC)).isEqualByComparingTo("5");
        assertThat(restored(image, 4).expected().of(Markets.BTC)).isEqualByComparingTo("5");
    }

    @Test
    void aFillFromBeforeTheFirstLookTakesNothingOverBack() {
        AccountImage image = new AccountImage();
        image.add(AccountRecord.MarketTold.of(Markets.info(Markets.BTC)));
        image.add(new AccountRecord.VenueSeen(5));
        image.add(new AccountRecord.PositionsKnown(List.of()));
        MarketInfo info = Markets.info(Markets.BTC);
        OrderFill takeOver = PositionWatch.fill(info, BigDecimal.ONE, BigDecimal.TEN, Markets.at(9));
        image.add(new AccountRecord.FillTaken(0, takeOver));
        BotPorts ports = new BotPorts(Cloid.Layout.forBits(62), 0);
        LateFills late = new LateFills(image, ports, outbox(image), new Onlookers());

        OrderRef foreign = OrderRef.foreign(Markets.BTC, "x1");
        late.before(Markets.fill("f1", foreign, Side.BUY, "1", "100", 4), 0, info, Markets.at(10));
        assertThat(image.expected().of(Markets.BTC)).isEqualByComparingTo("1");
        late.before(Markets.fill("f2", foreign, Side.BUY, "1", "100", 5), 0, info, Markets.at(10));
        assertThat(image.expected().of(Markets.BTC)).isEqualByComparingTo("0");
    }

    private static Outbox outbox(AccountImage image) {
        VirtualClock clock = new VirtualClock(Markets.START_NANOS);
        MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
        Journal journal = store.open(StreamName.account("sim"), OpenMode.OWN, Runnable::run);
        return new Outbox(Optional.of(journal), image, new Outbox.Trouble() {
            @Override
            public void dead(String why) {
                throw new AssertionError(why);
            }

            @Override
            public void dropped(long count) {
                throw new AssertionError(count);
            }
        });
    }

    @Test
    void anAssetWhoseProfitCanNotBeCountedStaysSoOverASnapshot() {
        MarketId inverse = new MarketId(Markets.SIM, "BTC-USD");
        MarketInfo info = MarketInfo.of(inverse, MarketKind.PERPETUAL)
                .assets("BTC", "USD", "BTC")
                .priceGrid(new PriceGrid.Tick(BigDecimal.ONE))
                .lotSize(BigDecimal.ONE)
                .build();
        AccountImage image = new AccountImage();
        image.add(AccountRecord.MarketTold.of(info));
        image.add(new AccountRecord.BalancesKnown(List.of(new Money("BTC", BigDecimal.ONE)), List.of()));
        assertThat(image.balances().isClear("BTC")).isTrue();
        OrderFill fill = Markets.fill("f1", OrderRef.foreign(inverse, "x1"), Side.BUY, "1", "100", 4);
        image.add(new AccountRecord.FillTaken(0, fill));

        assertThat(image.balances().isClear("BTC")).isFalse();
        AccountImage again = restored(restored(image, 3), 3);
        assertThat(again.balances().isClear("BTC")).isFalse();
        assertThat(again.balances().isClear("USDC")).isTrue();
    }

    @Test
    void whatMayHaveBeenForgottenOfNobodyIsNotAskedForAgain() {
        AccountImage image = new AccountImage();
        image.add(new AccountRecord.VenueSeen(1));
        for (int i = 2; i <= 2_500; i++) {
            OrderRef foreign = OrderRef.foreign(Markets.BTC, "x" + i);
            image.add(new AccountRecord.FillTaken(0, Markets.fill("f" + i, foreign, Side.BUY, "1", "100", i)));
        }

        assertThat(image.unsureSinceNanos()).hasValue(502);
        assertThat(restored(image, 3).unsureSinceNanos()).hasValue(502);
    }

    @Test
    void aSnapshotHasThePositionsAndWhoseTheMarketsAre() {
        AccountImage image = new AccountImage();
        image.add(new AccountRecord.PositionsKnown(
                List.of(new AccountRecord.PositionsKnown.Known(Markets.BTC, new BigDecimal("2")))));
        image.add(new AccountRecord.MarketClaimed(Markets.BTC, BOT));
        OrderRef order = new OrderRef(Markets.BTC, 1, "");
        image.add(new AccountRecord.FillTaken(BOT, Markets.fill("f", order, Side.SELL, "3", "100", 5)));

        assertThat(restored(image, 3).expected().of(Markets.BTC)).isEqualByComparingTo("-1");
        assertThat(restored(image, 3).claimOf(Markets.BTC)).isEqualTo(BOT);
        assertThat(restored(image, 3).claimOf(Markets.ETH)).isZero();
    }

    @Test
    void aSnapshotHasTheAlerts() {
        AccountImage image = new AccountImage();
        image.add(new AccountRecord.AlertRaised(Alert.first(AlertCode.ORDER_UNKNOWN, "order 1", "asked for", 5)));
        image.add(new AccountRecord.AlertRaised(Alert.first(AlertCode.HISTORY_HOLE, "fills", "a hole", 6)));

        assertThat(restored(image, 3).alerts().all()).isEqualTo(image.alerts().all());
    }

    private static AccountImage restored(AccountImage image, long upTo) {
        AccountImage restored = new AccountImage();
        JournalSnapshot snapshot = new JournalSnapshot(StreamName.account("sim"), 1, upTo, image.toSnapshot());
        SnapshotRecords.read(snapshot, stored -> restored.add(AccountRecord.read(stored)));
        return restored;
    }

    private static AccountRecord.FillTaken fill(int i, SplittableRandom random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        String size = BigDecimal.valueOf(random.nextInt(1, 50), 3).toPlainString();
        String price = BigDecimal.valueOf(random.nextInt(590_000, 610_000), 1).toPlainString();
        return new AccountRecord.FillTaken(
                BOT, Markets.fill("f" + i, new OrderRef(Markets.BTC, i, ""), side, size, price, i));
    }

    private static CashFlow flow(int i, SplittableRandom random) {
        Money amount = new Money("USDC", BigDecimal.valueOf(random.nextInt(-500, 500), 4));
        return CashFlow.of("c" + i, Markets.BTC, CashFlow.Kind.FUNDING, amount, Markets.at(i));
    }
}
