package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Choice;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.math.BigDecimal;
import java.time.Duration;

/** Where a market of the paper exchange has its public data from. Immutable. */
public sealed interface FeedConfig {
    /**
     * A made-up market that swings about its start. Immutable.
     *
     * <p>The defaults are livelier than a real market, so that a run of half a minute shows something: every 100 ms the middle moves
     * by a deviation of 0.03 % of the start, which crosses a grid of 0.1 % about once a second; the pull back keeps it within 1 % of
     * the start nearly always.
     */
    @Choice("random-walk")
    @Doc("A made-up market that swings about its start price; the same seed gives the same market on every machine")
    record RandomWalk(
            @Doc("Where the random numbers begin") @Default("1")
            long seed,

            @Doc("Price that the market begins at and swings about, in quote per base")
            BigDecimal start,

            @Doc("Time between two moves of the market") @Default("100ms") @Range(min = "1ms", max = "1h")
            Duration interval,

            @Doc("Standard deviation of one move, share of the start price")
            @Default("0.03%")
            @Range(min = "0%", max = "1%")
            Percent volatility,

            @Doc("Share of its distance from the start price that one move takes back")
            @Default("0.5%")
            @Range(min = "0.1%", max = "50%")
            Percent reversion,

            @Doc("Ticks between best bid and best ask") @Default("1") @Range(min = "1", max = "10000")
            int spreadTicks,

            @Doc("Price levels on each side of the book, one tick apart") @Default("10") @Range(min = "1", max = "200")
            int levels,

            @Doc("Mean worth of a price level, in quote") @Default("50000") @Range(min = "0.000000000000000001")
            BigDecimal levelNotional,

            @Doc("Public trades in a second") @Default("10") @Range(min = "0", max = "10000")
            BigDecimal tradesPerSecond,

            @Doc("Mean worth of a public trade, in quote") @Default("2000") @Range(min = "0.000000000000000001")
            BigDecimal tradeNotional)
            implements FeedConfig {
        /** {@link IllegalArgumentException} for a price or worth that is not positive. */
        public RandomWalk {
            requireNonNull(interval, "interval is null");
            requireNonNull(volatility, "volatility is null");
            requireNonNull(reversion, "reversion is null");
            requireNonNull(tradesPerSecond, "tradesPerSecond is null");
            requirePositive("start", start);
            requirePositive("level-notional", levelNotional);
            requirePositive("trade-notional", tradeNotional);
        }

        /** The shipped market: all defaults but seed and start. */
        public static RandomWalk of(long seed, BigDecimal start) {
            return new RandomWalk(
                    seed,
                    start,
                    Duration.ofMillis(100),
                    Percent.parse("0.03%"),
                    Percent.parse("0.5%"),
                    1,
                    10,
                    new BigDecimal("50000"),
                    BigDecimal.TEN,
                    new BigDecimal("2000"));
        }

        private static void requirePositive(String key, BigDecimal value) {
            if (requireNonNull(value, key + " is null").signum() <= 0) {
                throw new IllegalArgumentException("%s = %s: must be positive".formatted(key, value.toPlainString()));
            }
        }
    }

    /** A recording, played at the pace at which it was made. Immutable. */
    @Choice("recording")
    @Doc("A recorded market, played at the pace at which it was recorded")
    record Recording(
            @Doc("The file, relative to the working directory")
            String file) implements FeedConfig {
        /** {@link NullPointerException} without a file. */
        public Recording {
            requireNonNull(file, "file is null");
        }
    }

    /** The live data of another connector. Immutable. */
    @Choice("upstream")
    @Doc("The live market of another connector of this file: real prices, paper money")
    record Upstream(
            @Doc("Connector and symbol, such as hl:BTC-USDC-PERP")
            String source) implements FeedConfig {
        /** {@link NullPointerException} without a source. */
        public Upstream {
            requireNonNull(source, "source is null");
        }
    }
}
