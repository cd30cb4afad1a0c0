package io.jackstay.testkit.conformance.report;

import java.util.Arrays;
import java.util.Optional;

/** How far a connector has come; each level needs those before it. Immutable. */
public enum Level {
    /** Not even the first. */
    NONE("none"),
    /** Life cycle, metadata, market data, reconnect. */
    MARKET_DATA("market data"),
    /** And orders, cancels, amends, fills, account, precision. */
    TRADING("trading"),
    /** And every fault, and limits. */
    RESILIENT("resilient"),
    /** And the same over real sockets, and 500 simulated seeds. */
    CERTIFIED("certified");

    private final String words;

    Level(String words) {
        this.words = words;
    }

    /** As it is written in reports. */
    public String words() {
        return words;
    }

    /** As it is written on the command line, {@code market-data}. */
    public String option() {
        return words.replace(' ', '-');
    }

    /** The level of a word on the command line. */
    public static Optional<Level> find(String option) {
        return Arrays.stream(values())
                .filter(level -> level != NONE && level.option().equals(option))
                .findFirst();
    }
}
