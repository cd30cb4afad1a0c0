package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.Ending;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strategies that do not come back, in each way there is, on real threads: the venue shows what becomes of whose orders. */
class BlockingStrategyTest {
    private static final String CONFIG = """
            connectors { acme { plugin = acme-venue, symbols = [COIN-USD-PERP, STONE-USD-PERP, IRON-USD-PERP] } }
            bots {
              good { strategy { plugin = acme-ping-pong, market = "acme:STONE-USD-PERP" }, threading = %2$s }
              still { strategy { plugin = moody, market = "acme:IRON-USD-PERP", mood = calm }, threading = %2$s }
              bad {
                strategy { plugin = moody, market = "acme:COIN-USD-PERP", mood = %1$s }
                threading = %2$s
                watchdog = 500ms
              }
            }
            """;

    @TempDir
    private Path plugins;

    @BeforeEach
    void drop() {
        Guests.all(plugins);
        Guests.moody(plugins);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocks", "sleeps", "spins", "locks"})
    void itsOrdersAreCancelledByListAndItsNeighboursTradeOn(String mood) throws ReflectiveOperationException {
        try (LiveSession running =
                        new LiveSession(new Trading(plugins, PluginPolicy.DEFAULT, CONFIG.formatted(mood, "own")));
                PluginHandle strategy = open(running, PluginKind.STRATEGY, "moody");
                PluginHandle venue = open(running, PluginKind.CONNECTOR, "acme-venue")) {
            Set<?> resting = (Set<?>) field(venue, "RESTING");
            try {
                running.await(
                        "the sentence",
                        () -> running.bot("bad").sentence().startsWith("blocked in tick of acme:COIN-USD-PERP since"));
                running.await("the cancel", () -> !resting.contains("acme:COIN-USD-PERP"));

                assertThat(resting.contains("acme:IRON-USD-PERP")).isTrue();
                assertThat(running.bot("still").state()).isEqualTo(BotState.RUNNING);
                running.awaitFill("good");
                assertThat(running.bot("bad").failed()).isTrue();
                assertThat(running.bot("good").failed()).isFalse();
                Ending ending = running.stop();
                assertThat(ending.confirmed()).as(ending.why()).isTrue();
                assertThat(ending.openOrders()).isZero();
                assertThat(resting.isEmpty()).isTrue();
            } finally {
                ((CountDownLatch) field(strategy, "RELEASE")).countDown();
                ((Semaphore) field(strategy, "LOCK")).release();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocks", "sleeps", "spins", "locks"})
    void whatItWouldStillPlaceWhenItHasGoneDoesNotLeave(String mood) throws ReflectiveOperationException {
        try (LiveSession running =
                        new LiveSession(new Trading(plugins, PluginPolicy.DEFAULT, CONFIG.formatted(mood, "own")));
                PluginHandle strategy = open(running, PluginKind.STRATEGY, "moody");
                PluginHandle venue = open(running, PluginKind.CONNECTOR, "acme-venue")) {
            Set<?> resting = (Set<?>) field(venue, "RESTING");
            try {
                running.await(
                        "the sentence", () -> running.bot("bad").sentence().startsWith("blocked"));
                running.supervisor().removeBot("bad", "it has to go");
                assertThat(resting.contains("acme:COIN-USD-PERP")).isFalse();
            } finally {
                ((CountDownLatch) field(strategy, "RELEASE")).countDown();
                ((Semaphore) field(strategy, "LOCK")).release();
            }
            running.awaitFill("good");
            running.awaitFill("good");

            assertThat(resting.contains("acme:COIN-USD-PERP")).isFalse();
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    private static PluginHandle open(LiveSession running, PluginKind kind, String name) {
        var catalog = running.trading().catalog();
        return catalog.open(catalog.find(kind, name).orElseThrow());
    }

    private static Object field(PluginHandle handle, String name) throws ReflectiveOperationException {
        return handle.provider().configType().getEnclosingClass().getField(name).get(null);
    }
}
