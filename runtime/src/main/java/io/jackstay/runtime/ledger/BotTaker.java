package io.jackstay.runtime.ledger;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.record.BotRecord.EquitySeen;
import io.jackstay.runtime.state.SeenEquity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes rows of what a bot's journal says: its orders and its equity. Not thread safe: owned by the filler. */
final class BotTaker implements Taker {
    static final long SLOT_NANOS = Duration.ofSeconds(10).toNanos();

    private final Sql sql;
    private final String bot;
    private final Map<Long, OrderRow> changed = new TreeMap<>();

    BotTaker(Sql sql, String bot) {
        this.sql = requireNonNull(sql, "sql is null");
        this.bot = requireNonNull(bot, "bot is null");
    }

    /** Whether a record becomes rows. */
    private static boolean isWanted(BotRecord read) {
        return read instanceof BotRecord.OrderPlaced
                || read instanceof BotRecord.OrderChanged
                || read instanceof BotRecord.SessionBegan
                || read instanceof EquitySeen seen && seen.at().isPresent();
    }

    /** The first equity of a slot is kept, and the journal has one a second. */
    static final class Sieve implements Taker.Sieve {
        private long lastSlot = Long.MIN_VALUE;

        @Override
        public Optional<Object> wanted(JournalRecord stored) {
            BotRecord read = BotRecord.read(stored);
            if (!isWanted(read)) {
                return Optional.empty();
            }
            if (read instanceof EquitySeen seen) {
                long slot = Math.floorDiv(seen.at().orElseThrow().nanos(), SLOT_NANOS);
                if (slot == lastSlot) {
                    return Optional.empty();
                }
                lastSlot = slot;
            }
            return Optional.of(read);
        }
    }

    @Override
    public void take(Object wanted) {
        BotRecord next = (BotRecord) wanted;
        if (next instanceof BotRecord.OrderPlaced placed) {
            changed.put(placed.order().cloidOrZero(), OrderRow.of(placed));
        } else if (next instanceof BotRecord.OrderChanged update) {
            long cloid = update.update().order().cloidOrZero();
            Optional.ofNullable(changed.get(cloid))
                    .or(() -> OrderRow.find(sql, bot, cloid))
                    .ifPresent(row -> changed.put(cloid, row.with(update.update())));
        } else if (next instanceof BotRecord.SessionBegan began) {
            began(began);
        } else if (next instanceof EquitySeen seen) {
            seen.at().ifPresent(at -> seen(seen.equity(), at));
        }
    }

    @Override
    public void flush() {
        changed.forEach((cloid, row) -> row.write(sql, bot, cloid));
        changed.clear();
    }

    /** The sums of a snapshot are the account's; of a bot it has the latest orders, as they are. */
    @Override
    public void beginSnapshot(List<Object> records, boolean seenBefore) {}

    @Override
    public void forget() {
        for (String table : List.of("orders", "equity", "equity_position")) {
            sql.update("DELETE FROM " + table + " WHERE bot = ?", bot);
        }
        sql.update("DELETE FROM bot WHERE name = ?", bot);
    }

    private void began(BotRecord.SessionBegan began) {
        sql.update(
                "INSERT INTO bot (name, number, asset, start_equity, first_at, session_at) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (name) DO NOTHING",
                bot,
                began.number(),
                began.startEquity().asset(),
                began.startEquity().amount(),
                began.nanos(),
                began.nanos());
        sql.update(
                "UPDATE bot SET number = ?, session_at = ? WHERE name = ? AND session_at <= ?",
                began.number(),
                began.nanos(),
                bot,
                began.nanos());
    }

    private void seen(SeenEquity equity, EquitySeen.Moment at) {
        long slot = Math.floorDiv(at.nanos(), SLOT_NANOS);
        int written = sql.update(
                "INSERT INTO equity (bot, slot, at, equity, peak) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (bot, slot) DO UPDATE SET at = excluded.at, equity = excluded.equity,"
                        + " peak = excluded.peak WHERE excluded.at <= equity.at",
                bot,
                slot,
                at.nanos(),
                at.equity().amount(),
                equity.peak().amount());
        if (written == 0) {
            return;
        }
        sql.update("DELETE FROM equity_position WHERE bot = ? AND slot = ?", bot, slot);
        for (EquitySeen.Held held : at.positions()) {
            sql.update(
                    "INSERT INTO equity_position (bot, slot, market, size, mark) VALUES (?, ?, ?, ?, ?)",
                    bot,
                    slot,
                    held.market(),
                    held.size().toBigDecimal(),
                    mark(equity, held).map(Sql::text).orElse(""));
        }
    }

    private static Optional<BigDecimal> mark(SeenEquity equity, EquitySeen.Held held) {
        return equity.marks().stream()
                .filter(mark -> mark.market().equals(held.market()))
                .map(SeenEquity.Mark::price)
                .findFirst();
    }
}
