package io.jackstay.runtime.warmup;

import io.jackstay.runtime.loop.Clock;
import java.time.Duration;

/**
 * Orders into a sink, so that the code between an event and its order has been loaded, linked and compiled before the first real one.
 * Thread safe: no state.
 *
 * <p>What is exercised is the runtime's own part of the path: the book of a login, a bot's turn, the risk chain, ids, the
 * records of the journal, the batch, its answers. No plugin is called: a strategy, a rule or a connector may do in a call
 * what can't be undone, so theirs is theirs to make ready.
 */
public final class WarmUp {
    private static final System.Logger LOG = System.getLogger(WarmUp.class.getName());

    /** More than these leave the first order slower again: the compiler still has their code in its queue. */
    static final int ORDERS = 200;

    /** What loads and links the path, however long that takes. */
    static final int FEWEST = 20;

    static final Duration AT_MOST = Duration.ofMillis(200);

    private WarmUp() {}

    /**
     * Each quote leads to an order, until there were enough, or the time for it is over.
     *
     * @param clock of the machine; what is exercised has a clock of its own
     * @return how many orders reached the sink
     */
    public static long run(Clock clock) {
        long began = clock.nanoTime();
        SinkBot bot = new SinkBot(clock.epochNanos());
        try {
            for (int i = 0; i < ORDERS && (i < FEWEST || clock.nanoTime() - began < AT_MOST.toNanos()); i++) {
                bot.quote();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the warm-up failed: the first order will be slower than others", e);
        }
        long took = clock.nanoTime() - began;
        LOG.log(System.Logger.Level.INFO, () -> "warmed up orders=%d millis=%d"
                .formatted(bot.orders(), Duration.ofNanos(took).toMillis()));
        return bot.orders();
    }
}
