package io.jackstay.runtime.risk;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.runtime.execution.OrderTracker;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.state.StateManager;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Position and everything that may be live: the turn's earlier orders and unknown outcomes too. Not thread safe: owned by
 * the bot loop.
 */
final class ExposureCounter {
    private final StateManager state;
    private final OrderTracker orders;
    private final RiskSources sources;

    ExposureCounter(StateManager state, OrderTracker orders, RiskSources sources) {
        this.state = state;
        this.orders = orders;
        this.sources = sources;
    }

    Exposure of(MarketId market) {
        MarketInfo info = state.info(market);
        Size position = state.position(market).size();
        Size buys = info.size(0);
        Size sells = info.size(0);
        BigDecimal highest = BigDecimal.ZERO;
        int count = 0;
        for (Order order : orders.live()) {
            if (!order.market().equals(market)) {
                continue;
            }
            count++;
            highest = highest.max(order.price().toBigDecimal());
            if (order.side() == Side.BUY) {
                buys = buys.plus(order.remaining());
            } else {
                sells = sells.plus(order.remaining());
            }
        }
        Size worstLong = position.plus(buys).abs();
        Size worstShort = position.minus(sells).abs();
        Size worst = worstLong.compareTo(worstShort) >= 0 ? worstLong : worstShort;
        return new Exposure(position, buys, sells, count, notional(worst, reference(market, highest), info));
    }

    /** Value at the mark, else the middle of the touch, else the given price of an order. */
    BigDecimal reference(MarketId market, BigDecimal otherwise) {
        Optional<MarketState> now = sources.market(market);
        if (now.isEmpty()) {
            return otherwise;
        }
        MarketState known = now.get();
        return known.mark()
                .map(mark -> mark.mark().toBigDecimal())
                .or(() -> known.top().map(top -> top.mid()))
                .orElse(otherwise);
    }

    static Money notional(Size size, BigDecimal price, MarketInfo info) {
        BigDecimal value = price.multiply(size.toBigDecimal()).multiply(info.contractMultiplier());
        return new Money(info.quoteAsset(), value.abs());
    }

    static Money notional(Size size, Price price, MarketInfo info) {
        return notional(size, price.toBigDecimal(), info);
    }
}
