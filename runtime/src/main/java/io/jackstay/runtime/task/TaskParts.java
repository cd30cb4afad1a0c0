package io.jackstay.runtime.task;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.strategy.AccountView;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.runtime.execution.OrderWatches;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What tasks have of their bot. Immutable; its parts are owned by the bot loop.
 *
 * @param markets throws {@link IllegalArgumentException} for a market that the bot does not need
 * @param nowNanos time of the event being handled, epoch nanoseconds
 * @param cause what the event being handled is called, as orders that come of it are told to
 * @param named calls it something else from here on
 * @param explain takes what a sequence does or waits for
 * @param alert told what a person must look at now
 */
public record TaskParts(
        TaskOrders orders,
        Function<MarketId, MarketView> markets,
        Function<Venue, AccountView> accounts,
        OrderWatches.Later loop,
        LongSupplier nowNanos,
        Supplier<String> cause,
        Consumer<String> named,
        RandomGenerator random,
        Consumer<Explanation> explain,
        Consumer<String> alert) {
    private static final Pattern OTHER_TASK = Pattern.compile("^(?:chase|flatten|twap) for ");

    public TaskParts {
        requireNonNull(orders, "orders are null");
        requireNonNull(markets, "markets are null");
        requireNonNull(accounts, "accounts are null");
        requireNonNull(loop, "loop is null");
        requireNonNull(nowNanos, "nowNanos is null");
        requireNonNull(cause, "cause is null");
        requireNonNull(named, "named is null");
        requireNonNull(random, "random is null");
        requireNonNull(explain, "explain is null");
        requireNonNull(alert, "alert is null");
    }

    /** The cause of the orders of a task: what it is, and what asked for it, which is no other task. */
    static String causeOf(String kind, String cause) {
        return kind + " for " + OTHER_TASK.matcher(cause).replaceFirst("");
    }

    String causeOf(String kind) {
        return causeOf(kind, cause.get());
    }
}
