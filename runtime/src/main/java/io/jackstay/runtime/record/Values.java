package io.jackstay.runtime.record;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import java.util.ArrayList;
import java.util.List;

/** The contract's values as fields of a record. Pure functions. */
final class Values {
    private static final int LIMIT = 1;
    private static final int MARKET = 2;
    private static final int TRIGGER = 3;

    private Values() {}

    static void put(RecordWriter to, MarketId market) {
        to.putText(market.toString());
    }

    static MarketId takeMarket(RecordReader from) {
        return MarketId.parse(from.takeText());
    }

    /** The market is the caller's to write. */
    static void put(RecordWriter to, Price price) {
        to.putLong(price.unscaledValue()).putLong(price.scale());
    }

    static Price takePrice(RecordReader from, MarketId market) {
        return Price.of(market, from.takeLong(), from.takeInt());
    }

    static void put(RecordWriter to, Size size) {
        to.putLong(size.unscaledValue()).putLong(size.scale());
    }

    static Size takeSize(RecordReader from, MarketId market) {
        return Size.of(market, from.takeLong(), from.takeInt());
    }

    static void put(RecordWriter to, Money money) {
        to.putText(money.asset()).putDecimal(money.amount());
    }

    static Money takeMoney(RecordReader from) {
        return new Money(from.takeText(), from.takeDecimal());
    }

    static void put(RecordWriter to, List<Money> amounts) {
        to.putLong(amounts.size());
        amounts.forEach(amount -> put(to, amount));
    }

    static List<Money> takeMoneys(RecordReader from) {
        int count = from.takeInt();
        List<Money> amounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            amounts.add(takeMoney(from));
        }
        return amounts;
    }

    static void put(RecordWriter to, Stamp stamp) {
        to.putLong(stamp.venueNanos()).putLong(stamp.receivedNanos());
    }

    static Stamp takeStamp(RecordReader from) {
        return new Stamp(from.takeLong(), from.takeLong());
    }

    /** Enums go by name, so that a member may be added anywhere. */
    static void put(RecordWriter to, Enum<?> value) {
        to.putText(value.name());
    }

    static <E extends Enum<E>> E take(RecordReader from, Class<E> type) {
        String name = from.takeText();
        for (E member : type.getEnumConstants()) {
            if (member.name().equals(name)) {
                return member;
            }
        }
        throw new JackstayException(
                ErrorCode.JOURNAL_CORRUPT,
                "a record says %s '%s', which this version does not know".formatted(type.getSimpleName(), name));
    }

    static void put(RecordWriter to, OrderRef ref) {
        put(to, ref.market());
        to.putLong(ref.cloidOrZero()).putText(ref.venueOrderId());
    }

    static OrderRef takeRef(RecordReader from) {
        return new OrderRef(takeMarket(from), from.takeLong(), from.takeText());
    }

    static void put(RecordWriter to, OrderFill fill) {
        to.putText(fill.id());
        put(to, fill.order());
        put(to, fill.side());
        put(to, fill.price());
        put(to, fill.size());
        put(to, fill.fee());
        put(to, fill.stamp());
        put(to, fill.role());
        put(to, fill.cause());
    }

    static OrderFill takeFill(RecordReader from) {
        String id = from.takeText();
        OrderRef order = takeRef(from);
        MarketId market = order.market();
        OrderFill fill = OrderFill.of(
                id,
                order,
                take(from, Side.class),
                takePrice(from, market),
                takeSize(from, market),
                takeMoney(from),
                takeStamp(from));
        return fill.role(take(from, LiquidityRole.class)).cause(take(from, FillCause.class));
    }

    static void put(RecordWriter to, Alert alert) {
        put(to, alert.code());
        to.putText(alert.subject())
                .putText(alert.text())
                .putLong(alert.sinceNanos())
                .putLong(alert.nanos())
                .putLong(alert.count());
    }

    static Alert takeAlert(RecordReader from) {
        return new Alert(
                take(from, AlertCode.class),
                from.takeText(),
                from.takeText(),
                from.takeLong(),
                from.takeLong(),
                from.takeLong());
    }

    static void put(RecordWriter to, OrderRequest request) {
        put(to, request.market());
        put(to, request.side());
        put(to, request.size());
        to.putBoolean(request.reduceOnly()).putText(request.label());
        if (request instanceof LimitOrderRequest limit) {
            to.putLong(LIMIT);
            put(to, limit.price());
            put(to, limit.timeInForce());
        } else if (request instanceof MarketOrderRequest market) {
            to.putLong(MARKET);
            put(to, market.worstPrice());
        } else if (request instanceof TriggerOrderRequest trigger) {
            to.putLong(TRIGGER);
            put(to, trigger.kind());
            put(to, trigger.triggerPrice());
            put(to, trigger.triggerBy());
            put(to, trigger.worstPrice());
        }
    }

    static OrderRequest takeRequest(RecordReader from) {
        MarketId market = takeMarket(from);
        Side side = take(from, Side.class);
        Size size = takeSize(from, market);
        boolean reduceOnly = from.takeBoolean();
        String label = from.takeText();
        int kind = from.takeInt();
        return switch (kind) {
            case LIMIT ->
                new LimitOrderRequest(
                        side, size, takePrice(from, market), take(from, TimeInForce.class), reduceOnly, label);
            case MARKET -> new MarketOrderRequest(side, size, takePrice(from, market), reduceOnly, label);
            case TRIGGER ->
                new TriggerOrderRequest(
                        side,
                        size,
                        take(from, TriggerOrderRequest.Kind.class),
                        takePrice(from, market),
                        take(from, PriceBand.Reference.class),
                        takePrice(from, market),
                        reduceOnly,
                        label);
            default ->
                throw new JackstayException(
                        ErrorCode.JOURNAL_CORRUPT,
                        "a record says order kind %d, which this version does not know".formatted(kind));
        };
    }
}
