package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.Ending;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A strategy that throws in each of its callbacks, whatever Java lets it throw, once and each time. */
class ThrowingCallbackTest {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int MAX_FAILURES = 3;
    private static final List<String> KINDS = List.of("unchecked", "checked", "error");
    /** Those that the guest venue causes more often than the rate allows. */
    private static final List<String> OFTEN =
            List.of("onTick", "onTrade", "onCandle", "onOrderUpdate", "onOrderFilled", "onTimer");

    private static final List<String> SELDOM = List.of("onForeignFill", "onMarketChanged", "onVenue", "onHalt");

    @TempDir
    private static Path plugins;

    @BeforeAll
    static void drop() {
        Guests.all(plugins);
        Guests.hostileStrategy(plugins);
        Guests.hostileRule(plugins);
    }

    static Stream<Arguments> often() {
        return OFTEN.stream().flatMap(ThrowingCallbackTest::withKinds);
    }

    static Stream<Arguments> all() {
        List<String> callbacks = new ArrayList<>(OFTEN);
        callbacks.addAll(SELDOM);
        return callbacks.stream().flatMap(ThrowingCallbackTest::withKinds);
    }

    private static Stream<Arguments> withKinds(String callback) {
        return KINDS.stream().map(kind -> Arguments.of(callback, kind));
    }

    static Stream<String> kinds() {
        return KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void onceIsAStrikeAndTheBotTradesOn(String callback, String kind) {
        BacktestResult result = run(callback, kind, true);

        BotStatus bad = Trading.bot(result, "bad");
        assertThat(bad.counts().strikes()).isEqualTo(1);
        assertThat(bad.failed()).isFalse();
        assertThat(bad.counts().fills()).isGreaterThan(1);
        assertThatNeighbourTraded(result);
    }

    @ParameterizedTest
    @MethodSource("often")
    void eachTimeEndsThatBotAloneWithItsOrdersCancelled(String callback, String kind) {
        BacktestResult result = run(callback, kind, false);

        BotStatus bad = Trading.bot(result, "bad");
        assertThat(bad.state()).isEqualTo(BotState.STOPPED);
        assertThat(bad.failed()).isTrue();
        assertThat(bad.why()).contains("the strategy failed 4 times within 60 s", "thrown in " + callback);
        assertThat(bad.counts().openOrders()).isZero();
        assertThatNeighbourTraded(result);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void inItsFirstCallbackEndsThatBotAtOnce(String kind) {
        BacktestResult result = run("onStart", kind, false);

        BotStatus bad = Trading.bot(result, "bad");
        assertThat(bad.failed()).isTrue();
        assertThat(bad.why()).contains("thrown in onStart");
        assertThat(bad.counts().orders()).isZero();
        assertThatNeighbourTraded(result);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void inItsLastCallbackDoesNotKeepItsOrdersAlive(String kind) {
        try (Log log = new Log();
                LiveSession running = new LiveSession(trading("onStop", kind, false))) {
            running.awaitFill("bad");
            running.awaitFill("good");
            Ending ending = running.stop();

            assertThat(log.with("strategy failed bot=bad event=stop"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.thrown()).contains("thrown in onStop"));
            assertThat(ending.confirmed()).as(ending.why()).isTrue();
            assertThat(ending.openOrders()).isZero();
            assertThat(running.bot("good").failed()).isFalse();
        }
    }

    private static Trading trading(String callback, String kind, boolean once) {
        Trading trading = new Trading(plugins, PluginPolicy.DEFAULT, """
                connectors { acme { plugin = acme-venue, symbols = [COIN-USD-PERP, STONE-USD-PERP], eventful = true } }
                bots {
                  bad {
                    strategy {
                      plugin = hostile-strategy, market = "acme:COIN-USD-PERP", fault = "%s", kind = %s, once = %s
                    }
                    risk = [ { plugin = hostile-rule, fault = "halts" } ]
                    on-error = stop
                    error-rate { max = %d, per = 1m }
                  }
                  good { strategy { plugin = acme-ping-pong, market = "acme:STONE-USD-PERP" } }
                }
                """.formatted(callback, kind, once, MAX_FAILURES));
        assertThat(trading.refused()).isEmpty();
        return trading;
    }

    private static BacktestResult run(String callback, String kind, boolean once) {
        Trading trading = trading(callback, kind, once);
        BacktestResult result = trading.run(TIME);
        assertThat(trading.mistakes()).isEmpty();
        return result;
    }

    private static void assertThatNeighbourTraded(BacktestResult result) {
        BotStatus good = Trading.bot(result, "good");
        assertThat(good.failed()).isFalse();
        assertThat(good.counts().strikes()).isZero();
        assertThat(good.counts().fills()).isGreaterThan(2);
    }
}
