package io.jackstay.runtime.bot;

import io.jackstay.api.market.Size;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.task.Sent;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the orders that an earlier process placed had filled, by the label that they were given: from the fills that are kept
 * one by one, or from the order's last update where that had counted more. Immutable.
 */
final class PastOrders implements Function<String, Optional<Sent>> {
    private final Map<String, Sent> byLabel;

    private PastOrders(Map<String, Sent> byLabel) {
        this.byLabel = byLabel;
    }

    static PastOrders of(BotPast past) {
        Map<Long, Sent> fills = new TreeMap<>();
        for (OrderFill fill : past.fills()) {
            BigDecimal value = fill.price().toBigDecimal().multiply(fill.size().toBigDecimal());
            fills.merge(fill.order().cloidOrZero(), new Sent(fill.size(), value), PastOrders::plus);
        }
        Map<String, Sent> byLabel = new TreeMap<>();
        past.image().ended().forEach(order -> put(byLabel, order, fills));
        past.image().unended().forEach(order -> put(byLabel, order, fills));
        return new PastOrders(byLabel);
    }

    private static Sent plus(Sent one, Sent other) {
        return new Sent(one.filled().plus(other.filled()), one.value().add(other.value()));
    }

    private static void put(Map<String, Sent> byLabel, RememberedOrder order, Map<Long, Sent> fills) {
        String label = order.placed().request().label();
        if (label.isEmpty()) {
            return;
        }
        Size size = order.placed().request().size();
        Size told = order.last().map(OrderUpdate::filled).orElse(size.minus(size));
        Sent known = fills.getOrDefault(order.ref().cloidOrZero(), new Sent(size.minus(size), BigDecimal.ZERO));
        Sent most = known.filled().compareTo(told) >= 0
                ? known
                : new Sent(
                        told,
                        order.placed().request().worstPrice().toBigDecimal().multiply(told.toBigDecimal()));
        byLabel.put(label, most);
    }

    @Override
    public Optional<Sent> apply(String label) {
        return Optional.ofNullable(byLabel.get(label));
    }
}
