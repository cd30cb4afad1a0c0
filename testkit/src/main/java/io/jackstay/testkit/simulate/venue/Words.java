package io.jackstay.testkit.simulate.venue;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.TimeInForce;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The venue's words in those of the contract, and back. Immutable. */
final class Words {
    private final Venue venue;
    private final SortedMap<String, MarketInfo> markets = new TreeMap<>();

    Words(Venue venue, List<MarketInfo> listed) {
        this.venue = requireNonNull(venue, "venue is null");
        listed.forEach(market -> markets.put(market.id().symbol(), market));
    }

    MarketInfo market(String symbol) {
        return requireNonNull(markets.get(symbol), "market is null");
    }

    MarketId id(String symbol) {
        return market(symbol).id();
    }

    Price price(String symbol, long ticks) {
        return market(symbol).price(ticks);
    }

    Size size(String symbol, long lots) {
        return market(symbol).size(lots);
    }

    static long ticks(Price price) {
        return price.toBigDecimal().movePointRight(Listing.PRICE_SCALE).longValueExact();
    }

    static long lots(Size size) {
        return size.toBigDecimal().movePointRight(Listing.SIZE_SCALE).longValueExact();
    }

    OrderView wanted(long cloid, OrderRequest request, long nanos) {
        boolean post = false;
        boolean immediate = true;
        if (request instanceof LimitOrderRequest limit) {
            post = limit.timeInForce() == TimeInForce.POST_ONLY;
            immediate = limit.timeInForce() == TimeInForce.IOC;
        }
        return new OrderView(
                venue.name(),
                request.market().symbol(),
                "",
                cloid,
                request.side() == Side.BUY,
                ticks(request.worstPrice()),
                lots(request.size()),
                0,
                OrderView.State.OPEN,
                request.reduceOnly(),
                post,
                immediate,
                "",
                nanos,
                nanos);
    }

    OrderRef ref(OrderView order) {
        return new OrderRef(id(order.symbol()), order.cloid(), order.orderId());
    }

    OrderReport report(OrderView order, long receivedNanos) {
        return OrderReport.of(
                        ref(order),
                        side(order.buy()),
                        price(order.symbol(), order.ticks()),
                        size(order.symbol(), order.lots()),
                        state(order),
                        new Stamp(order.nanos(), receivedNanos))
                .filled(size(order.symbol(), order.filled()))
                .reduceOnly(order.reduceOnly())
                .timeInForce(timeInForce(order))
                .why(order.why());
    }

    private static TimeInForce timeInForce(OrderView order) {
        if (order.postOnly()) {
            return TimeInForce.POST_ONLY;
        }
        return order.immediate() ? TimeInForce.IOC : TimeInForce.GTC;
    }

    private static OrderState state(OrderView order) {
        return switch (order.state()) {
            case OPEN -> order.filled() == 0 ? OrderState.OPEN : OrderState.PARTIALLY_FILLED;
            case FILLED -> OrderState.FILLED;
            case CANCELLED -> OrderState.CANCELLED;
            case REJECTED -> OrderState.REJECTED;
        };
    }

    OrderFill fill(VenueFill fill, long receivedNanos) {
        return OrderFill.of(
                        fill.id(),
                        new OrderRef(id(fill.symbol()), fill.cloid(), fill.orderId()),
                        side(fill.buy()),
                        price(fill.symbol(), fill.ticks()),
                        size(fill.symbol(), fill.lots()),
                        new Money(fill.feeAsset(), fill.fee()),
                        new Stamp(fill.nanos(), receivedNanos))
                .role(fill.maker() ? LiquidityRole.MAKER : LiquidityRole.TAKER);
    }

    CashFlow flow(VenueFlow flow, long receivedNanos) {
        return CashFlow.of(
                flow.id(),
                id(flow.symbol()),
                CashFlow.Kind.FUNDING,
                new Money(flow.asset(), flow.amount()),
                new Stamp(flow.nanos(), receivedNanos));
    }

    private static Side side(boolean buy) {
        return buy ? Side.BUY : Side.SELL;
    }
}
