package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Result;
import io.jackstay.connector.hyperliquid.report.VenueFill;
import io.jackstay.connector.hyperliquid.report.VenueOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much was filled of orders that the venue ended with the word {@code filled}. Confined to the connector's loop; remembers the fills
 * of the latest thousand orders.
 *
 * <p>Of an order that reduces it drops what is beyond the position, and no word says so. The fills of the stream tell; where they do not
 * come to the size within two seconds, the order is looked up. What a bot does not count as filled comes with its fills alone, so that
 * nothing is lost by waiting.
 */
final class Endings {
    private static final int MOST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ConnectorContext context;
    private final AccountReader reader;
    /** Of each order by the venue's number, what was filled by the ids of its fills: one may be told twice. */
    private final Map<Long, Map<String, BigDecimal>> fills = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Map<String, BigDecimal>> eldest) {
            return size() > MOST;
        }
    };

    Endings(ConnectorContext context, AccountReader reader) {
        this.context = context;
        this.reader = reader;
    }

    void fill(VenueFill fill) {
        fills.computeIfAbsent(fill.oid(), any -> new TreeMap<>()).put(fill.id(), fill.size());
    }

    private boolean isWhole(VenueOrder order) {
        BigDecimal filled =
                fills.getOrDefault(order.oid(), Map.of()).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return filled.compareTo(order.size()) >= 0;
    }

    /** The venue ended an order, and says nothing of a rest. {@code tell} is called once all of it is known to be filled. */
    void ended(OrderRef ref, VenueOrder order, Runnable tell) {
        if (isWhole(order)) {
            tell.run();
            return;
        }
        context.timers().once(PATIENCE, () -> {
            if (isWhole(order)) {
                tell.run();
            } else {
                lookUp(ref, Instant.ofEpochMilli(order.placedMillis()));
            }
        });
    }

    /** An answer or a message leaves open how an order stands: tells what a look-up finds. */
    void lookUp(OrderRef ref, Instant sentAt) {
        reader.status(ref, sentAt, result -> {
            if (result instanceof Result.Ok<OrderLookup> ok && ok.value() instanceof OrderLookup.Found found) {
                context.events().order(found.report());
            } else {
                context.log().log(
                        System.Logger.Level.WARNING, "filled size not known order={0} result={1}", ref, result);
            }
        });
    }
}
