package io.jackstay.testkit.crash.venue;

import io.jackstay.testkit.crash.wire.Message;

/** An order in the books, prices in ticks and sizes in lots. Not thread safe: owned by the venue. */
final class VenueOrder {
    final String id;
    final long cloid;
    final boolean buy;
    final long ticks;
    final long lots;
    final boolean postOnly;
    final boolean reduceOnly;
    private long filled;
    private String state = "OPEN";

    VenueOrder(String id, Message wanted) {
        this.id = id;
        this.cloid = wanted.number("cloid");
        this.buy = wanted.flag("buy");
        this.ticks = wanted.number("ticks");
        this.lots = wanted.number("lots");
        this.postOnly = wanted.flag("post");
        this.reduceOnly = wanted.flag("reduce");
    }

    boolean isOpen() {
        return state.equals("OPEN") || state.equals("PARTIALLY_FILLED");
    }

    long left() {
        return lots - filled;
    }

    void fill(long more) {
        filled += more;
        state = filled == lots ? "FILLED" : "PARTIALLY_FILLED";
    }

    void cancel() {
        state = "CANCELLED";
    }

    /** As the wire has it. */
    Message told(String kind, long nanos) {
        return Message.of(kind)
                .with("order", id)
                .with("cloid", cloid)
                .with("buy", buy)
                .with("ticks", ticks)
                .with("lots", lots)
                .with("filled", filled)
                .with("post", postOnly)
                .with("reduce", reduceOnly)
                .with("state", state)
                .with("nanos", nanos);
    }
}
