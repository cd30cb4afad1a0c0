package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.WorkThread;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.Ending;
import io.jackstay.runtime.session.LiveDriver;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.SessionJournals;
import io.jackstay.runtime.session.SessionPlan;
import io.jackstay.runtime.session.Supervisor;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of real jars on real threads, one bot of which misbehaves, comes or goes. */
class SupervisorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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

    /** A session under way, with its supervisor, and journals that live as long as it. */
    private static final class Running implements AutoCloseable {
        private final Trading trading;
        private final SessionPlan plan;
        private final LiveDriver driver = new LiveDriver();
        private final WorkThread writer;
        private final Session session;
        private final Supervisor supervisor;

        private Running(Trading trading) {
            this.trading = trading;
            this.plan = trading.plan();
            assertThat(trading.mistakes()).isEmpty();
            SystemClock clock = new SystemClock();
            MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
            this.writer = new WorkThread("journal-writer", clock);
            writer.add(store.writer());
            writer.start();
            this.session = new Session(plan, driver, Optional.empty(), line -> {}, new SessionJournals(store));
            this.supervisor = new Supervisor(session, trading.catalog());
            Problems problems = new Problems();
            session.start(problems);
            assertThat(problems.sorted()).isEmpty();
        }

        BotStatus bot(String name) {
            return session.statuses().stream()
                    .filter(bot -> bot.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        void await(String what, BooleanSupplier done) {
            boolean came = driver.await(
                    () -> {
                        supervisor.look();
                        return done.getAsBoolean();
                    },
                    PATIENCE);
            assertThat(came).as("%s: %s", what, session.statuses()).isTrue();
        }

        void awaitFill(String bot) {
            long before = bot(bot).counts().fills();
            await("a fill of " + bot, () -> bot(bot).counts().fills() > before);
        }

        Ending stop() {
            return session.stop("the end of the test");
        }

        @Override
        public void close() {
            session.close();
            writer.stop();
            plan.close();
        }
    }

    private Running start(String config) {
        return new Running(new Trading(plugins, PluginPolicy.DEFAULT, config));
    }

    private static BotBlock block(String config, String name) {
        JackstayConfig parsed = parse(config);
        return parsed.bots().stream()
                .filter(bot -> bot.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JackstayConfig parse(String config) {
        return ConfigFile.parse("more.conf", config, List.of(), Map.of()).config();
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
                Running running = start(config)) {
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
        try (Running running = start(moody(mood, "restart { attempts = 2, back-off = 100ms }"))) {
            running.await("the end", () -> running.bot("bad").state() == BotState.STOPPED);
            running.awaitFill("good");

            assertThat(running.bot("bad").failed()).isEqualTo(mood.equals("fails"));
            assertThat(running.bot("bad").sentence()).doesNotContain("starts again");
            assertThat(running.supervisor.isOver()).isFalse();
            assertThat(running.stop().failed()).isEqualTo(mood.equals("fails"));
        }
    }

    @Test
    void aBotThatBlocksIsSeenAndItsNeighbourTradesOn() throws ReflectiveOperationException {
        try (Running running = start(moody("blocks", "watchdog = 500ms"));
                PluginHandle handle = open(running.trading, "moody")) {
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
        try (Running running = start(moody("blocks", "watchdog = 500ms"));
                PluginHandle handle = open(running.trading, "moody")) {
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
        try (Running running = start(HEAD + "}")) {
            Problems problems = new Problems();
            assertThat(running.supervisor.addBot(block(more, "bad"), problems)).isTrue();
            assertThat(problems.sorted()).isEmpty();
            running.await("its order", () -> running.bot("bad").counts().openOrders() == 1);
            running.awaitFill("good");

            BotStatus last = running.supervisor.removeBot("bad", "it has to go");

            assertThat(last.state()).isEqualTo(BotState.STOPPED);
            assertThat(last.failed()).isFalse();
            assertThat(last.counts().openOrders()).isZero();
            assertThat(running.session.statuses()).extracting(BotStatus::name).containsExactly("good");
            running.awaitFill("good");
            assertThat(running.supervisor.addBot(block(more, "bad"), problems)).isTrue();
            running.await("its order", () -> running.bot("bad").counts().openOrders() == 1);
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    @Test
    void theLoaderOfABotThatHasGoneIsCollected() {
        try (Running running = start(HEAD + "}")) {
            WeakReference<ClassLoader> loader = comeAndGo(running);

            for (int i = 0; i < 50 && !loader.refersTo(null); i++) {
                System.gc();
            }

            assertThat(loader.refersTo(null)).isTrue();
            running.stop();
        }
    }

    /** In a frame of its own, so that the test's holds none of the plugin's objects. */
    private static WeakReference<ClassLoader> comeAndGo(Running running) {
        running.supervisor.addBot(block(moody("calm", "debug = false"), "bad"), new Problems());
        WeakReference<ClassLoader> loader;
        try (PluginHandle handle = open(running.trading, "moody")) {
            loader = new WeakReference<>(handle.provider().configType().getClassLoader());
        }
        running.await("its order", () -> running.bot("bad").counts().openOrders() == 1);
        running.supervisor.removeBot("bad", "it has to go");
        return loader;
    }

    @Test
    void aBotThatClaimsTheMarketOfAnotherIsRefused() {
        String more = HEAD.replace("good {", "thief {") + "}";
        try (Running running = start(HEAD + "}")) {
            Problems problems = new Problems();

            assertThat(running.supervisor.addBot(block(more, "thief"), problems))
                    .isFalse();

            assertThat(problems.sorted()).singleElement().satisfies(problem -> assertThat(problem.toString())
                    .contains("bot good trades this market"));
            assertThat(running.session.statuses()).hasSize(1);
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
        try (Running running = start(HEAD + "}")) {
            Problems problems = new Problems();
            assertThat(running.supervisor.addConnector(parse(more).connectors().get(0), problems))
                    .isTrue();
            assertThat(running.supervisor.addBot(block(more, "late"), problems)).isTrue();
            running.await("its order", () -> running.bot("late").counts().openOrders() == 1);

            assertThatThrownBy(() -> running.supervisor.removeConnector("second"))
                    .isInstanceOf(JackstayException.class)
                    .hasMessageContaining("bot late uses second");
            running.supervisor.removeBot("late", "it has to go");
            running.supervisor.removeConnector("second");

            running.awaitFill("good");
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    @Test
    void aBotMadeAnewKnowsWhatItHolds() {
        try (Running running = start(HEAD + "}")) {
            running.awaitFill("good");
            running.supervisor.restartBot("good", "made anew");
            running.await("its start", () -> running.bot("good").state() == BotState.RUNNING);

            assertThat(running.bot("good").counts().fills()).isPositive();
            running.awaitFill("good");
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "cancel"})
    void whatAStopLeavesIsWhatTheVenueShows(String policy) {
        try (Running running = start(moody("calm", "on-stop = " + policy))) {
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
