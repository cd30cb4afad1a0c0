package io.jackstay.runtime.config;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Venue;
import io.jackstay.api.plugin.Choice;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.plugin.Secret;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Configuration records as a plugin would have them, and short ways to bind them. */
final class Samples {
    private Samples() {}

    @Doc("A grid.")
    public record Grid(
            @Doc("Market to trade") MarketId market,

            @Doc("Resting orders on each side") @Range(min = "2", max = "200")
            int levels,

            @Doc("Distance between levels") @Range(min = "0.001%", max = "10%")
            Percent spacing,

            @Range(min = "0.00000001") BigDecimal orderSize,

            @Doc("How often to look") @Default("5s") @Range(min = "100ms", max = "1h")
            Duration refresh) {
        public Grid {
            if (spacing.fraction().multiply(BigDecimal.valueOf(levels)).compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException("levels x spacing must stay below 100 %");
            }
        }
    }

    public enum Mode {
        FAST,
        VERY_SLOW
    }

    public record Everything(
            boolean flag,
            int count,
            long big,
            BigDecimal exact,
            String text,
            Duration duration,
            Percent percent,
            Mode mode,
            MarketId market,
            Venue venue,
            Money money,
            Secret secret,
            Path path,
            Instant instant,
            LocalTime time,
            Optional<Integer> some,
            Optional<Integer> none,
            List<BigDecimal> list,
            SortedMap<String, Long> byText,
            SortedMap<Venue, Money> byVenue,
            SortedMap<MarketId, Mode> byMarket,
            Inner inner,
            List<Feed> feeds) {}

    public record Inner(@Default("1") int a, Optional<String> b) {}

    public sealed interface Feed permits Walk, Tape, More {}

    @Doc("Random walk")
    @Choice("random-walk")
    public record Walk(long seed, @Default("60000") BigDecimal start) implements Feed {}

    @Choice("recording")
    public record Tape(Path file) implements Feed {}

    public sealed interface More extends Feed permits Still {}

    @Choice("still")
    public record Still() implements More {}

    public record Defaults(
            @Default("true") boolean flag,
            @Default("-3") int count,
            @Default("0.10000000000000000001") BigDecimal exact,
            @Default("") String text,
            @Default("very-slow") Mode mode,
            @Default("sim:BTC-USDC-PERP") MarketId market,
            @Default("10000 USDC") Money money,
            @Default("[1, 2.50]") List<BigDecimal> list,
            @Default("{ a = 1s }") SortedMap<String, Duration> map,
            @Default("{ type = random-walk, seed = 7 }") Feed feed,
            Inner inner) {}

    public record WithSecret(Secret apiKey, Optional<Secret> passphrase) {}

    /** A file whose one bot has this strategy block, on line 4. */
    static String botWith(String strategyKeys) {
        return """
                bots {
                  btc {
                    risk = []
                    strategy { plugin = grid, %s }
                  }
                }
                """.formatted(strategyKeys);
    }

    static ConfigFile.Loaded parse(String text, String... overrides) {
        return parse(text, Map.of(), overrides);
    }

    static ConfigFile.Loaded parse(String text, Map<String, String> environment, String... overrides) {
        return ConfigFile.parse("x.conf", text, List.of(overrides), environment);
    }

    /** What binding the strategy of the only bot gives; problems are added to those of the file. */
    static <C extends Record> Optional<C> bind(ConfigFile.Loaded loaded, Class<C> type) {
        return RecordBinder.bind(loaded.config().bots().get(0).strategy(), type, loaded.problems());
    }

    /** All problems of a file whose one strategy is of this type, one a line. */
    static String problems(String text, Class<? extends Record> type, String... overrides) {
        ConfigFile.Loaded loaded = parse(text, overrides);
        loaded.config().bots().forEach(bot -> RecordBinder.bind(bot.strategy(), type, loaded.problems()));
        return loaded.problems().toString();
    }
}
