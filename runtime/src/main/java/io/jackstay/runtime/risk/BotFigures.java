package io.jackstay.runtime.risk;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Size;
import io.jackstay.runtime.market.MarketState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Where one bot stands, as its loop told it. Immutable.
 *
 * @param startEquity what its equity counts from
 * @param total what it has earned since it first ran, in the asset of its start equity
 * @param left how many orders and amends have left since it was made
 */
public record BotFigures(Money startEquity, Pnl total, long left, List<Market> markets) {
    public BotFigures {
        requireNonNull(startEquity, "startEquity is null");
        requireNonNull(total, "total is null");
        markets = List.copyOf(markets);
    }

    /**
     * One of its markets.
     *
     * @param state the market's data that the bot took last; empty before the first
     */
    public record Market(MarketInfo info, Exposure exposure, Optional<MarketState> state) {
        public Market {
            requireNonNull(info, "info is null");
            requireNonNull(exposure, "exposure is null");
            requireNonNull(state, "state is null");
        }

        public MarketId id() {
            return info.id();
        }

        /** Both together, of two bots in one market. */
        public Market plus(Market other) {
            Size position = exposure.position().plus(other.exposure.position());
            Size buys = exposure.openBuys().plus(other.exposure.openBuys());
            Size sells = exposure.openSells().plus(other.exposure.openSells());
            Optional<MarketState> latest = state.or(other::state);
            Size worstLong = position.plus(buys).abs();
            Size worstShort = position.minus(sells).abs();
            Size worst = worstLong.compareTo(worstShort) >= 0 ? worstLong : worstShort;
            Money notional = latest.flatMap(Market::price)
                    .map(price -> ExposureCounter.notional(worst, price, info))
                    .orElseGet(() -> exposure.worstNotional().plus(other.exposure.worstNotional()));
            int orders = exposure.openOrders() + other.exposure.openOrders();
            return new Market(info, new Exposure(position, buys, sells, orders, notional), latest);
        }

        private static Optional<BigDecimal> price(MarketState state) {
            return state.mark().map(mark -> mark.mark().toBigDecimal()).or(() -> state.top()
                    .map(top -> top.mid()));
        }
    }
}
