package io.jackstay.runtime.ledger;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Side;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.state.Carried;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes rows of what a login's journal says: its fills and cash flows. Not thread safe: owned by the filler. */
final class AccountTaker implements Taker {
    private static final int NOBODY = 0;

    private final Sql sql;
    private final String account;
    private final Map<String, MarketInfo> markets = new TreeMap<>();
    private final Map<Key, MarketMoney> money = new TreeMap<>();

    AccountTaker(Sql sql, String account) {
        this.sql = requireNonNull(sql, "sql is null");
        this.account = requireNonNull(account, "account is null");
        sql.each(
                "SELECT market, kind, base, quote, settle, multiplier FROM market WHERE account = ?",
                row -> new AccountRecord.MarketTold(
                        MarketId.parse(row.text(1)),
                        MarketKind.valueOf(row.text(2)),
                        row.text(3),
                        row.text(4),
                        row.text(5),
                        row.decimal(6)),
                told -> markets.put(told.market().toString(), told.toInfo()),
                account);
    }

    private record Key(int bot, String market) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byBot = Integer.compare(bot, other.bot);
            return byBot == 0 ? market.compareTo(other.market) : byBot;
        }
    }

    /** Money, and the markets that it is counted by. */
    static final class Sieve implements Taker.Sieve {
        @Override
        public Optional<Object> wanted(JournalRecord stored) {
            AccountRecord read = AccountRecord.read(stored);
            return read instanceof AccountRecord.FillTaken
                            || read instanceof AccountRecord.FlowTaken
                            || read instanceof AccountRecord.MarketTold
                            || read instanceof AccountRecord.MoneyCarried
                            || read instanceof AccountRecord.TakeOverReduced
                    ? Optional.of(read)
                    : Optional.empty();
        }
    }

    @Override
    public void take(Object wanted) {
        if (wanted instanceof AccountRecord.FillTaken taken) {
            fill(FillRow.of(account, taken.bot(), taken.fill()));
        } else if (wanted instanceof AccountRecord.FlowTaken taken) {
            flow(taken.bot(), taken.flow());
        } else if (wanted instanceof AccountRecord.MarketTold told) {
            told(told);
        } else if (wanted instanceof AccountRecord.TakeOverReduced reduced) {
            reduce(reduced);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void forget() {
        for (String table : List.of("fill", "cash_flow", "carried", "gap", "market")) {
            sql.update("DELETE FROM " + table + " WHERE account = ?", account);
        }
        markets.clear();
        money.clear();
    }

    private void told(AccountRecord.MarketTold told) {
        markets.put(told.market().toString(), told.toInfo());
        sql.update("DELETE FROM market WHERE account = ? AND market = ?", account, told.market());
        sql.update(
                "INSERT INTO market (account, market, kind, base, quote, settle, multiplier) VALUES (?, ?, ?, ?, ?, ?, ?)",
                account,
                told.market(),
                told.kind(),
                told.base(),
                told.quote(),
                told.settle(),
                told.contractMultiplier());
    }

    private void fill(FillRow row) {
        Optional<MarketMoney> of = money(row.bot(), row.market());
        of.map(known -> known.apply(row)).orElse(row).write(sql);
    }

    private Optional<MarketMoney> money(int bot, String market) {
        MarketInfo info = markets.get(market);
        if (bot == NOBODY || info == null) {
            return Optional.empty();
        }
        return Optional.of(money.computeIfAbsent(
                new Key(bot, market), key -> MarketMoney.after(sql, account, bot, info, Long.MAX_VALUE)));
    }

    private void flow(int bot, CashFlow flow) {
        String market = flow.market().map(MarketId::toString).orElse("");
        boolean carried = money(bot, market)
                .map(known -> known.isCarried(flow.stamp().venueNanos()))
                .orElse(false);
        sql.update("DELETE FROM cash_flow WHERE account = ? AND id = ?", account, flow.id());
        sql.update(
                "INSERT INTO cash_flow (account, id, bot, kind, market, asset, amount, venue_at, received_at, carried)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                account,
                flow.id(),
                bot,
                flow.kind(),
                market,
                flow.amount().asset(),
                flow.amount().amount(),
                flow.stamp().venueNanos(),
                flow.stamp().receivedNanos(),
                carried ? 1 : 0);
    }

    /** A take-over stands for so much less: all that came after it in the market is reckoned anew. */
    private void reduce(AccountRecord.TakeOverReduced reduced) {
        Optional<FillRow> found = sql.first(
                "SELECT " + FillRow.COLUMNS + " FROM fill WHERE account = ? AND id = ?",
                FillRow::from,
                account,
                reduced.takeOver());
        if (found.isEmpty()) {
            return;
        }
        FillRow takeOver = found.get();
        BigDecimal signed = Side.valueOf(takeOver.side()) == Side.BUY
                ? takeOver.size()
                : takeOver.size().negate();
        BigDecimal left = signed.subtract(reduced.change());
        List<FillRow> again = new ArrayList<>();
        if (left.signum() == 0) {
            sql.update("DELETE FROM fill WHERE account = ? AND id = ?", account, takeOver.id());
        } else {
            again.add(takeOver.sized(left));
        }
        MarketInfo info = markets.get(takeOver.market());
        if (takeOver.bot() == NOBODY || info == null) {
            again.forEach(row -> row.write(sql));
            return;
        }
        again.addAll(sql.list(
                "SELECT " + FillRow.COLUMNS
                        + " FROM fill WHERE account = ? AND bot = ? AND market = ? AND n > ? ORDER BY n",
                FillRow::from,
                account,
                takeOver.bot(),
                takeOver.market(),
                takeOver.n()));
        MarketMoney from = MarketMoney.after(sql, account, takeOver.bot(), info, takeOver.n() - 1);
        again.forEach(row -> from.apply(row).write(sql));
        money.put(new Key(takeOver.bot(), takeOver.market()), from);
    }

    @Override
    public void beginSnapshot(List<Object> records, boolean seenBefore) {
        money.clear();
        Map<Key, Carried> sums = new TreeMap<>();
        for (Object each : records) {
            if (each instanceof AccountRecord.MarketTold told) {
                told(told);
            } else if (each instanceof AccountRecord.MoneyCarried carried) {
                sums.put(new Key(carried.bot(), carried.money().market().toString()), carried.money());
            }
        }
        List<Key> known = sql.list(
                "SELECT DISTINCT bot, market FROM fill WHERE account = ? AND bot <> 0",
                row -> new Key(row.count(1), row.text(2)),
                account);
        for (Key key : known) {
            long kept = Optional.ofNullable(sums.get(key)).map(Carried::fills).orElse(0L);
            sql.update(
                    "DELETE FROM fill WHERE account = ? AND bot = ? AND market = ? AND n > ?",
                    account,
                    key.bot,
                    key.market,
                    kept);
        }
        sums.forEach((key, sum) -> goOn(key, sum, seenBefore));
    }

    /** Where rows are missing in between, the sum of the journal takes the place of all before. */
    private void goOn(Key key, Carried sum, boolean seenBefore) {
        MarketInfo info = markets.get(key.market);
        if (info == null) {
            return;
        }
        CarriedRow base = CarriedRow.find(sql, account, key.bot, key.market)
                .orElseGet(() -> CarriedRow.nothing(account, key.bot, key.market));
        long last = Math.max(
                base.n(),
                sql.first(
                                "SELECT COALESCE(MAX(n), 0) FROM fill WHERE account = ? AND bot = ? AND market = ?",
                                row -> row.number(1),
                                account,
                                key.bot,
                                key.market)
                        .orElse(0L));
        if (last < sum.fills() || !seenBefore) {
            if (last < sum.fills()) {
                sql.update(
                        "INSERT INTO gap (account, bot, market, from_n, to_n) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (account, bot, market, from_n) DO UPDATE SET to_n = excluded.to_n",
                        account,
                        key.bot,
                        key.market,
                        last + 1,
                        sum.fills());
            }
            base = CarriedRow.of(account, key.bot, sum, base.flowsAt());
            base.write(sql);
            for (String table : List.of("fill", "cash_flow")) {
                sql.update(
                        "UPDATE " + table + " SET carried = 1 WHERE account = ? AND bot = ? AND market = ?",
                        account,
                        key.bot,
                        key.market);
            }
        }
        money.put(key, MarketMoney.after(sum, info, base));
    }
}
