package io.jackstay.testkit.crash.connector;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.testkit.crash.wire.Message;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.LongSupplier;

/** The venue's words in those of the contract, and back. Immutable. */
final class Words {
    private static final BigDecimal WALLET = new BigDecimal("1000000");

    private final MarketInfo market;
    private final LongSupplier epochNanos;

    Words(MarketInfo market, LongSupplier epochNanos) {
        this.market = requireNonNull(market, "market is null");
        this.epochNanos = requireNonNull(epochNanos, "epochNanos is null");
    }

    private static long ticks(Price price) {
        return price.toBigDecimal().movePointRight(1).longValueExact();
    }

    private static long lots(Size size) {
        return size.toBigDecimal().movePointRight(3).longValueExact();
    }

    Price price(long ticks) {
        return market.price(ticks);
    }

    Message submit(long cloid, OrderRequest request) {
        TimeInForce time = request instanceof LimitOrderRequest limit ? limit.timeInForce() : TimeInForce.IOC;
        return Message.of("submit")
                .with("cloid", cloid)
                .with("buy", request.side() == Side.BUY)
                .with("ticks", ticks(request.worstPrice()))
                .with("lots", lots(request.size()))
                .with("post", time == TimeInForce.POST_ONLY)
                .with("immediate", time == TimeInForce.IOC)
                .with("reduce", request.reduceOnly());
    }

    /** A question about one order. */
    static Message about(String what, OrderRef order) {
        return Message.of(what).with("cloid", order.cloidOrZero()).with("order", order.venueOrderId());
    }

    private OrderRef ref(Message told) {
        return new OrderRef(market.id(), told.number("cloid"), told.text("order"));
    }

    Stamp stamp(Message told) {
        return new Stamp(told.number("nanos"), epochNanos.getAsLong());
    }

    OrderReport report(Message order) {
        return OrderReport.of(
                        ref(order),
                        side(order),
                        price(order.number("ticks")),
                        market.size(order.number("lots")),
                        OrderState.valueOf(order.text("state")),
                        stamp(order))
                .filled(market.size(order.number("filled")))
                .reduceOnly(order.flag("reduce"))
                .timeInForce(order.flag("post") ? TimeInForce.POST_ONLY : TimeInForce.GTC);
    }

    OrderFill fill(Message fill) {
        return OrderFill.of(
                fill.text("fill"),
                ref(fill),
                side(fill),
                price(fill.number("ticks")),
                market.size(fill.number("lots")),
                new Money("USDC", fill.amount("fee")),
                stamp(fill));
    }

    /** What the account holds; its value does not matter to what is tested. */
    AccountSnapshot snapshot(List<OrderReport> open, Message figures) {
        long lots = figures.number("position");
        Position position = new Position(
                market.id(),
                market.size(lots),
                BigDecimal.valueOf(lots).multiply(BigDecimal.valueOf(60)),
                BigDecimal.ZERO,
                Position.Source.VENUE);
        long now = epochNanos.getAsLong();
        return AccountSnapshot.of(
                open, List.of(position), List.of(Balance.of("USDC", WALLET, WALLET)), new Stamp(now, now));
    }

    private static Side side(Message told) {
        return told.flag("buy") ? Side.BUY : Side.SELL;
    }
}
