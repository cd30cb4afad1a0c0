package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.JournalSnapshot;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.record.SnapshotRecords;
import io.jackstay.runtime.state.Carried;
import io.jackstay.runtime.state.MarketLedger;
import io.jackstay.runtime.state.StateManager;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fill that comes after its position was taken over, in random sequences, against a model that makes each sequence anew. */
final class LateFillsTest {
    private static final int BOT = 1;
    private static final int OTHER = 2;
    private static final Money START = new Money("USDC", new BigDecimal("10000"));
    private static final Cloid.Layout LAYOUT = Cloid.Layout.forBits(62);

    private final List<OrderFill> inOrder = new ArrayList<>();
    private final List<AccountRecord> told = new ArrayList<>();
    private AccountImage image = begun();
    private StateManager bot = new StateManager(List.of(Bench.BTC_INFO), START);
    private long nanos = Markets.START_NANOS;
    private int ids;

    private static AccountImage begun() {
        AccountImage image = new AccountImage();
        image.add(AccountRecord.MarketTold.of(Bench.BTC_INFO));
        image.add(new AccountRecord.PositionsKnown(List.of()));
        image.add(new AccountRecord.OfRules(new RiskRecord.MoneyBegan(new MarketLedger(Bench.BTC_INFO).carried())));
        image.add(new AccountRecord.BalancesKnown(List.of(START), List.of()));
        return image;
    }

    private OrderFill drawn(SplittableRandom random, int owner) {
        nanos += 1_000_000;
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        OrderRef order = OrderRef.of(BTC, LAYOUT.cloid(0, owner, ++ids));
        OrderFill fill = Markets.fill(
                "f" + ids, order, side, "0." + (1 + random.nextInt(9)), "" + (90 + random.nextInt(20)), nanos);
        return OrderFill.of(
                fill.id(),
                fill.order(),
                fill.side(),
                fill.price(),
                fill.size(),
                new Money("USDC", BigDecimal.valueOf(random.nextInt(-50, 500), 7)),
                fill.stamp());
    }

    /** As the login does it: a fill takes back what was taken over for it, and the bot that had that goes on from there. */
    private void take(int owner, OrderFill fill) {
        Optional<AccountRecord.TakeOverReduced> reduced = image.takeOvers().explainedBy(fill);
        reduced.ifPresent(image::add);
        reduced.filter(back -> back.bot() == BOT)
                .ifPresent(back -> bot.correct(image.money(BOT).of(Bench.BTC_INFO)));
        image.add(new AccountRecord.FillTaken(owner, fill));
        if (owner == BOT) {
            bot.applyFill(fill);
        }
        told.add(new AccountRecord.FillTaken(owner, fill));
    }

    private void takeOver(List<OrderFill> missing, SplittableRandom random) {
        BigDecimal difference = missing.stream().map(TakeOvers::signed).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (difference.signum() != 0) {
            nanos += 1_000_000;
            BigDecimal price = new BigDecimal(90 + random.nextInt(20));
            take(BOT, PositionWatch.fill(Bench.BTC_INFO, difference, price, Markets.at(nanos)));
        }
    }

    private BigDecimal position() {
        return image.expected().of(BTC);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theMoneyIsThatOfTheFillsAlone(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 40; round++) {
            List<OrderFill> missing = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                OrderFill fill = drawn(random, random.nextInt(3) == 0 ? OTHER : BOT);
                inOrder.add(fill);
                if (random.nextBoolean()) {
                    missing.add(fill);
                } else {
                    take(owner(fill), fill);
                }
            }
            takeOver(missing, random);
            for (int i = random.nextInt(4); i > 0; i--) {
                OrderFill fill = drawn(random, BOT);
                inOrder.add(fill);
                take(BOT, fill);
            }
            if (random.nextInt(4) == 0) {
                image = restored();
            }
            while (!missing.isEmpty()) {
                BigDecimal before = position();
                OrderFill late = missing.remove(random.nextInt(missing.size()));
                boolean stands = image.takeOvers().explainedBy(late).isPresent();
                take(owner(late), late);
                if (stands) {
                    assertThat(position()).isEqualByComparingTo(before);
                }
            }
        }

        Carried written = image.money(BOT).of(Bench.BTC_INFO);
        Carried naive = naive(BOT);
        assertThat(image.takeOvers().explainedBy(late())).isEmpty();
        assertThat(written.position()).isEqualTo(naive.position());
        assertThat(written.fees()).isEqualTo(naive.fees());
        assertThat(written.fills()).isEqualTo(naive.fills());
        assertThat(bot.position(BTC)).isEqualTo(naive.position());
        assertThat(image.money(OTHER).of(Bench.BTC_INFO)).isEqualTo(naive(OTHER));
        assertThat(position()).isEqualByComparingTo(sum());
        assertThat(image.balances().of("USDC")).isEqualByComparingTo(wallet());
        assertThat(restored().guard().money(BTC).orElseThrow().position().size().toBigDecimal())
                .isEqualByComparingTo(sum());
    }

    private OrderFill late() {
        return Markets.fill("late", OrderRef.foreign(BTC, "late"), Side.BUY, "1", "1", Markets.START_NANOS);
    }

    private static int owner(OrderFill fill) {
        return LAYOUT.bot(new Cloid(fill.order().cloidOrZero()));
    }

    /** Each fill that the venue told, as it was told, and no take-over. */
    private Carried naive(int owner) {
        MarketLedger ledger = new MarketLedger(Bench.BTC_INFO);
        for (AccountRecord record : told) {
            AccountRecord.FillTaken taken = (AccountRecord.FillTaken) record;
            if (taken.bot() == owner && !taken.fill().id().startsWith("drift/")) {
                ledger.apply(taken.fill());
            }
        }
        return ledger.carried();
    }

    private BigDecimal sum() {
        return inOrder.stream().map(TakeOvers::signed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal wallet() {
        NaiveWallets wallets = new NaiveWallets("10000 USDC");
        inOrder.forEach(wallets::execute);
        return wallets.of("USDC");
    }

    private AccountImage restored() {
        AccountImage restored = new AccountImage();
        JournalSnapshot snapshot = new JournalSnapshot(StreamName.account("sim"), 1, 1, image.toSnapshot());
        SnapshotRecords.read(snapshot, stored -> restored.add(AccountRecord.read(stored)));
        return restored;
    }

    @Test
    void aFillOfAfterTheTakeOverIsNoneOfIt() {
        take(BOT, PositionWatch.fill(Bench.BTC_INFO, BigDecimal.ONE, BigDecimal.TEN, Markets.at(nanos)));
        OrderFill next = Markets.fill("next", OrderRef.foreign(BTC, "x"), Side.BUY, "1", "11", nanos + 1);
        take(BOT, next);

        assertThat(position()).isEqualByComparingTo("2");
    }

    @Test
    void fundingThatCameSinceStays() {
        take(BOT, PositionWatch.fill(Bench.BTC_INFO, BigDecimal.ONE, BigDecimal.TEN, Markets.at(nanos)));
        Money paid = new Money("USDC", new BigDecimal("-0.5"));
        CashFlow flow = CashFlow.of("c1", BTC, CashFlow.Kind.FUNDING, paid, Markets.at(nanos));
        image.add(new AccountRecord.FlowTaken(BOT, flow));
        bot.applyCashFlow(flow);
        take(BOT, Markets.fill("f", OrderRef.foreign(BTC, "x"), Side.BUY, "1", "11", nanos));

        assertThat(bot.total().funding()).containsExactly(new Money("USDC", new BigDecimal("0.5")));
        assertThat(bot.position(BTC).cost()).isEqualByComparingTo("11");
    }

    @Test
    void aSnapshotMakesNoTakeOverOlderOrYounger() {
        takeOverOne();
        SplittableRandom random = new SplittableRandom(1);
        others(TakeOvers.KEPT + 50, random);
        assertThat(restored().takeOvers().explainedBy(late())).isEmpty();

        takeOverOne();
        image = restored();
        assertThat(image.takeOvers().explainedBy(late())).isPresent();

        others(TakeOvers.KEPT - 1, random);
        image = restored();
        assertThat(image.takeOvers().explainedBy(late())).isPresent();
        others(1, random);
        assertThat(image.takeOvers().explainedBy(late())).isEmpty();
        assertThat(restored().takeOvers().explainedBy(late())).isEmpty();
    }

    private void takeOverOne() {
        nanos += 1_000_000;
        OrderFill takeOver = PositionWatch.fill(Bench.BTC_INFO, BigDecimal.ONE, BigDecimal.TEN, Markets.at(nanos));
        image.add(new AccountRecord.FillTaken(BOT, takeOver));
    }

    private void others(int count, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            image.add(new AccountRecord.FillTaken(OTHER, drawn(random, OTHER)));
        }
    }

    @Test
    void aTakeOverThatIsOlderThanWhatIsKeptIsFinal() {
        take(BOT, PositionWatch.fill(Bench.BTC_INFO, BigDecimal.ONE, BigDecimal.TEN, Markets.at(nanos)));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < TakeOvers.KEPT; i++) {
            take(BOT, drawn(random, BOT));
        }

        assertThat(image.takeOvers().explainedBy(late())).isEmpty();
    }
}
