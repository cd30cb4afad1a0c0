package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.loop.Clock;
import java.time.LocalTime;
import java.util.function.Consumer;

/**
 * What a bot is placed into: live or virtual time, and where its words go. Immutable.
 *
 * @param live whether time moves by itself, so that the bot looks at its rules and its status without an event
 * @param decisions told of each request to a venue
 * @param transitions takes a line for each order transition of a bot with {@code debug = true}
 * @param dayStart when the trading day begins, UTC
 */
public record BotSurroundings(
        Clock clock,
        boolean live,
        ExecutionGateway.DecisionLog decisions,
        Consumer<String> transitions,
        LocalTime dayStart) {
    public BotSurroundings {
        requireNonNull(clock, "clock is null");
        requireNonNull(decisions, "decisions is null");
        requireNonNull(transitions, "transitions is null");
        requireNonNull(dayStart, "dayStart is null");
    }
}
