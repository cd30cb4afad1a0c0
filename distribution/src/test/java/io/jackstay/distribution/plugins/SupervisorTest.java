package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.execution.DecisionDigest;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.Ending;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of real jars on real threads, one bot of which misbehaves, comes or goes. */
class SupervisorTest {
    private static final String HEAD = """
            connectors { acme { plugin = acme-venue, symbols = [COIN-USD-PERP, STONE-USD-PERP, IRON-USD-PERP] } }
            bots {
              good { strategy { plugin = acme-ping-pong, market = "acme:STONE-USD-PERP" } }
            """;

    @TempDir
    private Path plugins;

    @BeforeEach
    void drop() {
        Guests.all(plugins);
        Guests.moody(plugins);
    }

    private static String moody(String mood, String more) {
        return HEAD
                + "  bad { strategy { plugin = moody, market = \"acme:COIN-USD-PERP\", mood = %s }, %s }\n}\n"
                        .formatted(mood, more);
    }

    private LiveSession start(String config) {
        return new LiveSession(new Trading(plugins, PluginPolicy.DEFAULT, config));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overflows", "links"})
    void anErrorInOnePluginCostsItsBotAlone(String mood) {
        Trading trading = new Trading(
                plugins, PluginPolicy.DEFAULT, moody(mood, "on-error = stop, error-rate { max = 3, per = 1m }"));

        BacktestResult result = trading.run(Duration.ofSeconds(20));

        BotStatus bad = Trading.bot(result, "bad");
        assertThat(bad.failed()).isTrue();
        assertThat(bad.why()).contains("failed 4 times within 60 s", "tick of acme:COIN-USD-PERP");
        assertThat(bad.counts().openOrders()).isZero();
        assertThat(Trading.bot(result, "good").failed()).isFalse();
        assertThat(Trading.bot(result, "good").counts().fills()).isGreaterThan(2);
    }

    @Test
    void aBotThatFailsIsStartedAgainAsOftenAsAllowedAndThenStaysStopped() {
        String config =
                moody("throws", "on-error = stop, error-rate { max = 0 }, restart { attempts = 2, back-off = 100ms }");
        try (Log log = new Log();
                LiveSession running = start(config)) {
            running.await(
                    "the last failure",
                    () -> log.with("bot failed bot=bad").size() == 2
                            && running.bot("bad").state() == BotState.STOPPED
                            && !running.bot("bad").sentence().contains("starts again"));

            assertThat(log.with("attempt 1 of 2")).hasSize(1);
            assertThat(log.with("attempt 2 of 2")).hasSize(1);
            assertThat(running.bot("bad").failed()).isTrue();
            assertThat(running.bot("bad").counts().openOrders()).isZero();
            running.awaitFill("good");
            Ending ending = running.stop();
            assertThat(ending.confirmed()).as(ending.why()).isTrue();
            assertThat(ending.failed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fails", "succeeds"})
    void aStrategyThatWantsToEndIsNotStartedAgain(String mood) {
        try (LiveSession running = start(moody(mood, "restart { attempts = 2, back-off = 100ms }"))) {
            running.await("the end", () -> running.bot("bad").state() == BotState.STOPPED);
            running.awaitFill("good");

            assertThat(running.bot("bad").failed()).isEqualTo(mood.equals("fails"));
            assertThat(running.bot("bad").sentence()).doesNotContain("starts again");
            assertThat(running.supervisor().isOver()).isFalse();
            assertThat(running.stop().failed()).isEqualTo(mood.equals("fails"));
        }
    }

    /** A digest belongs to one thread. */
    @Test
    void botsOnThreadsOfTheirOwnLeaveNoDigest() {
        try (LiveSession running = start(moody("throws", "on-error = continue"))) {
            running.awaitFill("good");

            assertThat(running.session().decisionDigest()).isEqualTo(new DecisionDigest().hex());
        }
    }

    @Test
    void aBotThatBlocksIsSeenAndItsNeighbourTradesOn() throws ReflectiveOperationException {
        try (LiveSession running = start(moody("blocks", "watchdog = 500ms"));
                PluginHandle handle = open(running.trading(), "moody")) {
            CountDownLatch release = (CountDownLatch) handle.provider()
                    .configType()
                    .getEnclosingClass()
                    .getField("RELEASE")
                    .get(null);
            try {
                running.await(
                        "the sentence",
                        () -> running.bot("bad").sentence().startsWith("blocked in tick of acme:COIN-USD-PERP since"));
                running.awaitFill("good");
            } finally {
                release.countDown();
            }
            running.await("the end of the turn", () -> running.bot("bad").state() == BotState.STOPPED);

            assertThat(running.bot("bad").failed()).isTrue();
            assertThat(running.bot("bad").why()).startsWith("it had been blocked in tick of acme:COIN-USD-PERP");
            assertThat(running.bot("bad").counts().openOrders()).isZero();
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    @Test
    void aBotThatBlocksForEverDoesNotHoldTheEnd() throws ReflectiveOperationException {
        try (LiveSession running = start(moody("blocks", "watchdog = 500ms"));
                PluginHandle handle = open(running.trading(), "moody")) {
            CountDownLatch release = (CountDownLatch) handle.provider()
                    .configType()
                    .getEnclosingClass()
                    .getField("RELEASE")
                    .get(null);
            try {
                running.await(
                        "the sentence", () -> running.bot("bad").sentence().startsWith("blocked"));
                Ending ending = running.stop();

                assertThat(ending.confirmed()).as(ending.why()).isTrue();
                assertThat(ending.openOrders()).isZero();
                assertThat(ending.failed()).isTrue();
            } finally {
                release.countDown();
            }
        }
    }

    @Test
    void aBotComesAndGoesWhileTheOthersTrade() {
        String more = moody("calm", "debug = false");
        try (LiveSession running = start(HEAD + "}")) {
            Problems problems = new Problems();
            assertThat(running.supervisor().addBot(LiveSession.block(more, "bad"), problems))
                    .isTrue();
            assertThat(problems.sorted()).isEmpty();
            running.await("its order", () -> running.bot("bad").counts().openOrders() == 1);
            running.awaitFill("good");

            BotStatus last = running.supervisor().removeBot("bad", "it has to go");

            assertThat(last.state()).isEqualTo(BotState.STOPPED);
            assertThat(last.failed()).isFalse();
            assertThat(last.counts().openOrders()).isZero();
            assertThat(running.session().statuses()).extracting(BotStatus::name).containsExactly("good");
            running.awaitFill("good");
            assertThat(running.supervisor().addBot(LiveSession.block(more, "bad"), problems))
                    .isTrue();
            running.await("its order", () -> running.bot("bad").counts().openOrders() == 1);
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    @Test
    void theLoaderOfABotThatHasGoneIsCollected() {
        try (LiveSession running = start(HEAD + "}")) {
            WeakReference<ClassLoader> loader = comeAndGo(running);

            for (int i = 0; i < 50 && !loader.refersTo(null); i++) {
                System.gc();
            }

            assertThat(loader.refersTo(null)).isTrue();
            running.stop();
        }
    }

    /** In a frame of its own, so that the test's holds none of the plugin's objects. */
    private static WeakReference<ClassLoader> comeAndGo(LiveSession running) {
        running.supervisor().addBot(LiveSession.block(moody("calm", "debug = false"), "bad"), new Problems());
        WeakReference<ClassLoader> loader;
        try (PluginHandle handle = open(running.trading(), "moody")) {
            loader = new WeakReference<>(handle.provider().configType().getClassLoader());
        }
        running.await("its order", () -> running.bot("bad").counts().openOrders() == 1);
        running.supervisor().removeBot("bad", "it has to go");
        return loader;
    }

    @Test
    void aBotThatClaimsTheMarketOfAnotherIsRefused() {
        String more = HEAD.replace("good {", "thief {") + "}";
        try (LiveSession running = start(HEAD + "}")) {
            Problems problems = new Problems();

            assertThat(running.supervisor().addBot(LiveSession.block(more, "thief"), problems))
                    .isFalse();

            assertThat(problems.sorted()).singleElement().satisfies(problem -> assertThat(problem.toString())
                    .contains("bot good trades this market"));
            assertThat(running.session().statuses()).hasSize(1);
            running.awaitFill("good");
            running.stop();
        }
    }

    @Test
    void aConnectorComesAndGoes() {
        String more = """
                connectors { second { plugin = acme-venue, symbols = [COIN-USD-PERP] } }
                bots { late { strategy { plugin = moody, market = "second:COIN-USD-PERP", mood = calm } } }
                """;
        try (LiveSession running = start(HEAD + "}")) {
            Problems problems = new Problems();
            assertThat(running.supervisor()
                            .addConnector(LiveSession.parse(more).connectors().get(0), problems))
                    .isTrue();
            assertThat(running.supervisor().addBot(LiveSession.block(more, "late"), problems))
                    .isTrue();
            running.await("its order", () -> running.bot("late").counts().openOrders() == 1);

            assertThatThrownBy(() -> running.supervisor().removeConnector("second"))
                    .isInstanceOf(JackstayException.class)
                    .hasMessageContaining("bot late uses second");
            running.supervisor().removeBot("late", "it has to go");
            running.supervisor().removeConnector("second");

            running.awaitFill("good");
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    @Test
    void aBotMadeAnewKnowsWhatItHolds() {
        try (LiveSession running = start(HEAD + "}")) {
            running.awaitFill("good");
            running.supervisor().restartBot("good", "made anew");
            running.await("its start", () -> running.bot("good").state() == BotState.RUNNING);

            assertThat(running.bot("good").counts().fills()).isPositive();
            running.awaitFill("good");
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    /** A bot that has gone, and whose order rests on, as after the end of an earlier process. */
    private static void leaveAnOrder(LiveSession running) {
        running.supervisor().addBot(LiveSession.block(moody("calm", "on-stop = keep"), "bad"), new Problems());
        running.await("its order", () -> running.bot("bad").counts().openOrders() == 1);
        running.supervisor().removeBot("bad", "it has to go");
    }

    @Test
    void aBotAdoptsTheOrderThatItFinds() {
        try (LiveSession running = start(HEAD + "}")) {
            leaveAnOrder(running);
            running.supervisor().addBot(LiveSession.block(moody("calm", "on-start = adopt"), "bad"), new Problems());
            running.await("its order", () -> running.bot("bad").counts().openOrders() == 1);

            assertThat(running.bot("bad").counts().orders()).isZero();
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    @Test
    void aBotThatCancelsAtItsStartPlacesItsOrderAnew() {
        try (LiveSession running = start(HEAD + "}")) {
            leaveAnOrder(running);
            running.supervisor().addBot(LiveSession.block(moody("calm", "on-start = cancel"), "bad"), new Problems());
            running.await("its order", () -> running.bot("bad").counts().openOrders() == 1);

            assertThat(running.bot("bad").counts().orders()).isPositive();
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    @Test
    void aBotThatRefusesToStartLeavesTheOrderAndItsNeighbour() {
        try (LiveSession running = start(HEAD + "}")) {
            leaveAnOrder(running);
            BotBlock refuses = LiveSession.block(moody("calm", "on-start = refuse"), "bad");

            assertThatThrownBy(() -> running.supervisor().addBot(refuses, new Problems()))
                    .isInstanceOf(JackstayException.class)
                    .hasMessageContaining("bot bad has 1 orders at acme and on-start = refuse");
            assertThat(running.session().statuses()).extracting(BotStatus::name).containsExactly("good");
            running.awaitFill("good");
            Ending ending = running.stop();
            assertThat(ending.confirmed()).as(ending.why()).isTrue();
            assertThat(ending.openOrders()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "cancel"})
    void whatAStopLeavesIsWhatTheVenueShows(String policy) {
        try (LiveSession running = start(moody("calm", "on-stop = " + policy))) {
            running.await("its order", () -> running.bot("bad").counts().openOrders() == 1);
            Ending ending = running.stop();

            assertThat(ending.confirmed()).as(ending.why()).isTrue();
            assertThat(ending.failed()).isFalse();
            assertThat(ending.openOrders()).isEqualTo(policy.equals("keep") ? 1 : 0);
        }
    }

    private static PluginHandle open(Trading trading, String strategy) {
        return trading.catalog()
                .open(trading.catalog().find(PluginKind.STRATEGY, strategy).orElseThrow());
    }
}
