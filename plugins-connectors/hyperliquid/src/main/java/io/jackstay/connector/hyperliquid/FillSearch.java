package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.Reply;
import io.jackstay.connector.hyperliquid.report.VenueFill;
import io.jackstay.lib.wire.JsonReader;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of one order was filled, over as many pages of fills as it takes. Confined to the connector's loop; one use.
 *
 * <p>A page begins at a time that is included, so what comes twice is known by its id. When the venue does not serve all fills since the
 * order was sent, the answer is unknown: less than was filled would pass for all.
 */
final class FillSearch {
    private final InfoClient info;
    private final String account;
    private final long oid;
    private final BigDecimal whole;
    private final SortedMap<String, BigDecimal> sizes = new TreeMap<>();
    private int count;

    private record Page(int count, long lastMillis) {}

    /** @param whole the size of the order, at which the search ends */
    FillSearch(InfoClient info, String account, long oid, BigDecimal whole) {
        this.info = info;
        this.account = account;
        this.oid = oid;
        this.whole = whole;
    }

    /** All fills of the order since a time, in base. */
    void since(long millis, Reply<BigDecimal> reply) {
        info.ask(Query.fills(account, millis), this::read, reply.after(page -> {
            BigDecimal filled = sizes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean full = page.count() >= History.FILLS_A_PAGE;
            if (filled.compareTo(whole) >= 0 || !full && count < History.FILLS_SERVED) {
                reply.ok(filled);
            } else if (full && page.lastMillis() > millis) {
                since(page.lastMillis(), reply);
            } else {
                reply.unknown("what order %d has filled: of %d fills or more since it was sent not all are served"
                        .formatted(oid, count));
            }
        }));
    }

    private Page read(JsonReader json) {
        int entries = 0;
        long last = 0;
        json.beginArray();
        while (json.nextElement()) {
            VenueFill fill = VenueFill.read(json);
            entries++;
            last = Math.max(last, fill.timeMillis());
            if (fill.oid() == oid) {
                sizes.put(fill.id(), fill.size());
            }
        }
        count += entries;
        info.returned(entries);
        return new Page(entries, last);
    }
}
