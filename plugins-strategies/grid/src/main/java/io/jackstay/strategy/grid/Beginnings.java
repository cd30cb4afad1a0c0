package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * When a bot's first grid was begun, and what the bot had earned by then. Immutable; as a text it outlives the process.
 *
 * @param when time of the first start
 * @param net profit and loss in the market by then, fees and funding taken off, in quote
 */
record Beginnings(Instant when, BigDecimal net) {
    Beginnings {
        requireNonNull(when, "when is null");
        requireNonNull(net, "net is null");
    }

    String text() {
        return when + " " + net.toPlainString();
    }

    static Beginnings parse(String text) {
        String[] parts = text.split(" ", -1);
        return new Beginnings(Instant.parse(parts[0]), new BigDecimal(parts[1]));
    }
}
