package io.jackstay.runtime.plan;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.TimeInForce;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What resting orders and a position of one market may cost. Immutable. In the quote asset.
 *
 * @param margin what the venue may hold back: the position and the orders of the side that adds most to it, each at its own price, divided by
 *     the leverage
 * @param worstLoss what is lost from now on when all orders of one side fill and the price then stands at the outermost of them, fees
 *     included; of both sides the greater, zero or above
 * @param worstAt that price; empty where nothing can be lost on the way to an order
 * @param roundTrip fees of the order next to the market, bought and sold again
 */
public record Figures(Money margin, Money worstLoss, Optional<BigDecimal> worstAt, Money roundTrip) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    public Figures {
        requireNonNull(margin, "margin is null");
        requireNonNull(worstLoss, "worstLoss is null");
        requireNonNull(worstAt, "worstAt is null");
        requireNonNull(roundTrip, "roundTrip is null");
    }

    /**
     * Of what would rest.
     *
     * @param position signed, in base units
     * @param mid between the best prices; where there are none, a position counts at the price of the orders that close it
     * @param orders all that would rest, with maker fees, or take at once at their worst price, with taker fees
     */
    static Figures of(
            MarketInfo info, BigDecimal position, Optional<BigDecimal> mid, List<OrderReport> orders, int leverage) {
        Ladder buys = new Ladder(info, Side.BUY, orders);
        Ladder sells = new Ladder(info, Side.SELL, orders);
        BigDecimal price =
                mid.or(() -> buys.nearest()).or(() -> sells.nearest()).orElse(BigDecimal.ZERO);
        BigDecimal held = position.multiply(info.contractMultiplier());
        BigDecimal margin = buys.notional()
                .add(held.max(BigDecimal.ZERO).multiply(price))
                .max(sells.notional().add(held.negate().max(BigDecimal.ZERO).multiply(price)));
        BigDecimal divisor = info.kind() == MarketKind.SPOT ? BigDecimal.ONE : BigDecimal.valueOf(leverage);
        BigDecimal down = buys.loss(held, price);
        BigDecimal up = sells.loss(held, price);
        BigDecimal loss = down.max(up).max(BigDecimal.ZERO);
        Optional<BigDecimal> at =
                loss.signum() == 0 ? Optional.empty() : (down.compareTo(up) >= 0 ? buys : sells).outermost();
        return new Figures(
                money(info, margin.divide(divisor, MathContext.DECIMAL64)),
                money(info, loss),
                at,
                money(info, roundTrip(buys, sells)));
    }

    private static BigDecimal roundTrip(Ladder buys, Ladder sells) {
        Ladder greater = buys.nearestNotional().compareTo(sells.nearestNotional()) >= 0 ? buys : sells;
        return greater.nearestFee().multiply(TWO);
    }

    private static Money money(MarketInfo info, BigDecimal amount) {
        return new Money(info.quoteAsset(), amount);
    }

    /** The orders of one side. */
    private static final class Ladder {
        private final MarketInfo info;
        private final Side side;
        private final List<OrderReport> orders;

        /** From the market outwards. */
        Ladder(MarketInfo info, Side side, List<OrderReport> all) {
            this.info = info;
            this.side = side;
            this.orders = all.stream()
                    .filter(order -> order.side() == side)
                    .sorted((one, other) -> side == Side.BUY
                            ? price(other).compareTo(price(one))
                            : price(one).compareTo(price(other)))
                    .toList();
        }

        private static BigDecimal price(OrderReport order) {
            return order.price().toBigDecimal();
        }

        private BigDecimal base(OrderReport order) {
            return order.size().minus(order.filled()).toBigDecimal().multiply(info.contractMultiplier());
        }

        private BigDecimal notional(OrderReport order) {
            return base(order).multiply(price(order));
        }

        private BigDecimal fee(OrderReport order) {
            boolean rests = order.timeInForce() == TimeInForce.GTC || order.timeInForce() == TimeInForce.POST_ONLY;
            return notional(order)
                    .multiply(rests ? info.fees().maker() : info.fees().taker());
        }

        BigDecimal notional() {
            return orders.stream()
                    .filter(order -> !order.reduceOnly())
                    .map(this::notional)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        Optional<BigDecimal> nearest() {
            return orders.stream().findFirst().map(Ladder::price);
        }

        Optional<BigDecimal> outermost() {
            return orders.isEmpty() ? Optional.empty() : Optional.of(price(orders.get(orders.size() - 1)));
        }

        BigDecimal nearestNotional() {
            return orders.stream().findFirst().map(this::notional).orElse(BigDecimal.ZERO);
        }

        BigDecimal nearestFee() {
            return orders.stream().findFirst().map(this::fee).orElse(BigDecimal.ZERO);
        }

        /** From {@code now} until the price stands at the outermost order, all of these filled; negative is a gain. */
        BigDecimal loss(BigDecimal held, BigDecimal now) {
            if (orders.isEmpty()) {
                return BigDecimal.ZERO;
            }
            BigDecimal end = outermost().orElseThrow();
            BigDecimal gained = held.multiply(end.subtract(now));
            for (OrderReport order : orders) {
                BigDecimal signed = side == Side.BUY ? base(order) : base(order).negate();
                gained = gained.add(signed.multiply(end.subtract(price(order))));
                gained = gained.subtract(fee(order));
            }
            return gained.negate();
        }
    }
}
