package io.jackstay.lib.sim;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An account's orders as lines. Not thread safe: owned by its image. */
final class OrderImage {
    static final String OPEN = SimImage.PREFIX + "open/";
    static final String ENDED = SimImage.PREFIX + "ended/";

    private enum Kind {
        LIMIT,
        MARKET,
        TRIGGER
    }

    private final SimMember member;

    OrderImage(SimMember member) {
        this.member = member;
    }

    void write(SortedMap<String, String> lines) {
        for (SimOrder order : member.openOrders()) {
            lines.put(OPEN + order.count(), line(order));
        }
    }

    String line(SimOrder order) {
        OrderRequest request = order.request();
        LineWriter line = new LineWriter()
                .add(order.count())
                .add(order.ref().market().toString())
                .add(order.cloid().value())
                .add(order.side())
                .add(order.price())
                .add(order.size())
                .add(request.reduceOnly())
                .text(request.label());
        if (request instanceof LimitOrderRequest limit) {
            line.add(Kind.LIMIT).add(limit.timeInForce());
        } else if (request instanceof TriggerOrderRequest trigger) {
            line.add(Kind.TRIGGER)
                    .add(trigger.kind())
                    .add(Units.unscaled(trigger.triggerPrice(), order.info()))
                    .add(trigger.triggerBy());
        } else {
            line.add(Kind.MARKET);
        }
        return line.add(order.isWaiting())
                .add(order.acceptedNanos())
                .add(order.filled())
                .add(order.ahead())
                .add(order.end())
                .toString();
    }

    SimOrder readEnded(LineReader line) {
        SimOrder order = read(line);
        if (order.isOpen()) {
            throw line.damaged("the order has not ended");
        }
        return order;
    }

    /** The open orders by their counts. */
    SortedMap<Long, SimOrder> readOpen(SortedMap<String, String> lines) {
        SortedMap<Long, SimOrder> open = new TreeMap<>();
        for (Map.Entry<String, String> entry :
                lines.subMap(OPEN, OPEN + Character.MAX_VALUE).entrySet()) {
            LineReader line = new LineReader(entry.getKey(), entry.getValue());
            SimOrder order = line.whole(this::read);
            if (!order.isOpen()) {
                throw line.damaged("the order has ended");
            }
            open.put(order.count(), order);
        }
        return open;
    }

    private SimOrder read(LineReader line) {
        long count = line.number();
        MarketId market = MarketId.parse(line.word());
        Seat seat = member.findSeat(market)
                .orElseThrow(() -> line.unfit(market + " is not listed any more: list it, or begin afresh"));
        MarketInfo info = seat.market().info();
        Cloid cloid = new Cloid(line.number());
        OrderRequest request = request(line, info);
        boolean waiting = line.flag();
        SimOrder order = new SimOrder(member, seat.holding(), count, cloid, request, info, line.number());
        order.restore(waiting, line.number(), line.number(), line.constant(EndCause.class));
        member.registry().restore(order);
        return order;
    }

    private static OrderRequest request(LineReader line, MarketInfo info) {
        Side side = line.constant(Side.class);
        Price price = info.price(line.number());
        Size size = info.size(line.number());
        boolean reduceOnly = line.flag();
        String label = line.text();
        return switch (line.constant(Kind.class)) {
            case LIMIT -> new LimitOrderRequest(side, size, price, line.constant(TimeInForce.class), reduceOnly, label);
            case MARKET -> new MarketOrderRequest(side, size, price, reduceOnly, label);
            case TRIGGER ->
                new TriggerOrderRequest(
                        side,
                        size,
                        line.constant(TriggerOrderRequest.Kind.class),
                        info.price(line.number()),
                        line.constant(PriceBand.Reference.class),
                        price,
                        reduceOnly,
                        label);
        };
    }
}
