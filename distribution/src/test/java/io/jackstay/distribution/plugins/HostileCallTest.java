package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.plugin.PluginPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that throw when they are called, or return null: contained, counted, said once, and the neighbour trades on. */
class HostileCallTest {
    private static final Duration TIME = Duration.ofSeconds(20);

    @TempDir
    private Path plugins;

    private Path strategy;
    private Path rule;

    @BeforeEach
    void drop() {
        Guests.all(plugins);
        strategy = Guests.hostileStrategy(plugins);
        rule = Guests.hostileRule(plugins);
    }

    @ParameterizedTest
    @CsvSource({
        "onTick, tick of acme:COIN-USD-PERP",
        "onTrade, trade of acme:COIN-USD-PERP",
        "onCandle, candle of acme:COIN-USD-PERP",
        "onOrderUpdate, update of acme:COIN-USD-PERP",
        "onOrderFilled, fill fill-",
        "onForeignFill, foreign fill foreign-acme:COIN-USD-PERP",
        "onTimer, timer pulse",
        "onMarketChanged, rules of acme:COIN-USD-PERP",
        "onVenue, state of acme",
        "onHalt, halt",
        "onStop, stop"
    })
    void strategyThatThrowsIsAStrikeWithBotAndEvent(String method, String event) {
        try (Log log = new Log()) {
            BacktestResult result = run(method, "halts");

            List<Log.Line> lines = log.with("strategy failed bot=bad");
            assertThat(lines)
                    .filteredOn(line -> line.text().endsWith(" count=1"))
                    .hasSize(1);
            assertThat(lines.get(0).text()).contains("event=" + event);
            assertThat(lines.get(0).thrown()).contains(strategy.toString(), "thrown in " + method);
            assertThat(log.with("strategy failed bot=good")).isEmpty();
            BotStatus bad = Trading.bot(result, "bad");
            // The figures are as of the end of the time, and the stop comes after it.
            assertThat(bad.counts().strikes() > 0).isEqualTo(!method.equals("onStop"));
            assertThat(bad.failed()).isFalse();
            assertThat(bad.counts().fills()).isPositive();
            assertThatNeighbourTraded(result);
        }
    }

    @Test
    void strategyThatCannotStartEndsItsBotAlone() {
        BacktestResult result = run("onStart", "none");

        assertThatBotFailed(result, strategy, "failed in onStart: ", "thrown in onStart");
    }

    @ParameterizedTest
    @CsvSource({"create, thrown in create", "create is null, it returned null"})
    void strategyThatIsNotMadeEndsItsBotAlone(String fault, String words) {
        BacktestResult result = run(fault, "none");

        assertThatBotFailed(result, strategy, "failed in create: ", words);
    }

    @ParameterizedTest
    @CsvSource({"create, thrown in create", "create is null, it returned null"})
    void botWithoutItsRuleDoesNotTrade(String fault, String words) {
        BacktestResult result = run("none", fault);

        assertThatBotFailed(result, rule, "failed in create: ", words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "check is null"})
    void ruleThatDoesNotAnswerRefuses(String fault) {
        try (Log log = new Log()) {
            BacktestResult result = run("none", fault);

            assertThat(log.with("risk rule failed bot=bad rule=hostile-rule"))
                    .filteredOn(line -> line.text().endsWith(" count=1"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.thrown()).contains(rule.toString(), "failed in check"));
            assertThat(Trading.bot(result, "bad").counts().orders()).isZero();
            assertThatNeighbourTraded(result);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"onOutcome", "onFill", "onStart", "onTime", "limits"})
    void ruleThatThrowsIsSaidWithBotAndRule(String method) {
        try (Log log = new Log()) {
            BacktestResult result = run("none", method);

            assertThat(log.with("risk rule failed bot=bad rule=hostile-rule"))
                    .filteredOn(line -> line.text().endsWith(" count=1"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.thrown()).contains(rule.toString(), "thrown in " + method));
            assertThat(log.with("risk rule failed")).hasSizeLessThan(5);
            assertThat(log.with("risk rule failed bot=good")).isEmpty();
            assertThat(Trading.bot(result, "bad").counts().orders()).isPositive();
            assertThatNeighbourTraded(result);
        }
    }

    private BacktestResult run(String strategyFault, String ruleFault) {
        Trading trading = new Trading(plugins, PluginPolicy.DEFAULT, """
                connectors { acme { plugin = acme-venue, symbols = [COIN-USD-PERP, STONE-USD-PERP], eventful = true } }
                bots {
                  bad {
                    strategy { plugin = hostile-strategy, market = "acme:COIN-USD-PERP", fault = "%s" }
                    risk = [ { plugin = hostile-rule, fault = "%s" } ]
                  }
                  good { strategy { plugin = acme-ping-pong, market = "acme:STONE-USD-PERP" } }
                }
                """.formatted(strategyFault, ruleFault));

        BacktestResult result = trading.run(TIME);

        assertThat(trading.refused()).isEmpty();
        assertThat(trading.mistakes()).isEmpty();
        return result;
    }

    private static void assertThatBotFailed(BacktestResult result, Path jar, String... words) {
        BotStatus bad = Trading.bot(result, "bad");
        assertThat(bad.state()).isEqualTo(BotState.STOPPED);
        assertThat(bad.failed()).isTrue();
        assertThat(bad.why()).contains(jar.toString()).contains(words).doesNotContain("\n");
        assertThat(bad.counts().orders()).isZero();
        assertThatNeighbourTraded(result);
    }

    private static void assertThatNeighbourTraded(BacktestResult result) {
        BotStatus good = Trading.bot(result, "good");
        assertThat(good.failed()).isFalse();
        assertThat(good.counts().strikes()).isZero();
        assertThat(good.counts().fills()).isGreaterThan(2);
    }
}
