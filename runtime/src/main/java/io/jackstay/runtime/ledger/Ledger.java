package io.jackstay.runtime.ledger;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.runtime.fill.Mirror;
import io.jackstay.runtime.risk.TradingDay;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The history of bots, to be read. Not thread safe: owned by who opened it, on a connection of its own; it neither waits for who fills the
 * ledger nor holds them up.
 *
 * <p>Every method throws {@link io.jackstay.runtime.error.JackstayException} LEDGER_FAILED when the database does not answer.
 */
public final class Ledger implements AutoCloseable {
    private static final String CURVE = "SELECT e.at, e.equity, e.peak, COALESCE(p.size, '0') FROM equity e"
            + " LEFT JOIN equity_position p ON p.bot = e.bot AND p.slot = e.slot AND p.market = ? WHERE e.bot = ?";

    /** The fill whose callback placed the order of a fill, and the market of both. */
    private static final String OF_CAUSE = ", COALESCE(c.market, ''), COALESCE(c.side, ''), COALESCE(c.price, ''),"
            + " COALESCE(c.size, ''), COALESCE(c.fee, ''), COALESCE(c.fee_asset, ''), COALESCE(m.quote, ''),"
            + " COALESCE(m.multiplier, '')";

    private static final String WITH_CAUSE = " LEFT JOIN fill c ON c.account = f.account AND c.id = SUBSTR(o.cause, 6)"
            + " AND o.cause = 'fill ' || c.id LEFT JOIN market m ON m.account = f.account AND m.market = f.market";

    private final Sql sql;

    private Ledger(Sql sql) {
        this.sql = requireNonNull(sql, "sql is null");
    }

    public static Ledger open(LedgerDatabase database) {
        return new Ledger(database.open());
    }

    /** How many rows to skip, and how many to give at most. */
    public record Page(long skip, int most) {
        public static final Page WHOLE = new Page(0, Integer.MAX_VALUE);
    }

    /**
     * A fill with its order's label; that is empty where the order is not kept any more, or has none.
     *
     * @param mirror which fill it answers; empty for one that answers none, or where its order is not kept any more
     */
    public record LabelledFill(FillRow fill, String label, Optional<Mirror> mirror) {}

    /**
     * Fills that are no rows, because the journal kept them as a sum alone before the ledger read them. They are in all results.
     *
     * @param from their number among the bot's fills in the market, as {@code to}
     */
    public record Gap(String account, String market, long from, long to) {}

    /** The bots that the ledger has, sorted. */
    public List<String> bots() {
        return sql.list("SELECT name FROM bot ORDER BY name", row -> row.text(1));
    }

    private Optional<Integer> number(String bot) {
        return sql.first("SELECT number FROM bot WHERE name = ?", row -> row.count(1), bot);
    }

    /** By the venue's time, the earliest first. */
    public List<LabelledFill> fills(String bot, Span span, Page page) {
        return fills(bot, span, page, "f.venue_at, f.account, f.market, f.n");
    }

    /** By the venue's time, the latest first. */
    public List<LabelledFill> latestFills(String bot, Span span, Page page) {
        return fills(bot, span, page, "f.venue_at DESC, f.account DESC, f.market DESC, f.n DESC");
    }

    private List<LabelledFill> fills(String bot, Span span, Page page, String order) {
        return number(bot)
                .map(number -> sql.list(
                        "SELECT " + qualified(FillRow.COLUMNS)
                                + ", COALESCE(o.label, ''), COALESCE(o.cause, '')" + OF_CAUSE
                                + " FROM fill f LEFT JOIN orders o ON o.bot = ? AND o.cloid = f.cloid" + WITH_CAUSE
                                + " WHERE f.bot = ? AND f.venue_at >= ? AND f.venue_at < ?"
                                + " ORDER BY " + order + " LIMIT ? OFFSET ?",
                        Ledger::labelled,
                        bot,
                        number,
                        span.fromNanos(),
                        span.toNanos(),
                        page.most(),
                        page.skip()))
                .orElse(List.of());
    }

    private static LabelledFill labelled(Sql.Row row) throws SQLException {
        FillRow fill = FillRow.from(row);
        Mirror.Part own =
                new Mirror.Part(fill.market(), Side.valueOf(fill.side()), fill.price(), fill.size(), fill.fee());
        Optional<Mirror.Part> cause = row.text(23).isEmpty()
                ? Optional.empty()
                : Optional.of(new Mirror.Part(
                        row.text(23),
                        Side.valueOf(row.text(24)),
                        row.decimal(25),
                        row.decimal(26),
                        new Money(row.text(28), row.decimal(27))));
        Optional<Mirror.Contract> contract = row.text(29).isEmpty()
                ? Optional.empty()
                : Optional.of(new Mirror.Contract(row.text(29), row.decimal(30)));
        return new LabelledFill(fill, row.text(21), Mirror.of(own, row.text(22), id -> cause, contract));
    }

    private static String qualified(String columns) {
        return "f." + columns.replace(", ", ", f.");
    }

    /** Those that were placed in the span, the earliest first. */
    public List<OrderRow> orders(String bot, Span span, Page page) {
        return orders(bot, span, page, "", "placed_at, cloid");
    }

    /** As above, the latest first. @param openOnly without those that have ended */
    public List<OrderRow> latestOrders(String bot, Span span, Page page, boolean openOnly) {
        return orders(bot, span, page, openOnly ? " AND ended = 0" : "", "placed_at DESC, cloid DESC");
    }

    private List<OrderRow> orders(String bot, Span span, Page page, String which, String order) {
        return sql.list(
                "SELECT " + OrderRow.COLUMNS + " FROM orders WHERE bot = ? AND placed_at >= ? AND placed_at < ?" + which
                        + " ORDER BY " + order + " LIMIT ? OFFSET ?",
                OrderRow::from,
                bot,
                span.fromNanos(),
                span.toNanos(),
                page.most(),
                page.skip());
    }

    /** By the venue's time, the earliest first. */
    public List<FlowRow> flows(String bot, Span span) {
        return number(bot)
                .map(number -> sql.list(
                        "SELECT " + FlowRow.COLUMNS + " FROM cash_flow WHERE bot = ? AND venue_at >= ? AND venue_at < ?"
                                + " ORDER BY venue_at, account, id",
                        FlowRow::from,
                        number,
                        span.fromNanos(),
                        span.toNanos()))
                .orElse(List.of());
    }

    /** What is missing of a bot's fills. */
    public List<Gap> gaps(String bot) {
        return number(bot)
                .map(number -> sql.list(
                        "SELECT account, market, from_n, to_n FROM gap WHERE bot = ? ORDER BY account, market, from_n",
                        row -> new Gap(row.text(1), row.text(2), row.number(3), row.number(4)),
                        number))
                .orElse(List.of());
    }

    /** How many fills of the bot are in its results and are no rows any more, or never were. */
    public long olderFills(String bot) {
        return number(bot)
                .map(number -> count("SELECT COALESCE(SUM(n), 0) FROM carried WHERE bot = ?", number)
                        - count("SELECT COUNT(*) FROM fill WHERE bot = ? AND carried = 1", number))
                .orElse(0L);
    }

    private long count(String question, int number) {
        return sql.first(question, row -> row.number(1), number).orElse(0L);
    }

    /** What the bot earned in the span and of all time; reads each of its fills once. */
    public Earnings earnings(String bot, Span span, TradingDay days) {
        EarningsReport report = new EarningsReport(days, span, markets());
        number(bot)
                .ifPresent(number -> sql.reading(() -> {
                    sql.each(
                            "SELECT " + CarriedRow.COLUMNS + " FROM carried WHERE bot = ?",
                            CarriedRow::from,
                            report::add,
                            number);
                    sql.each(
                            "SELECT " + FillRow.COLUMNS + " FROM fill WHERE bot = ?",
                            FillRow::from,
                            report::add,
                            number);
                    sql.each(
                            "SELECT " + FlowRow.COLUMNS + " FROM cash_flow WHERE bot = ?",
                            FlowRow::from,
                            report::add,
                            number);
                }));
        return report.earnings();
    }

    /**
     * Equity, and the position in one market, over the span, earliest first, thinned to at most so many points, at least 2, so that it looks
     * the same. A point holds until the next, so the first is what held when the span began, where there was anything.
     */
    public List<EquityPoint> curve(String bot, String market, Span span, int points) {
        List<EquityPoint> all = new ArrayList<>();
        sql.first(CURVE + " AND e.at < ? ORDER BY e.slot DESC LIMIT 1", Ledger::point, market, bot, span.fromNanos())
                .ifPresent(held ->
                        all.add(new EquityPoint(span.fromNanos(), held.equity(), held.peak(), held.position())));
        sql.each(
                CURVE + " AND e.at >= ? AND e.at < ? ORDER BY e.slot",
                Ledger::point,
                all::add,
                market,
                bot,
                span.fromNanos(),
                span.toNanos());
        long first = all.isEmpty() ? 0 : all.get(0).at();
        int[] kept = LargestTriangle.select(
                all.size(),
                i -> all.get(i).at() - first,
                i -> all.get(i).equity().doubleValue(),
                points);
        return Arrays.stream(kept).mapToObj(all::get).toList();
    }

    private static EquityPoint point(Sql.Row row) throws SQLException {
        return new EquityPoint(row.number(1), row.decimal(2), row.decimal(3), row.decimal(4));
    }

    private SortedMap<String, EarningsReport.Market> markets() {
        SortedMap<String, EarningsReport.Market> markets = new TreeMap<>();
        sql.each(
                "SELECT account, market, quote, multiplier FROM market",
                row -> markets.put(
                        EarningsReport.key(row.text(1), row.text(2)),
                        new EarningsReport.Market(row.text(3), row.decimal(4))),
                put -> {});
        return markets;
    }

    @Override
    public void close() {
        sql.close();
    }
}
