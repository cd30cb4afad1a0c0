package io.jackstay.connector.hyperliquid.action;

import java.util.List;

/** The end of orders by the venue's numbers, at least one: {@code type, cancels: [a, o]}. Immutable. */
public record Cancel(List<Target> cancels) implements Action {
    /** An order of a market. */
    public record Target(int asset, long oid) {}

    public Cancel {
        cancels = List.copyOf(cancels);
        if (cancels.isEmpty()) {
            throw new IllegalArgumentException("no cancels");
        }
    }

    @Override
    public void write(ValueSink out) {
        out.map(2).key("type").text("cancel").key("cancels").array(cancels.size());
        for (Target cancel : cancels) {
            out.map(2)
                    .key("a")
                    .number(cancel.asset())
                    .key("o")
                    .number(cancel.oid())
                    .endMap();
        }
        out.endArray().endMap();
    }

    @Override
    public int count() {
        return cancels.size();
    }
}
