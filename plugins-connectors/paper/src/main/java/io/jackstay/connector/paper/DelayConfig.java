package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Choice;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import java.time.Duration;
import java.util.List;

/** How long a message takes. Immutable. */
public sealed interface DelayConfig {
    /** Always the same. Immutable. */
    @Choice("fixed")
    @Doc("The same time for every message")
    record Fixed(
            @Doc("Time that each message takes") @Range(min = "0s", max = "1m")
            Duration delay) implements DelayConfig {
        /** {@link NullPointerException} without a delay. */
        public Fixed {
            requireNonNull(delay, "delay is null");
        }
    }

    /**
     * Drawn anew for each message. Immutable.
     *
     * <p>A draw is uniform between two neighbouring figures: half of all messages take between {@code least} and {@code median}, 40 %
     * between {@code median} and {@code p90}, 9 % between {@code p90} and {@code p99}, 1 % between {@code p99} and {@code most}.
     */
    @Choice("distribution")
    @Doc("Drawn for each message from five figures, evenly between neighbours; the same seed draws the same")
    record Distribution(
            @Doc("Where the random numbers begin") @Default("1")
            long seed,

            @Doc("No message is faster") @Range(min = "0s", max = "1m")
            Duration least,

            @Doc("Half of the messages are faster") @Range(min = "0s", max = "1m")
            Duration median,

            @Doc("90 of 100 messages are faster") @Range(min = "0s", max = "1m")
            Duration p90,

            @Doc("99 of 100 messages are faster") @Range(min = "0s", max = "1m")
            Duration p99,

            @Doc("No message is slower") @Range(min = "0s", max = "1m")
            Duration most)
            implements DelayConfig {
        /** {@link IllegalArgumentException} when a figure is below the one before. */
        public Distribution {
            List<Duration> figures = List.of(least, median, p90, p99, most);
            for (int i = 1; i < figures.size(); i++) {
                if (figures.get(i).compareTo(figures.get(i - 1)) < 0) {
                    throw new IllegalArgumentException(
                            "least, median, p90, p99, most = %s: must not fall".formatted(figures));
                }
            }
        }
    }

    /** As long as the last message of the market data took from its source to us. Immutable. */
    @Choice("recorded")
    @Doc("As long as the market data took last, the time when it was received less the venue's time")
    record Recorded() implements DelayConfig {}
}
