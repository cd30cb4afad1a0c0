package io.jackstay.runtime.ledger;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.record.SnapshotRecords;
import io.jackstay.runtime.state.MarketLedger;
import io.jackstay.runtime.state.SeenEquity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The journals of one bot, 3, on one login, as a process writes them. Not thread safe. */
public final class WrittenJournals implements AutoCloseable {
    public static final String BOT = "btc-grid";
    static final int NUMBER = 3;
    public static final long T0 = Markets.START_NANOS;
    static final long SECOND = 1_000_000_000L;

    /** Small, so that journals go on in new segments often. */
    private static final JournalSettings SETTINGS = JournalSettings.defaults().withSegments(3_000, 1_000, 2_000);

    private final FileJournalStore store;
    private final Journal account;
    private final Journal bot;
    private final List<AccountRecord> money = new ArrayList<>();
    private final List<BotRecord> orders = new ArrayList<>();
    private MarketLedger folded = new MarketLedger(Markets.info(Markets.BTC));
    private BotRecord.SessionBegan began =
            new BotRecord.SessionBegan(NUMBER, T0, usdc("10000"), Pnl.none("USDC"), List.of(Markets.BTC));
    private long accountAt;
    private long botAt;
    private long steps;

    public WrittenJournals(Path folder) {
        store = FileJournalStore.started(folder, new SystemClock(), SETTINGS);
        account = store.open(StreamName.account("sim"), OpenMode.OWN, Runnable::run);
        bot = store.open(StreamName.bot(BOT), OpenMode.OWN, Runnable::run);
    }

    public WrittenJournals begin() {
        put(AccountRecord.MarketTold.of(Markets.info(Markets.BTC)));
        put(began);
        return this;
    }

    static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    public static OrderFill fill(
            String id, long cloid, Side side, String size, String price, String fee, long seconds) {
        return OrderFill.of(
                        id,
                        new OrderRef(Markets.BTC, cloid, "v" + cloid),
                        side,
                        Markets.price(Markets.BTC, price),
                        Markets.size(Markets.BTC, size),
                        usdc(fee),
                        Markets.at(T0 + seconds * SECOND))
                .role(new BigDecimal(fee).signum() < 0 ? LiquidityRole.MAKER : LiquidityRole.TAKER);
    }

    public static AccountRecord.FlowTaken flow(String id, CashFlow.Kind kind, String amount, long seconds) {
        return new AccountRecord.FlowTaken(
                NUMBER, CashFlow.of(id, Markets.BTC, kind, usdc(amount), Markets.at(T0 + seconds * SECOND)));
    }

    public void fill(OrderFill fill) {
        put(new AccountRecord.FillTaken(NUMBER, fill));
    }

    /** A trading day begins, in days since 1970. */
    public void day(long epochDay) {
        put(new BotRecord.DayBegan(epochDay, usdc("10000"), Pnl.none("USDC")));
    }

    public void placed(long cloid, Side side, String size, String price, long seconds) {
        placed(cloid, side, size, price, "tick", seconds);
    }

    public void placed(long cloid, Side side, String size, String price, String cause, long seconds) {
        put(new BotRecord.OrderPlaced(
                new OrderRef(Markets.BTC, cloid, ""),
                Markets.limit(side, size, price).labelled("L-" + cloid),
                cause,
                T0 + seconds * SECOND));
    }

    public void changed(long cloid, OrderState to, String size, String price, String filled, long seconds) {
        put(new BotRecord.OrderChanged(new OrderUpdate(
                new OrderRef(Markets.BTC, cloid, "v" + cloid),
                OrderState.SUBMITTING,
                to,
                Markets.size(Markets.BTC, filled),
                Markets.price(Markets.BTC, price),
                Markets.size(Markets.BTC, size),
                Order.Pending.NONE,
                "because",
                Markets.at(T0 + seconds * SECOND))));
    }

    void equity(String equity, String peak, String size, long seconds) {
        BotRecord.EquitySeen.Moment moment = new BotRecord.EquitySeen.Moment(
                T0 + seconds * SECOND,
                usdc(equity),
                List.of(new BotRecord.EquitySeen.Held(Markets.BTC, Size.of(Markets.BTC, new BigDecimal(size)))));
        put(new BotRecord.EquitySeen(
                new SeenEquity(
                        usdc(peak), usdc("4"), List.of(new SeenEquity.Mark(Markets.BTC, new BigDecimal("60050")))),
                Optional.of(moment)));
    }

    public void put(AccountRecord what) {
        accountAt = append(account, what.toEntry());
        if (what instanceof AccountRecord.FillTaken || what instanceof AccountRecord.FlowTaken) {
            money.add(what);
        } else if (what instanceof AccountRecord.TakeOverReduced reduced) {
            money.removeIf(each -> each instanceof AccountRecord.FillTaken taken
                    && taken.fill().id().equals(reduced.takeOver()));
        }
    }

    void put(BotRecord what) {
        botAt = append(bot, what.toEntry());
        if (what instanceof BotRecord.OrderPlaced || what instanceof BotRecord.OrderChanged) {
            orders.add(what);
        }
    }

    private static long append(Journal journal, Entry entry) {
        long at = journal.append(List.of(entry), Level.WRITTEN, (result, group) -> {})
                .lastSequence();
        journal.drain();
        return at;
    }

    /** Both journals let go of what is old: of the money the latest so many are kept one by one, of the orders the latest so many records. */
    void compact(int keptMoney, int keptOrders) {
        while (money.size() > keptMoney) {
            AccountRecord oldest = money.remove(0);
            if (oldest instanceof AccountRecord.FillTaken taken) {
                folded.apply(taken.fill());
            } else if (oldest instanceof AccountRecord.FlowTaken taken) {
                folded.apply(taken.flow());
            }
        }
        List<Entry> ofAccount = new ArrayList<>();
        ofAccount.add(AccountRecord.MarketTold.of(Markets.info(Markets.BTC)).toEntry());
        ofAccount.add(new AccountRecord.MoneyCarried(NUMBER, folded.carried()).toEntry());
        money.forEach(each -> ofAccount.add(each.toEntry()));
        account.snapshot(accountAt, SnapshotRecords.of(ofAccount), result -> {});
        account.drain();
        List<Entry> ofBot = new ArrayList<>();
        int first = orders.size() - Math.min(keptOrders, orders.size());
        while (first > 0 && !(orders.get(first) instanceof BotRecord.OrderPlaced)) {
            first--;
        }
        orders.subList(first, orders.size()).forEach(each -> ofBot.add(each.toEntry()));
        ofBot.add(began.toEntry());
        bot.snapshot(botAt, SnapshotRecords.of(ofBot), result -> {});
        bot.drain();
    }

    /** One thing that may happen, half a minute after the one before. */
    void step(SplittableRandom random) {
        long number = ++steps;
        long at = 30 * number;
        String size = BigDecimal.valueOf(1 + random.nextInt(40), 3).toPlainString();
        String price = BigDecimal.valueOf(590_000 + random.nextInt(20_000), 1).toPlainString();
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        switch (random.nextInt(6)) {
            case 0 -> placed(number, side, size, price, at);
            case 1 -> {
                placed(number, side, size, price, at);
                changed(number, OrderState.OPEN, size, price, "0", at + 1);
            }
            case 2 -> {
                placed(number, side, size, price, at);
                fill(fill("f" + number, number, side, size, price, random.nextBoolean() ? "0.12" : "-0.03", at + 1));
                changed(number, OrderState.FILLED, size, price, size, at + 2);
            }
            case 3 -> fill(fill("f" + number, 0, side, size, price, "0.5", at).cause(FillCause.LIQUIDATION));
            case 4 ->
                put(flow(
                        "c" + number,
                        random.nextBoolean() ? CashFlow.Kind.FUNDING : CashFlow.Kind.DEPOSIT,
                        random.nextBoolean() ? "0.25" : "-0.75",
                        at));
            default -> {
                equity("10001." + number, "10005", size, at);
                equity("10002." + number, "10005", size, at + 1);
            }
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
