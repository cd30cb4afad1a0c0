package io.jackstay.connector.hyperliquid.action;

/** Nothing, but its nonce is used up: {@code type}. Immutable. */
public record Noop() implements Action {
    @Override
    public void write(ValueSink out) {
        out.map(1).key("type").text("noop").endMap();
    }
}
