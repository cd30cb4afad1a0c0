package io.jackstay.runtime.ledger;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One fill, and what it made of its bot's position. Immutable.
 *
 * @param account the login
 * @param bot its number; 0 is nobody
 * @param n which of the bot's fills in the market it is, from 1; 0 when it is nobody's
 * @param fee positive was paid, negative is a rebate
 * @param venueAt the venue's time, epoch nanoseconds; {@code receivedAt} ours
 * @param realized earned by this fill in the quote asset before fees; empty when it is nobody's, as position and cost
 * @param position what the fill left, signed, and {@code cost} of that
 * @param carried whether it is in the sums of what is kept no longer
 */
public record FillRow(
        String account,
        String id,
        int bot,
        long n,
        String market,
        String side,
        BigDecimal price,
        BigDecimal size,
        Money fee,
        String role,
        String cause,
        long cloid,
        String venueOrderId,
        long venueAt,
        long receivedAt,
        Optional<BigDecimal> realized,
        Optional<BigDecimal> position,
        Optional<BigDecimal> cost,
        boolean carried) {
    static final String COLUMNS = "account, id, bot, n, market, side, price, size, fee, fee_asset, role, cause, cloid,"
            + " venue_order, venue_at, received_at, realized, position, cost, carried";

    static FillRow of(String account, int bot, OrderFill fill) {
        return new FillRow(
                account,
                fill.id(),
                bot,
                0,
                fill.market().toString(),
                fill.side().name(),
                fill.price().toBigDecimal(),
                fill.size().toBigDecimal(),
                fill.fee(),
                fill.role().name(),
                fill.cause().name(),
                fill.order().cloidOrZero(),
                fill.order().venueOrderId(),
                fill.stamp().venueNanos(),
                fill.stamp().receivedNanos(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The same with what it made of a position. */
    FillRow made(long number, Optional<BigDecimal> earned, BigDecimal left, BigDecimal leftCost, boolean isCarried) {
        return new FillRow(
                account,
                id,
                bot,
                number,
                market,
                side,
                price,
                size,
                fee,
                role,
                cause,
                cloid,
                venueOrderId,
                venueAt,
                receivedAt,
                earned,
                Optional.of(left),
                Optional.of(leftCost),
                isCarried);
    }

    /** The same of another size, signed. */
    FillRow sized(BigDecimal signed) {
        return new FillRow(
                account,
                id,
                bot,
                n,
                market,
                signed.signum() > 0 ? Side.BUY.name() : Side.SELL.name(),
                price,
                signed.abs(),
                fee,
                role,
                cause,
                cloid,
                venueOrderId,
                venueAt,
                receivedAt,
                realized,
                position,
                cost,
                carried);
    }

    static FillRow from(Sql.Row row) throws SQLException {
        return new FillRow(
                row.text(1),
                row.text(2),
                row.count(3),
                row.number(4),
                row.text(5),
                row.text(6),
                row.decimal(7),
                row.decimal(8),
                new Money(row.text(10), row.decimal(9)),
                row.text(11),
                row.text(12),
                row.number(13),
                row.text(14),
                row.number(15),
                row.number(16),
                decimal(row.text(17)),
                decimal(row.text(18)),
                decimal(row.text(19)),
                row.count(20) == 1);
    }

    private static Optional<BigDecimal> decimal(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    private static String text(Optional<BigDecimal> decimal) {
        return decimal.map(Sql::text).orElse("");
    }

    public OrderFill toFill() {
        MarketId id = MarketId.parse(market);
        return OrderFill.of(
                        this.id,
                        new OrderRef(id, cloid, venueOrderId),
                        Side.valueOf(side),
                        Price.of(id, price),
                        Size.of(id, size),
                        fee,
                        new Stamp(venueAt, receivedAt))
                .role(LiquidityRole.valueOf(role))
                .cause(FillCause.valueOf(cause));
    }

    void write(Sql sql) {
        sql.update(
                "INSERT INTO fill (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (account, id) DO UPDATE SET bot = excluded.bot, n = excluded.n,"
                        + " market = excluded.market, side = excluded.side, price = excluded.price, size = excluded.size,"
                        + " fee = excluded.fee, fee_asset = excluded.fee_asset, role = excluded.role,"
                        + " cause = excluded.cause, cloid = excluded.cloid, venue_order = excluded.venue_order,"
                        + " venue_at = excluded.venue_at, received_at = excluded.received_at,"
                        + " realized = excluded.realized, position = excluded.position, cost = excluded.cost,"
                        + " carried = excluded.carried",
                account,
                id,
                bot,
                n,
                market,
                side,
                price,
                size,
                fee.amount(),
                fee.asset(),
                role,
                cause,
                cloid,
                venueOrderId,
                venueAt,
                receivedAt,
                text(realized),
                text(position),
                text(cost),
                carried ? 1 : 0);
    }
}
