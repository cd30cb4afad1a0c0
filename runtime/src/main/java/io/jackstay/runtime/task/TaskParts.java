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
import java.util.random.RandomGenerator;

/**
 * What tasks have of their bot. Immutable; its parts are owned by the bot loop.
 *
 * @param markets throws {@link IllegalArgumentException} for a market that the bot does not need
 * @param nowNanos time of the event being handled, epoch nanoseconds
 * @param explain takes what a sequence does or waits for
 * @param alert told what a person must look at now
 */
public record TaskParts(
        TaskOrders orders,
        Function<MarketId, MarketView> markets,
        Function<Venue, AccountView> accounts,
        OrderWatches.Later loop,
        LongSupplier nowNanos,
        RandomGenerator random,
        Consumer<Explanation> explain,
        Consumer<String> alert) {
    public TaskParts {
        requireNonNull(orders, "orders are null");
        requireNonNull(markets, "markets are null");
        requireNonNull(accounts, "accounts are null");
        requireNonNull(loop, "loop is null");
        requireNonNull(nowNanos, "nowNanos is null");
        requireNonNull(random, "random is null");
        requireNonNull(explain, "explain is null");
        requireNonNull(alert, "alert is null");
    }
}
