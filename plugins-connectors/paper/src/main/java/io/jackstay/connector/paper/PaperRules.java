package io.jackstay.connector.paper;

import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.PriceGrid;
import java.math.BigDecimal;
import java.util.List;

/** How the rules of a market change while it runs. Immutable. */
final class PaperRules {
    private PaperRules() {}

    /** The decimals of the finest tick that a market will ever have. */
    static int decimals(BigDecimal tick, List<ScheduledChange> schedule) {
        int finest = decimals(tick);
        for (ScheduledChange change : schedule) {
            finest = Math.max(finest, change.tick().map(PaperRules::decimals).orElse(0));
        }
        return finest;
    }

    private static int decimals(BigDecimal tick) {
        return Math.max(0, tick.stripTrailingZeros().scale());
    }

    /** The grid of a tick at so many decimals, which stay. Where the tick has fewer, prices below one tick are finer than it. */
    static PriceGrid grid(BigDecimal tick, int decimals) {
        if (decimals(tick) == decimals) {
            return new PriceGrid.Tick(tick);
        }
        return new PriceGrid.Bands(List.of(
                new PriceGrid.Band(BigDecimal.ZERO, BigDecimal.ONE.movePointLeft(decimals)),
                new PriceGrid.Band(tick, tick)));
    }

    /** The rules after a change. */
    static MarketInfo after(MarketInfo before, ScheduledChange change) {
        MarketInfo.Builder builder = before.toBuilder();
        change.status().ifPresent(builder::status);
        change.tick().ifPresent(tick -> builder.priceGrid(grid(tick, before.priceScale())));
        return builder.build();
    }

    /** The same rules as an account is told them: with its own fees, as a revision of that number. */
    static MarketInfo told(MarketInfo rules, Fees fees, int revision) {
        return rules.toBuilder().fees(fees).revision(revision).build();
    }
}
