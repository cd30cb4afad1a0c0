package io.jackstay.connector.hyperliquid.action;

import java.util.List;

/** The end of orders by client order ids, at least one: {@code type, cancels: [asset, cloid]}. Immutable. */
public record CancelByCloid(List<Target> cancels) implements Action {
    /** An order of a market. */
    public record Target(int asset, String cloid) {}

    public CancelByCloid {
        cancels = List.copyOf(cancels);
        if (cancels.isEmpty()) {
            throw new IllegalArgumentException("no cancels");
        }
    }

    @Override
    public void write(ValueSink out) {
        out.map(2).key("type").text("cancelByCloid").key("cancels").array(cancels.size());
        for (Target cancel : cancels) {
            out.map(2)
                    .key("asset")
                    .number(cancel.asset())
                    .key("cloid")
                    .text(cancel.cloid())
                    .endMap();
        }
        out.endArray().endMap();
    }

    @Override
    public int count() {
        return cancels.size();
    }
}
