package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Stop;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What becomes of a bot's orders and of the bot itself when it starts, stops, or fails. Immutable.
 *
 * @param flattenWithin how far from the mark a flatten may trade
 * @param watchdog a turn that takes longer than this is one that blocks
 * @param maxQuoteAge on quotes older than this no order leaves
 */
public record BotPolicies(
        OnStart onStart,
        Stop.Exit onStop,
        Percent flattenWithin,
        OnError onError,
        ErrorRate errorRate,
        Restart restart,
        Duration watchdog,
        Duration maxQuoteAge) {
    /** What holds when a file says nothing. */
    public static final BotPolicies DEFAULT = new BotPolicies(
            OnStart.ADOPT,
            Stop.Exit.CANCEL,
            Percent.ofFraction(new BigDecimal("0.01")),
            OnError.PAUSE,
            ErrorRate.DEFAULT,
            Restart.DEFAULT,
            Duration.ofSeconds(5),
            Duration.ofMinutes(1));

    public BotPolicies {
        requireNonNull(onStart, "onStart is null");
        requireNonNull(onStop, "onStop is null");
        requireNonNull(flattenWithin, "flattenWithin is null");
        requireNonNull(onError, "onError is null");
        requireNonNull(errorRate, "errorRate is null");
        requireNonNull(restart, "restart is null");
        requireNonNull(watchdog, "watchdog is null");
        requireNonNull(maxQuoteAge, "maxQuoteAge is null");
    }

    /** The same with another exit. */
    public BotPolicies onStop(Stop.Exit exit) {
        return new BotPolicies(onStart, exit, flattenWithin, onError, errorRate, restart, watchdog, maxQuoteAge);
    }

    /** The same with another answer to failures. */
    public BotPolicies onError(OnError answer, ErrorRate rate) {
        return new BotPolicies(onStart, onStop, flattenWithin, answer, rate, restart, watchdog, maxQuoteAge);
    }

    /** The same with another limit to the age of quotes. */
    public BotPolicies maxQuoteAge(Duration age) {
        return new BotPolicies(onStart, onStop, flattenWithin, onError, errorRate, restart, watchdog, age);
    }
}
