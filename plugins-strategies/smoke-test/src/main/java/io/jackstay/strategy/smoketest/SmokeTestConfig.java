package io.jackstay.strategy.smoketest;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Settings of the smoke test. Immutable.
 *
 * @param tests what is tried
 * @param pause between two of them
 * @param atOnce whether all begin together
 * @param only the one connector to try
 */
@Doc("For any set of connectors, in turn or at once")
public record SmokeTestConfig(
        @Doc("What is tried: one entry a connector") List<Trial> tests,
        @Doc("Pause between two tests") @Default("2s") Duration pause,

        @Doc("Whether all tests begin together, instead of one after the other") @Default("false")
        boolean atOnce,

        @Doc("The one connector to try; all when it is left out")
        Optional<String> only) {
    /** Throws {@link IllegalArgumentException} when there is nothing to try, or two tests are of one market. */
    public SmokeTestConfig {
        tests = List.copyOf(tests);
        SortedSet<MarketId> markets = new TreeSet<>();
        tests.forEach(test -> markets.add(test.market()));
        if (tests.isEmpty() || markets.size() < tests.size()) {
            throw new IllegalArgumentException("tests must be one or more, each of another market");
        }
        if (only.isPresent() && tests.stream().noneMatch(test -> isOf(test, only.get()))) {
            throw new IllegalArgumentException("only = %s: no test has a market of it".formatted(only.get()));
        }
    }

    private static boolean isOf(Trial test, String connector) {
        return test.market().venue().name().equals(connector);
    }

    /** Those that are to be made. */
    List<Trial> chosen() {
        return tests.stream()
                .filter(test -> only.isEmpty() || isOf(test, only.get()))
                .toList();
    }

    /**
     * One test. Immutable.
     *
     * @param market where it trades
     * @param side of the first order
     * @param interval between two looks at the touch
     * @param timeout for the market to be ready, and for the chase
     * @param priceOffsetTicks from the touch
     * @param cancelWait for the proof of a cancel
     * @param marketTimeout for the way out, and for both transports to agree
     * @param maxSlippage of the way out
     */
    public record Trial(
            @Doc("Market to trade, as connector:symbol") MarketId market,

            @Doc("Side of the first order") @Default("buy") Side side,

            @Doc("Pause between two looks at the best price") @Default("2s") @Range(min = "100ms")
            Duration interval,

            @Doc("Time for the market to be ready, and then for the limit order to be filled")
            @Default("60s")
            @Range(min = "1s")
            Duration timeout,

            @Doc("Distance from the best price in ticks; negative is into the spread, where orders may take")
            @Default("0")
            int priceOffsetTicks,

            @Doc("Time to wait for the proof of a cancel") @Default("5s") @Range(min = "100ms")
            Duration cancelWait,

            @Doc("Time for the way out of the position, and for stream and requests to agree")
            @Default("30s")
            @Range(min = "1s")
            Duration marketTimeout,

            @Doc("How far from the mark the way out may fill") @Default("1%") @Range(min = "0.01%", max = "10%")
            Percent maxSlippage) {}
}
