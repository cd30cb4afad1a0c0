package io.jackstay.runtime.risk;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.Order;
import io.jackstay.runtime.execution.OrderTracker;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.state.StateManager;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Position and everything that may be live: the turn's earlier orders, unknown outcomes, and what a venue has counted as
 * filled before the fill itself has come. Not thread safe: owned by the loop of its scope.
 */
final class ExposureCounter {
    private final StateManager state;
    private final OrderTracker orders;
    private final RiskSources sources;
    private boolean holding;
    private @Nullable Exposure held;

    /** Adds up sizes as whole numbers where they are of the market's scale, as all but a few are. */
    private static final class Sum {
        private final MarketInfo info;
        private long unscaled;
        private Size others;

        private Sum(MarketInfo info) {
            this.info = info;
            this.others = info.size(0);
        }

        private void add(Size size) {
            long sum = unscaled + size.unscaledValue();
            if (size.scale() == info.sizeScale() && sum >= unscaled) {
                unscaled = sum;
            } else {
                others = others.plus(size);
            }
        }

        private Size total() {
            return others.isZero() ? info.size(unscaled) : info.size(unscaled).plus(others);
        }
    }

    ExposureCounter(StateManager state, OrderTracker orders, RiskSources sources) {
        this.state = state;
        this.orders = orders;
        this.sources = sources;
    }

    Exposure of(MarketId market) {
        Exposure known = held;
        if (known != null && known.position().market().equals(market)) {
            return known;
        }
        Exposure counted = count(market, orders.unsettled());
        held = holding ? counted : null;
        return counted;
    }

    /** Until {@link #release} nothing changes: what was counted holds. */
    void hold() {
        holding = true;
    }

    void release() {
        holding = false;
        held = null;
    }

    /** Without ended orders whose fills may be under way. */
    Exposure ofLive(MarketId market) {
        return count(market, List.of());
    }

    private Exposure count(MarketId market, Collection<? extends Order> unsettled) {
        MarketInfo info = state.info(market);
        Size position = state.position(market).size();
        Sum bought = new Sum(info);
        Sum sold = new Sum(info);
        int count = add(orders.live(), market, bought, sold);
        add(unsettled, market, bought, sold);
        Size buys = bought.total();
        Size sells = sold.total();
        return new Exposure(position, buys, sells, count, worstNotional(info, position, buys, sells));
    }

    private int add(Collection<? extends Order> some, MarketId market, Sum bought, Sum sold) {
        int count = 0;
        for (Order order : some) {
            if (order.market().equals(market)) {
                count += orders.sharesItsPlace(order) ? 0 : 1;
                (order.side() == Side.BUY ? bought : sold).add(orders.atMost(order));
            }
        }
        return count;
    }

    Size atMost(Order order) {
        return orders.atMost(order);
    }

    private Money worstNotional(MarketInfo info, Size position, Size buys, Size sells) {
        Size worstLong = position.plus(buys).abs();
        Size worstShort = position.minus(sells).abs();
        Size worst = worstLong.compareTo(worstShort) >= 0 ? worstLong : worstShort;
        return notional(worst, reference(info.id()), info);
    }

    /** The mark, else the middle of the touch, else the highest price of an order: too much rather than too little. */
    private BigDecimal reference(MarketId market) {
        Optional<MarketState> known = sources.market(market);
        return known.flatMap(MarketState::mark)
                .map(mark -> mark.mark().toBigDecimal())
                .or(() -> known.flatMap(MarketState::top).map(TopOfBook::mid))
                .orElseGet(() -> highest(market));
    }

    private BigDecimal highest(MarketId market) {
        BigDecimal highest = BigDecimal.ZERO;
        for (Order order : orders.live()) {
            if (order.market().equals(market)) {
                highest = highest.max(order.price().toBigDecimal());
            }
        }
        return highest;
    }

    static Money notional(Size size, BigDecimal price, MarketInfo info) {
        BigDecimal value = price.multiply(size.toBigDecimal()).multiply(info.contractMultiplier());
        return new Money(info.quoteAsset(), value.abs());
    }

    static Money notional(Size size, Price price, MarketInfo info) {
        return notional(size, price.toBigDecimal(), info);
    }
}
