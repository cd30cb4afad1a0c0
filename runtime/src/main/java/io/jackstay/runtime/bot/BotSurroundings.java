package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.execution.ExecutionGateway;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.risk.RiskWatch;
import io.jackstay.runtime.tape.Tape;
import java.time.LocalTime;
import java.util.function.Consumer;

/**
 * What a bot is placed into: live or virtual time, and where its words go. Immutable.
 *
 * @param live whether time moves by itself, so that the bot looks at its rules and its status without an event
 * @param decisions told of each request to a venue
 * @param transitions takes a line for each order transition of a bot with {@code debug = true}
 * @param dayStart when the trading day begins, UTC
 * @param memories the stores of the bot's plugins
 * @param listener told what the bot says and does
 * @param journal what the bot writes before it counts
 * @param tape what its turns read by
 * @param watch told where the bot stands, for rules that see all bots
 */
public record BotSurroundings(
        Clock clock,
        boolean live,
        ExecutionGateway.DecisionLog decisions,
        Consumer<String> transitions,
        LocalTime dayStart,
        Memories memories,
        BotListener listener,
        BotJournal journal,
        Tape tape,
        RiskWatch watch) {
    public BotSurroundings {
        requireNonNull(clock, "clock is null");
        requireNonNull(decisions, "decisions is null");
        requireNonNull(transitions, "transitions is null");
        requireNonNull(dayStart, "dayStart is null");
        requireNonNull(memories, "memories are null");
        requireNonNull(listener, "listener is null");
        requireNonNull(journal, "journal is null");
        requireNonNull(tape, "tape is null");
        requireNonNull(watch, "watch is null");
    }

    /** Surroundings of a bot that no rules of a wider scope watch. */
    public BotSurroundings(
            Clock clock,
            boolean live,
            ExecutionGateway.DecisionLog decisions,
            Consumer<String> transitions,
            LocalTime dayStart,
            Memories memories,
            BotListener listener,
            BotJournal journal,
            Tape tape) {
        this(clock, live, decisions, transitions, dayStart, memories, listener, journal, tape, RiskWatch.NONE);
    }

    /** Surroundings of a bot that is not recorded. */
    public BotSurroundings(
            Clock clock,
            boolean live,
            ExecutionGateway.DecisionLog decisions,
            Consumer<String> transitions,
            LocalTime dayStart,
            Memories memories,
            BotListener listener,
            BotJournal journal) {
        this(clock, live, decisions, transitions, dayStart, memories, listener, journal, Tape.NONE);
    }

    /** Surroundings without a journal. */
    public BotSurroundings(
            Clock clock,
            boolean live,
            ExecutionGateway.DecisionLog decisions,
            Consumer<String> transitions,
            LocalTime dayStart,
            Memories memories,
            BotListener listener) {
        this(clock, live, decisions, transitions, dayStart, memories, listener, BotJournal.none());
    }

    /** Surroundings whose stores live as long as the process, and where nobody listens. */
    public BotSurroundings(
            Clock clock,
            boolean live,
            ExecutionGateway.DecisionLog decisions,
            Consumer<String> transitions,
            LocalTime dayStart) {
        this(clock, live, decisions, transitions, dayStart, Memories.ofSession(), BotListener.NONE);
    }
}
