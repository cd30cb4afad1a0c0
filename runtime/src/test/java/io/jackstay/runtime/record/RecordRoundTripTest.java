package io.jackstay.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.RecordWriter;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.state.Carried;
import io.jackstay.runtime.state.SeenEquity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a journal holds is read back as it was written. */
class RecordRoundTripTest {
    private static final MarketId MARKET = MarketId.parse("sim:BTC-USDC-PERP");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyRecordIsReadBackAsItWasWritten(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (BotRecord written : botRecords(random)) {
            assertThat(BotRecord.read(stored(written.toEntry()))).isEqualTo(written);
        }
        for (AccountRecord written : accountRecords(random)) {
            assertThat(AccountRecord.read(stored(written.toEntry()))).isEqualTo(written);
        }
    }

    @Test
    void recordsOfAnotherKindOrOfANewerVersionAreRefused() {
        assertThatThrownBy(() -> BotRecord.read(stored(new RecordWriter(99, 1).toEntry())))
                .isInstanceOf(JackstayException.class)
                .hasMessageContaining("type 99 is of no bot");
        assertThatThrownBy(() ->
                        BotRecord.read(stored(new RecordWriter(2, 2).putLong(1).toEntry())))
                .isInstanceOf(JackstayException.class);
        assertThatThrownBy(() -> AccountRecord.read(
                        stored(new RecordWriter(3, 1).putText("key").toEntry())))
                .isInstanceOf(JackstayException.class);
    }

    private static List<BotRecord> botRecords(SplittableRandom random) {
        return List.of(
                new BotRecord.SessionBegan(7, random.nextLong(), money(random), pnl(random), List.of(MARKET)),
                new BotRecord.CloidsReserved(random.nextLong(1, 1L << 40)),
                new BotRecord.OrderPlaced(ref(random), limit(random), "fill é-" + random.nextInt(), random.nextLong()),
                new BotRecord.OrderPlaced(
                        ref(random), MarketOrderRequest.market(side(random), size(random), price(random)), "", 0),
                new BotRecord.OrderPlaced(ref(random), trigger(random), "timer", 1),
                new BotRecord.OrderChanged(new OrderUpdate(
                        ref(random),
                        OrderState.SUBMITTING,
                        OrderState.PARTIALLY_FILLED,
                        size(random),
                        price(random),
                        size(random),
                        Order.Pending.CANCEL,
                        "why",
                        stamp(random))),
                new BotRecord.MemoryPut("", "centre", "60000.1"),
                new BotRecord.MemoryRemoved("daily-loss", "until"),
                new BotRecord.DayBegan(random.nextInt(), money(random), pnl(random)),
                new BotRecord.FillTold("f-7"),
                new BotRecord.EquitySeen(new SeenEquity(money(random), money(random), List.of())),
                new BotRecord.EquitySeen(
                        new SeenEquity(money(random), money(random), List.of()),
                        Optional.of(new BotRecord.EquitySeen.Moment(
                                random.nextLong(),
                                money(random),
                                List.of(new BotRecord.EquitySeen.Held(MARKET, size(random)))))),
                new BotRecord.EquitySeen(new SeenEquity(
                        money(random),
                        money(random),
                        List.of(new SeenEquity.Mark(MARKET, price(random).toBigDecimal())))),
                new BotRecord.CancelAsked(ref(random), random.nextLong()),
                new BotRecord.HaltBegan("drawdown", "too much", random.nextLong(), random.nextBoolean()),
                new BotRecord.HaltEnded("drawdown"),
                new BotRecord.AlertRaised(alert(random)),
                new BotRecord.AskedByHand("halt", "alice", "", random.nextLong(), "", ""),
                new BotRecord.AskedByHand("cancel-order", "web", "é", random.nextLong(), "4711", "id 01KAH3T9"),
                new BotRecord.AnsweredByHand("halt", "done", "halted; flat", "id 01KAH3T9", random.nextLong()),
                new BotRecord.AmendAsked(ref(random), price(random), size(random), random.nextLong()),
                new BotRecord.Decided(
                        new Decision.RulesAsked(List.of("position-limit", "drawdown"), random.nextLong())),
                new BotRecord.Decided(new Decision.Refused(
                        "position-limit",
                        MARKET,
                        new Decision.Reason(Decision.Cause.RISK, "an order was refused", "0.5", "0.6"),
                        "buy 1",
                        "tick",
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong())),
                new BotRecord.Decided(new Decision.Explained(Explanation.ok("grid", "all rungs rest"), 7)),
                new BotRecord.Decided(new Decision.Explained(
                        Explanation.blocked("entry", "é")
                                .limit("2 bps", "1 bps")
                                .until(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))),
                        random.nextLong())),
                new BotRecord.Decided(new Decision.Stood(
                        "RUNNING",
                        "waits",
                        List.of(Decision.Reason.of(Decision.Cause.VENUE, "down")),
                        List.of(new RiskRule.Limit("position", "0.5", "0.1", new BigDecimal("0.2"))),
                        random.nextLong())));
    }

    private static List<AccountRecord> accountRecords(SplittableRandom random) {
        OrderFill fill = OrderFill.of(
                        "f-" + random.nextLong(),
                        ref(random),
                        side(random),
                        price(random),
                        size(random),
                        money(random),
                        stamp(random))
                .role(LiquidityRole.MAKER)
                .cause(FillCause.LIQUIDATION);
        return List.of(
                new AccountRecord.FillTaken(random.nextInt(4096), fill),
                new AccountRecord.FlowTaken(
                        3, CashFlow.of("c1", MARKET, CashFlow.Kind.FUNDING, money(random), stamp(random))),
                new AccountRecord.FlowTaken(
                        0, CashFlow.of("c2", new Venue("sim"), CashFlow.Kind.DEPOSIT, money(random), stamp(random))),
                new AccountRecord.MemoryPut("nonce", "12"),
                new AccountRecord.MemoryRemoved("nonce"),
                new AccountRecord.AlertRaised(alert(random)),
                new AccountRecord.MarketClaimed(MARKET, random.nextInt(4096)),
                new AccountRecord.VenueSeen(random.nextLong()),
                new AccountRecord.BalancesKnown(List.of(), List.of()),
                new AccountRecord.BalancesKnown(
                        List.of(money(random), money(random)),
                        List.of(new AccountRecord.BalancesKnown.Held(
                                MARKET, size(random), BigDecimal.valueOf(random.nextLong(), 9), BigDecimal.ONE))),
                new AccountRecord.TakeOverReduced(
                        random.nextInt(4096), MARKET, "drift/x/1", BigDecimal.valueOf(random.nextLong(), 7)),
                new AccountRecord.TakeOversOpen(List.of()),
                new AccountRecord.TakeOversOpen(List.of(
                        new AccountRecord.TakeOversOpen.Open("drift/x/1", random.nextLong()),
                        new AccountRecord.TakeOversOpen.Open("drift/y/2", 0))),
                new AccountRecord.PositionsKnown(List.of()),
                new AccountRecord.PositionsKnown(List.of(new AccountRecord.PositionsKnown.Known(
                        MARKET, money(random).amount()))),
                new AccountRecord.MarketTold(
                        MARKET, MarketKind.PERPETUAL, "BTC", "USDC", "USDC", new BigDecimal("0.001")),
                new AccountRecord.MoneyCarried(
                        5,
                        Carried.of(
                                size(random),
                                money(random).amount(),
                                money(random).amount(),
                                List.of(money(random)),
                                List.of(),
                                random.nextLong(1L << 40),
                                random.nextLong(1L << 62))));
    }

    private static Alert alert(SplittableRandom random) {
        AlertCode[] all = AlertCode.values();
        return new Alert(
                all[random.nextInt(all.length)],
                "sim:BTC-USDC-PERP",
                "why é-" + random.nextInt(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(1, Long.MAX_VALUE));
    }

    private static OrderRequest limit(SplittableRandom random) {
        TimeInForce[] all = TimeInForce.values();
        return new LimitOrderRequest(
                side(random), size(random), price(random), all[random.nextInt(all.length)], random.nextBoolean(), "L3");
    }

    private static OrderRequest trigger(SplittableRandom random) {
        PriceBand.Reference[] all = PriceBand.Reference.values();
        return new TriggerOrderRequest(
                side(random),
                size(random),
                TriggerOrderRequest.Kind.STOP,
                price(random),
                all[random.nextInt(all.length)],
                price(random),
                true,
                "");
    }

    private static Pnl pnl(SplittableRandom random) {
        return new Pnl(money(random), money(random), List.of(money(random)), List.of());
    }

    private static Money money(SplittableRandom random) {
        return new Money("USDC", BigDecimal.valueOf(random.nextLong(), random.nextInt(0, 13)));
    }

    private static OrderRef ref(SplittableRandom random) {
        return new OrderRef(MARKET, random.nextLong(1, 1L << 62), random.nextBoolean() ? "" : "v" + random.nextInt());
    }

    private static Side side(SplittableRandom random) {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private static Price price(SplittableRandom random) {
        return Price.of(MARKET, random.nextLong(1, Long.MAX_VALUE), random.nextInt(0, 19));
    }

    private static Size size(SplittableRandom random) {
        return Size.of(MARKET, random.nextLong(1, Long.MAX_VALUE), random.nextInt(0, 19));
    }

    private static Stamp stamp(SplittableRandom random) {
        return new Stamp(random.nextLong(1L << 62), random.nextLong(1L << 62));
    }

    private static JournalRecord stored(Entry entry) {
        return new JournalRecord(StreamName.bot("a"), 1, 1, 0, 0, Level.DURABLE, true, entry);
    }
}
