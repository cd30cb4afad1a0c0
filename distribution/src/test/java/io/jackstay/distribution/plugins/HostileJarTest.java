package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.plugin.PluginPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jars that can't be used: each gives one line that names it, and the others load and trade in the same session. */
class HostileJarTest {
    private static final String BAD = "acme.bad.Bad";
    private static final int JAVA_100 = 144;

    private static final String GOOD_BOT = """
            connectors { acme { plugin = acme-venue, symbols = [COIN-USD-PERP, STONE-USD-PERP] } }
            bots {
              good {
                strategy { plugin = acme-ping-pong, market = "acme:STONE-USD-PERP" }
                risk = [ { plugin = acme-size, max = 1 } ]
              }
            """;

    private static final String BAD_BOT = """
              bad {
                strategy { plugin = bad, market = "acme:COIN-USD-PERP" }
              }
            """;

    @TempDir
    private Path plugins;

    /** A jar, and the words that its line has to have. */
    record Case(String name, GuestJar jar, String... words) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void drop() {
        Guests.all(plugins);
    }

    static Stream<Case> refusedByReading() {
        return Stream.of(
                new Case("not a jar", jar("").changed(entries -> Map.of()), "is not a jar"),
                new Case("empty service file", jar("").entry(service(), new byte[0]), "is empty"),
                new Case("two providers of one name", twins(), "is offered twice"),
                new Case(
                        "bundled api",
                        jar("").entry(api(), new byte[] {1}),
                        "give the api dependency scope 'provided'"),
                new Case("class of a newer Java", jar("").changed(newerJava()), "was compiled for Java 100"));
    }

    static Stream<Case> failsWhenLoaded() {
        return Stream.of(
                new Case(
                        "static initialiser",
                        jar("static final int SIZE = Integer.parseInt(\"thrown in static\");"),
                        "its static initialiser threw",
                        "thrown in static"),
                new Case(
                        "constructor",
                        jar("public Bad() { throw new IllegalStateException(\"thrown in constructor\"); }"),
                        "its constructor threw",
                        "thrown in constructor"),
                new Case(
                        "no record type",
                        jar("").changedSource(BAD, "return Config.class;", "return null;"),
                        "failed in configType: it returned null"),
                new Case(
                        "record",
                        jar("").changedSource(
                                        BAD,
                                        "Config(MarketId market) {}",
                                        "Config(MarketId market) { public Config {"
                                                + " throw new IllegalStateException(\"thrown in record\"); } }"),
                        "thrown in record"),
                new Case(
                        "needs",
                        jar("").changedSource(
                                        BAD,
                                        "return Needs.",
                                        "if (true) throw new Error(\"thrown in needs\"); return Needs."),
                        "failed in needs",
                        "thrown in needs"),
                new Case(
                        "no needs",
                        jar("").changedSource(BAD, "return Needs.", "if (true) return null; return Needs."),
                        "failed in needs: it returned null"));
    }

    @ParameterizedTest
    @MethodSource("refusedByReading")
    void jarThatIsRefusedByReadingGivesOneLine(Case hostile) {
        Path jar = hostile.jar().in(plugins);
        Trading trading = new Trading(plugins, PluginPolicy.DEFAULT, GOOD_BOT + "}");

        BacktestResult result = trading.run(Duration.ofSeconds(20));

        assertThat(trading.refused()).singleElement().satisfies(line -> assertThat(line)
                .startsWith(jar.toString())
                .contains(hostile.words())
                .doesNotContain("\n"));
        assertThat(trading.mistakes()).isEmpty();
        assertThatGoodTraded(result);
    }

    @ParameterizedTest
    @MethodSource("failsWhenLoaded")
    void jarThatFailsWhenLoadedGivesOneLineToItsBot(Case hostile) {
        Path jar = hostile.jar().in(plugins);
        Trading trading = new Trading(plugins, PluginPolicy.DEFAULT, GOOD_BOT + BAD_BOT + "}");

        BacktestResult result = trading.run(Duration.ofSeconds(20));

        assertThat(trading.refused()).isEmpty();
        assertThat(trading.mistakes()).singleElement().satisfies(line -> assertThat(line)
                .contains("bots.bad.strategy")
                .contains(jar.toString())
                .contains(hostile.words())
                .doesNotContain("\n"));
        assertThat(result.bots()).extracting(BotStatus::name).containsExactly("good");
        assertThatGoodTraded(result);
    }

    @Test
    void twoJarsOfOneNameAreBothRefused() {
        Path first = jar("").in(plugins);
        Path second = jar("").named("worse.jar").in(plugins);
        Trading trading = new Trading(plugins, PluginPolicy.DEFAULT, GOOD_BOT + "}");

        BacktestResult result = trading.run(Duration.ofSeconds(20));

        assertThat(trading.refused()).hasSize(2);
        assertThat(trading.refused().get(0)).startsWith(first.toString()).contains(second.toString());
        assertThat(trading.refused().get(1)).startsWith(second.toString()).contains(first.toString());
        assertThatGoodTraded(result);
    }

    private static void assertThatGoodTraded(BacktestResult result) {
        BotStatus good = Trading.bot(result, "good");
        assertThat(good.failed()).isFalse();
        assertThat(good.counts().fills()).isGreaterThan(2);
    }

    /** A strategy named {@code bad} with these members. */
    private static GuestJar jar(String members) {
        return new GuestJar("bad.jar").source(BAD, source("Bad", members)).serves(GuestJar.STRATEGY, BAD);
    }

    private static GuestJar twins() {
        return jar("").source("acme.bad.Twin", source("Twin", "")).serves(GuestJar.STRATEGY, BAD, "acme.bad.Twin");
    }

    private static String source(String name, String members) {
        return """
                package acme.bad;
                import io.jackstay.api.market.Feed;
                import io.jackstay.api.market.MarketId;
                import io.jackstay.api.plugin.Api;
                import io.jackstay.api.plugin.Plugin;
                import io.jackstay.api.strategy.Needs;
                import io.jackstay.api.strategy.Strategy;
                import io.jackstay.api.strategy.StrategyProvider;
                @Plugin(name = "bad", api = Api.VERSION)
                public final class %1$s implements StrategyProvider<%1$s.Config> {
                    %2$s
                    public record Config(MarketId market) {}
                    public Class<Config> configType() { return Config.class; }
                    public Needs needs(Config config) { return Needs.none().market(config.market(), Feed.TOP); }
                    public Strategy create(Config config) { return (context, start) -> {}; }
                }
                """.formatted(name, members);
    }

    private static String service() {
        return "META-INF/services/" + GuestJar.STRATEGY;
    }

    private static String api() {
        return "io/jackstay/api/plugin/Api.class";
    }

    private static UnaryOperator<Map<String, byte[]>> newerJava() {
        return entries -> {
            Map<String, byte[]> changed = new TreeMap<>(entries);
            byte[] bytes = changed.get("acme/bad/Bad.class").clone();
            bytes[7] = (byte) JAVA_100;
            changed.put("acme/bad/Bad.class", bytes);
            return changed;
        };
    }
}
