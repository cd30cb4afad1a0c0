package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Doc;
import java.util.Optional;

/** The time that messages between us and the exchange take. Immutable. */
@Doc("The time that messages between us and the exchange take")
public record LatencyConfig(
        @Doc("From the exchange to us: market data, answers, fills; none when left out")
        Optional<DelayConfig> feed,

        @Doc("From us to the exchange: orders, amends, questions; none when left out")
        Optional<DelayConfig> order,

        @Doc("From us to the exchange: cancels, which may overtake orders; none when left out")
        Optional<DelayConfig> cancel) {
    /** No message takes any time. */
    public static final LatencyConfig NONE = new LatencyConfig(Optional.empty(), Optional.empty(), Optional.empty());

    /** {@link NullPointerException} for null. */
    public LatencyConfig {
        requireNonNull(feed, "feed is null");
        requireNonNull(order, "order is null");
        requireNonNull(cancel, "cancel is null");
    }
}
