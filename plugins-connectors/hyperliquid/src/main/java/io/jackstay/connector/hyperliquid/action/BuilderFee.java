package io.jackstay.connector.hyperliquid.action;

import static java.util.Objects.requireNonNull;

/**
 * What an order pays to somebody beside the venue: {@code b, f}. Immutable.
 *
 * @param address whom, in lower case; empty for nobody
 * @param tenths tenths of a basis point of what is traded
 */
public record BuilderFee(String address, int tenths) {
    /** Nothing to anybody. */
    public static final BuilderFee NONE = new BuilderFee("", 0);

    public BuilderFee {
        requireNonNull(address, "address is null");
        if (address.isEmpty() != (tenths == 0) || tenths < 0) {
            throw new IllegalArgumentException("a fee of %d for '%s'".formatted(tenths, address));
        }
    }

    public boolean isNone() {
        return address.isEmpty();
    }

    void write(ValueSink out) {
        out.map(2).key("b").text(address).key("f").number(tenths).endMap();
    }
}
