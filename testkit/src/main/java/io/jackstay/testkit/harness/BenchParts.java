package io.jackstay.testkit.harness;

import io.jackstay.api.market.Money;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.runtime.bot.BotSpec;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a bench is made of. Immutable, but for the venues.
 *
 * @param maker makes the strategy anew at each start
 * @param ruleMaker makes the rules anew at each start
 * @param toleratesFailures whether a strategy that throws goes on, as it does live, instead of failing the test
 */
record BenchParts(
        Supplier<Strategy> maker,
        Supplier<List<BotSpec.NamedRule>> ruleMaker,
        Needs needs,
        Money startEquity,
        List<ScriptedVenue> venues,
        long startNanos,
        boolean toleratesFailures) {
    BenchParts {
        venues = List.copyOf(venues);
    }

    Strategy strategy() {
        return maker.get();
    }

    List<BotSpec.NamedRule> rules() {
        return ruleMaker.get();
    }
}
