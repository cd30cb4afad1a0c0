package io.jackstay.connector.hyperliquid.action;

import static java.util.Objects.requireNonNull;

/** The field {@code t} of an order. Immutable. Closed. */
public sealed interface OrderKind {
    /** Writes the value of {@code t}. */
    void write(ValueSink out);

    /** A limit order. */
    record Limit(TimeInForceWord tif) implements OrderKind {
        public Limit {
            requireNonNull(tif, "tif is null");
        }

        @Override
        public void write(ValueSink out) {
            out.map(1).key("limit").map(1).key("tif").text(tif.word()).endMap().endMap();
        }
    }

    /**
     * An order that waits for the mark price.
     *
     * @param market whether it takes when triggered, else it rests at its limit
     * @param price the trigger price
     * @param stop whether the market runs against the position, {@code sl}; else {@code tp}
     */
    record Trigger(boolean market, Decimal price, boolean stop) implements OrderKind {
        public Trigger {
            requireNonNull(price, "price is null");
        }

        @Override
        public void write(ValueSink out) {
            out.map(1).key("trigger").map(3);
            out.key("isMarket").bool(market).key("triggerPx").decimal(price);
            out.key("tpsl").text(stop ? "sl" : "tp").endMap().endMap();
        }
    }

    /** How long a limit order may wait. Closed. */
    enum TimeInForceWord {
        /** Till cancelled. */
        GTC("Gtc"),
        /** At once or not at all. */
        IOC("Ioc"),
        /** Post-only. */
        ALO("Alo");

        private final String word;

        TimeInForceWord(String word) {
            this.word = word;
        }

        /** As it is sent. */
        public String word() {
            return word;
        }
    }
}
