package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.strategy.Stop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.BotPolicies;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.Optional;

/** One bot of a session: its plan, and what lives of it now. Not thread safe: owned by the thread that drives the session. */
final class RunningBot {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_TO_FLATTEN = Duration.ofSeconds(40);

    private final PlannedBot planned;
    private final Clock clock;
    private Bot bot;
    private Watchdog watchdog;
    private Optional<String> next = Optional.empty();

    RunningBot(PlannedBot planned, Bot bot, Clock clock) {
        this.planned = requireNonNull(planned, "planned is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.bot = requireNonNull(bot, "bot is null");
        this.watchdog = new Watchdog(bot, clock, policies().watchdog());
    }

    /** The bot was made anew. */
    void replace(Bot made) {
        bot = made;
        watchdog = new Watchdog(made, clock, policies().watchdog());
        next = Optional.empty();
    }

    String name() {
        return planned.block().name();
    }

    PlannedBot planned() {
        return planned;
    }

    BotPolicies policies() {
        return planned.block().policies();
    }

    Bot bot() {
        return bot;
    }

    Watchdog watchdog() {
        return watchdog;
    }

    /** What will become of it though it has ended; empty when that is the end. */
    void next(Optional<String> words) {
        next = words;
    }

    boolean isToStartAgain() {
        return next.isPresent();
    }

    BotStatus status() {
        BotStatus status = bot.status();
        return next.map(status::next).orElse(status);
    }

    /** How long a stop may take. */
    Duration patience() {
        return policies().onStop() == Stop.Exit.FLATTEN ? PATIENCE_TO_FLATTEN : PATIENCE;
    }
}
