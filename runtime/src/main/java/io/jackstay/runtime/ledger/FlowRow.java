package io.jackstay.runtime.ledger;

import io.jackstay.api.market.Money;
import java.sql.SQLException;

/**
 * One cash flow of a bot. Immutable.
 *
 * @param market empty when it belongs to none
 * @param amount positive came to the account
 * @param venueAt the venue's time, epoch nanoseconds; {@code receivedAt} ours
 * @param carried whether it is in the sums of what is kept no longer
 */
public record FlowRow(
        String account,
        String id,
        String kind,
        String market,
        Money amount,
        long venueAt,
        long receivedAt,
        boolean carried) {
    static final String COLUMNS = "account, id, kind, market, asset, amount, venue_at, received_at, carried";

    static FlowRow from(Sql.Row row) throws SQLException {
        return new FlowRow(
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                new Money(row.text(5), row.decimal(6)),
                row.number(7),
                row.number(8),
                row.count(9) == 1);
    }
}
