package io.jackstay.connector.hyperliquid.action;

import java.util.List;

/**
 * Orders replaced by others, at least one: {@code type, modifies: [oid, order], a?}. Immutable.
 *
 * @param always as for {@link Modify}, for all of them
 */
public record BatchModify(List<Change> modifies, boolean always) implements Action {
    /** The order that goes and the one that comes. */
    public record Change(OrderName oid, OrderEntry order) {}

    public BatchModify {
        modifies = List.copyOf(modifies);
        if (modifies.isEmpty()) {
            throw new IllegalArgumentException("no modifies");
        }
    }

    @Override
    public void write(ValueSink out) {
        out.map(always ? 3 : 2).key("type").text("batchModify").key("modifies").array(modifies.size());
        for (Change change : modifies) {
            out.map(2).key("oid");
            change.oid().write(out);
            out.key("order");
            change.order().write(out);
            out.endMap();
        }
        out.endArray();
        if (always) {
            out.key("a").bool(true);
        }
        out.endMap();
    }

    @Override
    public int count() {
        return modifies.size();
    }
}
