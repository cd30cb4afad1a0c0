package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.plan.FreshLegs;
import io.jackstay.strategy.grid.plan.Ladder;
import io.jackstay.strategy.grid.plan.Sizes;
import java.math.BigDecimal;
import java.util.Optional;

/** The one order with which a long or short grid comes to its first position. Not thread safe: owned by the bot loop. */
final class EntryOrder {
    /** How far beyond the mid its worst price is. */
    private static final BigDecimal COLLAR = new BigDecimal("0.01");

    private final Order order;

    private EntryOrder(Order order) {
        this.order = requireNonNull(order, "order is null");
    }

    /** Empty when nothing is missing, or too little for an order, or the order was refused at once. */
    static Optional<EntryOrder> place(
            GridConfig config, Ladder ladder, int empty, BigDecimal position, int generation, Context context) {
        BigDecimal needed = config.keepsValue()
                ? Sizes.held(config.budget().orElseThrow().amount(), ladder.price(empty), ladder.info())
                : FreshLegs.needed(ladder, empty, config.direction());
        BigDecimal missing = needed.subtract(position);
        Size size = ladder.info().roundSize(missing.abs());
        if (missing.signum() != needed.signum() || !ladder.takes(size, empty)) {
            return Optional.empty();
        }
        MarketInfo info = ladder.info();
        TopOfBook top = context.market(config.market()).top().orElseThrow();
        Side side = missing.signum() > 0 ? Side.BUY : Side.SELL;
        BigDecimal far =
                top.mid().multiply(side == Side.BUY ? BigDecimal.ONE.add(COLLAR) : BigDecimal.ONE.subtract(COLLAR));
        Order order = context.orders()
                .place(MarketOrderRequest.market(side, size, info.roundPassive(far, side))
                        .labelled("E" + generation));
        context.explain(Explanation.waiting("grid", "%s %s to begin with".formatted(side, size)));
        return order.state().isFinal() ? Optional.empty() : Optional.of(new EntryOrder(order));
    }

    boolean isOver(Order changed) {
        return changed.label().equals(order.label()) && changed.state().isFinal();
    }
}
