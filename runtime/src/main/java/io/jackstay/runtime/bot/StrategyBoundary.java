package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.Occurrences;

/**
 * The one place where a strategy's exceptions end: counted, logged with the event that did it, and the bot goes on. Not
 * thread safe: owned by the bot loop.
 *
 * <p>A failure that comes again is logged at its first, tenth, hundredth occurrence.
 */
final class StrategyBoundary {
    private static final System.Logger LOG = System.getLogger("jackstay.bot");

    private final String bot;
    private final BotListener listener;
    private long strikes;

    StrategyBoundary(String bot, BotListener listener) {
        this.bot = requireNonNull(bot, "bot is null");
        this.listener = requireNonNull(listener, "listener is null");
    }

    void call(String event, Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            failed(event, e);
        }
    }

    void failed(String event, RuntimeException failure) {
        strikes++;
        listener.failed(event, failure);
        if (Occurrences.isTold(strikes)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "strategy failed bot=%s event=%s count=%d".formatted(bot, event, strikes),
                    failure);
        }
    }

    long strikes() {
        return strikes;
    }
}
