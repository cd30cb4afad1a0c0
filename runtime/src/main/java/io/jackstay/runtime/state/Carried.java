package io.jackstay.runtime.state;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * What many fills and cash flows of one bot in one market came to, when they themselves are no longer kept. Immutable.
 *
 * @param position what is held, what it cost and what was earned
 * @param fees paid, per asset, in the order of their names
 * @param funding as the fees
 * @param fills how many
 * @param lastFillNanos the venue's time of the last one; {@code Long.MIN_VALUE} when there was none
 */
public record Carried(Position position, List<Money> fees, List<Money> funding, long fills, long lastFillNanos) {
    public Carried {
        requireNonNull(position, "position is null");
        fees = List.copyOf(fees);
        funding = List.copyOf(funding);
        if (fills < 0) {
            throw new IllegalArgumentException("%d fills".formatted(fills));
        }
    }

    /** The same from its parts, as they were stored. */
    public static Carried of(
            Size size,
            BigDecimal cost,
            BigDecimal realized,
            List<Money> fees,
            List<Money> funding,
            long fills,
            long lastFillNanos) {
        Position position = new Position(size.market(), size, cost, realized, Position.Source.FILLS);
        return new Carried(position, fees, funding, fills, lastFillNanos);
    }

    public MarketId market() {
        return position.market();
    }
}
