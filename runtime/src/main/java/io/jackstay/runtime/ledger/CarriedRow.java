package io.jackstay.runtime.ledger;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Size;
import io.jackstay.runtime.state.Carried;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What the first fills of a bot in a market came to that are kept no longer. Immutable.
 *
 * @param n how many; rows of a higher number are not in it
 * @param lastAt the venue's time of the last of them
 * @param flowsAt cash flows of before this venue time are in it
 */
record CarriedRow(
        String account,
        int bot,
        String market,
        long n,
        BigDecimal size,
        BigDecimal cost,
        BigDecimal realized,
        List<Money> fees,
        List<Money> funding,
        long lastAt,
        long flowsAt) {
    static final String COLUMNS = "account, bot, market, n, size, cost, realized, fees, funding, last_at, flows_at";

    static CarriedRow nothing(String account, int bot, String market) {
        return new CarriedRow(
                account,
                bot,
                market,
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                List.of(),
                List.of(),
                Long.MIN_VALUE,
                Long.MIN_VALUE);
    }

    static CarriedRow of(String account, int bot, Carried sum, long flowsAt) {
        return new CarriedRow(
                account,
                bot,
                sum.market().toString(),
                sum.fills(),
                sum.position().size().toBigDecimal(),
                sum.position().cost(),
                sum.position().realizedPnl(),
                sum.fees(),
                sum.funding(),
                sum.lastFillNanos(),
                flowsAt);
    }

    boolean isOfSame(CarriedRow other) {
        return account.equals(other.account) && bot == other.bot && market.equals(other.market);
    }

    /** As the runtime's arithmetic goes on from it. */
    Carried toCarried() {
        MarketId id = MarketId.parse(market);
        return Carried.of(Size.of(id, size), cost, realized, fees, funding, n, lastAt);
    }

    static Optional<CarriedRow> find(Sql sql, String account, int bot, String market) {
        return sql.first(
                "SELECT " + COLUMNS + " FROM carried WHERE account = ? AND bot = ? AND market = ?",
                CarriedRow::from,
                account,
                bot,
                market);
    }

    static CarriedRow from(Sql.Row row) throws SQLException {
        return new CarriedRow(
                row.text(1),
                row.count(2),
                row.text(3),
                row.number(4),
                row.decimal(5),
                row.decimal(6),
                row.decimal(7),
                Amounts.of(row.text(8)),
                Amounts.of(row.text(9)),
                row.number(10),
                row.number(11));
    }

    void write(Sql sql) {
        sql.update("DELETE FROM carried WHERE account = ? AND bot = ? AND market = ?", account, bot, market);
        sql.update(
                "INSERT INTO carried (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                account,
                bot,
                market,
                n,
                size,
                cost,
                realized,
                Amounts.text(fees),
                Amounts.text(funding),
                lastAt,
                flowsAt);
    }
}
