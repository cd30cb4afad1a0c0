package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.ErrorRate;
import io.jackstay.runtime.error.Occurrences;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

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
    private final BotTime time;
    private final ErrorRate rate;
    private final Deque<Long> recent = new ArrayDeque<>();
    private Optional<String> tooMany = Optional.empty();
    private long strikes;

    StrategyBoundary(String bot, BotListener listener, BotTime time, ErrorRate rate) {
        this.bot = requireNonNull(bot, "bot is null");
        this.listener = requireNonNull(listener, "listener is null");
        this.time = requireNonNull(time, "time is null");
        this.rate = requireNonNull(rate, "rate is null");
    }

    void call(String event, Runnable callback) {
        time.calling();
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
        count(event, failure);
    }

    private void count(String event, RuntimeException failure) {
        long now = time.nowNanos();
        recent.add(now);
        while (now - recent.getFirst() > rate.per().toNanos()) {
            recent.remove();
        }
        if (recent.size() > rate.max()) {
            tooMany = Optional.of("the strategy failed %d times within %s s, at last in %s: %s"
                    .formatted(recent.size(), rate.per().toSeconds(), event, failure.getMessage()));
            recent.clear();
        }
    }

    /** Why the failures are too many, once for each time that they became so. */
    Optional<String> takeTooMany() {
        Optional<String> taken = tooMany;
        tooMany = Optional.empty();
        return taken;
    }

    long strikes() {
        return strikes;
    }
}
