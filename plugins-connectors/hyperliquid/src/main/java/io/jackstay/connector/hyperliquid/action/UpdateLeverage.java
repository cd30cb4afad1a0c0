package io.jackstay.connector.hyperliquid.action;

/** The leverage of a market: {@code type, asset, isCross, leverage}. Immutable. */
public record UpdateLeverage(int asset, boolean cross, int leverage) implements Action {
    public UpdateLeverage {
        if (leverage < 1) {
            throw new IllegalArgumentException("leverage must be at least 1, got " + leverage);
        }
    }

    @Override
    public void write(ValueSink out) {
        out.map(4).key("type").text("updateLeverage").key("asset").number(asset);
        out.key("isCross").bool(cross).key("leverage").number(leverage).endMap();
    }
}
