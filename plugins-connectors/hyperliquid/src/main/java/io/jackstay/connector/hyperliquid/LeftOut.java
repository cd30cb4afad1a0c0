package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.connector.hyperliquid.report.SpotBalance;
import io.jackstay.connector.hyperliquid.report.VenueOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the venue shows of the account and the contract has no words for: orders on a whole position, balances without a name. Each is
 * logged once. Confined to the connector's loop; remembers the latest thousand.
 *
 * <p>A take-profit or stop on the whole position has no size of its own, it is shown with zero; no order of ours is one. What such an
 * order fills is told as any other fill.
 */
final class LeftOut {
    private static final int MOST = 1_000;

    private final ConnectorContext context;
    private final Map<String, Boolean> logged = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    LeftOut(ConnectorContext context) {
        this.context = context;
    }

    /** Whether the order has no size to report. */
    boolean has(VenueOrder order) {
        if (order.size().signum() != 0) {
            return false;
        }
        log("order without a size left out coin=%s order=%d: one on the whole position, which no bot has placed"
                .formatted(order.coin(), order.oid()));
        return true;
    }

    /** Whether the balance is of nothing that has a name. */
    boolean has(SpotBalance balance) {
        if (!balance.coin().isBlank()) {
            return false;
        }
        log("balance without a name left out total=" + balance.total().toPlainString());
        return true;
    }

    private void log(String words) {
        if (logged.put(words, Boolean.TRUE) == null) {
            context.log().log(System.Logger.Level.WARNING, words);
        }
    }
}
