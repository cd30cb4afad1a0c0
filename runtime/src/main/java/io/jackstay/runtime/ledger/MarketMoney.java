package io.jackstay.runtime.ledger;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.state.Carried;
import io.jackstay.runtime.state.MarketLedger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Where a bot stands in one market after its last row, by the runtime's own arithmetic. Not thread safe: owned by a taker. */
final class MarketMoney {
    private final MarketLedger money;
    private final CarriedRow base;
    private long n;

    private MarketMoney(MarketLedger money, CarriedRow base, long n) {
        this.money = requireNonNull(money, "money is null");
        this.base = requireNonNull(base, "base is null");
        this.n = n;
    }

    /** After the row of this number, or after what is carried where that reaches further. */
    static MarketMoney after(Sql sql, String account, int bot, MarketInfo info, long number) {
        String market = info.id().toString();
        CarriedRow base =
                CarriedRow.find(sql, account, bot, market).orElseGet(() -> CarriedRow.nothing(account, bot, market));
        Optional<FillRow> last = sql.first(
                "SELECT " + FillRow.COLUMNS
                        + " FROM fill WHERE account = ? AND bot = ? AND market = ? AND n <= ? AND n > ?"
                        + " ORDER BY n DESC LIMIT 1",
                FillRow::from,
                account,
                bot,
                market,
                number,
                base.n());
        MarketLedger money = new MarketLedger(info);
        if (last.isEmpty()) {
            money.restore(base.toCarried());
            return new MarketMoney(money, base, base.n());
        }
        FillRow row = last.get();
        money.restore(carried(
                info.id(), row.position().orElse(BigDecimal.ZERO), row.cost().orElse(BigDecimal.ZERO), row.n()));
        return new MarketMoney(money, base, row.n());
    }

    /** What the journal says that its oldest fills came to. */
    static MarketMoney after(Carried sum, MarketInfo info, CarriedRow base) {
        MarketLedger money = new MarketLedger(info);
        money.restore(sum);
        return new MarketMoney(money, base, sum.fills());
    }

    private static Carried carried(MarketId market, BigDecimal size, BigDecimal cost, long n) {
        return Carried.of(Size.of(market, size), cost, BigDecimal.ZERO, List.of(), List.of(), n, Long.MIN_VALUE);
    }

    /** The next fill of the bot in the market, with what it made of the position. */
    FillRow apply(FillRow row) {
        BigDecimal before = money.position().realizedPnl();
        OrderFill fill = row.toFill();
        money.apply(fill);
        n++;
        return row.made(
                n,
                Optional.of(money.position().realizedPnl().subtract(before)),
                money.position().size().toBigDecimal(),
                money.position().cost(),
                n <= base.n());
    }

    /** Whether a cash flow of this time is in what is carried. */
    boolean isCarried(long venueAt) {
        return venueAt < base.flowsAt();
    }
}
