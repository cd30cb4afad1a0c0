package io.jackstay.runtime.ledger;

import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.runtime.record.BotRecord;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One order of a bot, as it stands last. Immutable.
 *
 * @param kind as {@code LIMIT GTC}
 * @param price quote per base, the worst one of a market order
 * @param pending what is asked of the venue and not answered; empty when nothing is
 * @param cause the event whose callback placed it
 * @param why what was said of its last change
 * @param placedAt our clock's epoch nanoseconds, as {@code updatedAt}
 * @param cloid the client order id
 */
public record OrderRow(
        String market,
        String side,
        String kind,
        BigDecimal price,
        BigDecimal size,
        BigDecimal filled,
        String state,
        String pending,
        String label,
        String cause,
        String why,
        String venueOrderId,
        long placedAt,
        long updatedAt,
        boolean ended,
        long cloid) {
    static final String COLUMNS = "market, side, kind, price, size, filled, state, pending, label, cause, why,"
            + " venue_order, placed_at, updated_at, ended, cloid";

    /** As it was placed; what became of it is still to be told by {@link #with}. */
    public static OrderRow of(BotRecord.OrderPlaced placed) {
        OrderRequest request = placed.request();
        return new OrderRow(
                request.market().toString(),
                request.side().name(),
                kind(request),
                request.worstPrice().toBigDecimal(),
                request.size().toBigDecimal(),
                BigDecimal.ZERO,
                OrderState.SUBMITTING.name(),
                "",
                request.label(),
                placed.cause(),
                "",
                placed.order().venueOrderId(),
                placed.nanos(),
                placed.nanos(),
                false,
                placed.order().cloidOrZero());
    }

    private static String kind(OrderRequest request) {
        if (request instanceof LimitOrderRequest limit) {
            return "LIMIT " + limit.timeInForce();
        }
        return request instanceof TriggerOrderRequest trigger ? "TRIGGER " + trigger.kind() : "MARKET";
    }

    public OrderRow with(OrderUpdate update) {
        return new OrderRow(
                market,
                side,
                kind,
                update.price().toBigDecimal(),
                update.size().toBigDecimal(),
                update.filled().toBigDecimal(),
                update.to().name(),
                update.pending() == Order.Pending.NONE ? "" : update.pending().name(),
                label,
                cause,
                update.why(),
                update.order().venueOrderId(),
                placedAt,
                update.stamp().receivedNanos(),
                update.to().isFinal(),
                cloid);
    }

    static Optional<OrderRow> find(Sql sql, String bot, long cloid) {
        return sql.first("SELECT " + COLUMNS + " FROM orders WHERE bot = ? AND cloid = ?", OrderRow::from, bot, cloid);
    }

    static OrderRow from(Sql.Row row) throws SQLException {
        return new OrderRow(
                row.text(1),
                row.text(2),
                row.text(3),
                row.decimal(4),
                row.decimal(5),
                row.decimal(6),
                row.text(7),
                row.text(8),
                row.text(9),
                row.text(10),
                row.text(11),
                row.text(12),
                row.number(13),
                row.number(14),
                row.count(15) == 1,
                row.number(16));
    }

    void write(Sql sql, String bot, long id) {
        sql.update(
                "INSERT INTO orders (bot, cloid, market, side, kind, price, size, filled, state, pending, label, cause, why,"
                        + " venue_order, placed_at, updated_at, ended)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (bot, cloid) DO UPDATE SET market = excluded.market, side = excluded.side,"
                        + " kind = excluded.kind, price = excluded.price, size = excluded.size, filled = excluded.filled,"
                        + " state = excluded.state, pending = excluded.pending, label = excluded.label,"
                        + " cause = excluded.cause, why = excluded.why, venue_order = excluded.venue_order,"
                        + " placed_at = excluded.placed_at, updated_at = excluded.updated_at, ended = excluded.ended",
                bot,
                id,
                market,
                side,
                kind,
                price,
                size,
                filled,
                state,
                pending,
                label,
                cause,
                why,
                venueOrderId,
                placedAt,
                updatedAt,
                ended ? 1 : 0);
    }
}
