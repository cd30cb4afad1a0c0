package io.jackstay.runtime.ledger;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.Money;
import io.jackstay.runtime.config.LedgerBlock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets go of what is too old: fills and cash flows go into sums, so that no result changes; orders that have ended and points of the equity
 * go altogether. Stateless.
 */
final class Retention {
    private static final long FINE_NANOS = Duration.ofDays(1).toNanos();
    private static final long COARSE_NANOS = Duration.ofDays(366).toNanos();
    private static final long SLOTS_A_MINUTE = Duration.ofMinutes(1).toNanos() / BotTaker.SLOT_NANOS;

    private Retention() {}

    /** In a transaction of its own. */
    static void run(LedgerFiller filler, LedgerBlock settings) {
        long now = filler.nowNanos();
        filler.change(sql -> apply(sql, settings, now));
    }

    static void apply(Sql sql, LedgerBlock settings, long nowNanos) {
        long before = nowNanos - settings.retention().toNanos();
        for (CarriedRow market : markets(sql)) {
            fold(sql, market, before);
        }
        sql.update("DELETE FROM fill WHERE bot = 0 AND venue_at < ?", before);
        sql.update("DELETE FROM cash_flow WHERE venue_at < ?", before);
        sql.update(
                "DELETE FROM orders WHERE ended = 1 AND updated_at < ?",
                nowNanos - settings.orders().toNanos());
        thin(sql, nowNanos);
    }

    /** What each bot has had in each market until the oldest row that is kept. */
    private static List<CarriedRow> markets(Sql sql) {
        List<CarriedRow> markets = sql.list("SELECT " + CarriedRow.COLUMNS + " FROM carried", CarriedRow::from);
        List<CarriedRow> all = new ArrayList<>(markets);
        sql.each(
                "SELECT DISTINCT account, bot, market FROM fill WHERE bot <> 0 UNION"
                        + " SELECT DISTINCT account, bot, market FROM cash_flow WHERE bot <> 0 AND market <> ''",
                row -> CarriedRow.nothing(row.text(1), row.count(2), row.text(3)),
                found -> {
                    if (markets.stream().noneMatch(found::isOfSame)) {
                        all.add(found);
                    }
                });
        return all;
    }

    private static void fold(Sql sql, CarriedRow base, long before) {
        long last = sql.first(
                        "SELECT COALESCE(MIN(n) - 1, -1) FROM fill WHERE account = ? AND bot = ? AND market = ? AND venue_at >= ?",
                        row -> row.number(1),
                        base.account(),
                        base.bot(),
                        base.market(),
                        before)
                .orElse(-1L);
        long upTo = last < 0 ? Long.MAX_VALUE : last;
        Sum sum = new Sum(base);
        sql.each(
                "SELECT " + FillRow.COLUMNS
                        + " FROM fill WHERE account = ? AND bot = ? AND market = ? AND n <= ? AND carried = 0"
                        + " ORDER BY n",
                FillRow::from,
                sum::add,
                base.account(),
                base.bot(),
                base.market(),
                upTo);
        sql.each(
                "SELECT " + FlowRow.COLUMNS
                        + " FROM cash_flow WHERE account = ? AND bot = ? AND market = ? AND venue_at < ? AND carried = 0",
                FlowRow::from,
                sum::add,
                base.account(),
                base.bot(),
                base.market(),
                before);
        if (sum.isMore()) {
            sum.row(before).write(sql);
        }
        sql.update(
                "DELETE FROM fill WHERE account = ? AND bot = ? AND market = ? AND n <= ? AND venue_at < ?",
                base.account(),
                base.bot(),
                base.market(),
                upTo,
                before);
    }

    /** What is carried, and rows that join it. */
    private static final class Sum {
        private final CarriedRow base;
        private final List<Money> fees;
        private final List<Money> funding;
        private long n;
        private BigDecimal size;
        private BigDecimal cost;
        private BigDecimal realized;
        private long lastAt;
        private boolean more;

        private Sum(CarriedRow base) {
            this.base = base;
            this.fees = new ArrayList<>(base.fees());
            this.funding = new ArrayList<>(base.funding());
            this.n = base.n();
            this.size = base.size();
            this.cost = base.cost();
            this.realized = base.realized();
            this.lastAt = base.lastAt();
        }

        private void add(FillRow fill) {
            more = true;
            n = fill.n();
            size = fill.position().orElse(size);
            cost = fill.cost().orElse(cost);
            realized = realized.add(fill.realized().orElse(BigDecimal.ZERO));
            fees.add(fill.fee());
            lastAt = Math.max(lastAt, fill.venueAt());
        }

        private void add(FlowRow flow) {
            if (flow.kind().equals(CashFlow.Kind.FUNDING.name())) {
                more = true;
                funding.add(flow.amount().negate());
            }
        }

        private boolean isMore() {
            return more;
        }

        private CarriedRow row(long before) {
            return new CarriedRow(
                    base.account(),
                    base.bot(),
                    base.market(),
                    n,
                    size,
                    cost,
                    realized,
                    fees,
                    funding,
                    lastAt,
                    Math.max(base.flowsAt(), before));
        }
    }

    /** Of the equity each ten seconds for a day, each minute for a year: the first point of each. */
    private static void thin(Sql sql, long nowNanos) {
        long fine = Math.floorDiv(nowNanos - FINE_NANOS, BotTaker.SLOT_NANOS);
        long coarse = Math.floorDiv(nowNanos - COARSE_NANOS, BotTaker.SLOT_NANOS);
        for (String table : List.of("equity_position", "equity")) {
            sql.update("DELETE FROM " + table + " WHERE slot < ?", coarse);
            sql.update(
                    "DELETE FROM " + table + " WHERE slot < ? AND EXISTS (SELECT 1 FROM equity e WHERE e.bot = " + table
                            + ".bot AND e.slot < " + table + ".slot AND e.slot >= " + table + ".slot - (" + table
                            + ".slot % " + SLOTS_A_MINUTE + "))",
                    fine);
        }
    }
}
