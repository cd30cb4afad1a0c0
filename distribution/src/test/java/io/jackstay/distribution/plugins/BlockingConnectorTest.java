package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.Ending;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector that does not come back, on real threads, beside one on which a bot trades. */
class BlockingConnectorTest {
    private static final String CONFIG = """
            connectors {
              acme { plugin = acme-venue, symbols = [STONE-USD-PERP] }
              moody { plugin = moody-venue, symbols = [COIN-USD-PERP], fault = blocks }
            }
            bots {
              good { strategy { plugin = acme-ping-pong, market = "acme:STONE-USD-PERP" } }
              bad {
                strategy { plugin = moody, market = "moody:COIN-USD-PERP", mood = calm }
                watchdog = 500ms
                restart { attempts = %d, back-off = 100ms }
              }
            }
            """;

    @TempDir
    private Path plugins;

    @BeforeEach
    void drop() {
        Guests.all(plugins);
        Guests.moody(plugins);
        Guests.moodyVenue(plugins);
    }

    private LiveSession start(int attempts) {
        return new LiveSession(new Trading(plugins, PluginPolicy.DEFAULT, CONFIG.formatted(attempts)));
    }

    private static Object field(PluginHandle venue, String name) throws ReflectiveOperationException {
        return venue.provider().configType().getEnclosingClass().getField(name).get(null);
    }

    private static PluginHandle venue(LiveSession running) {
        PluginCatalog catalog = running.trading().catalog();
        return catalog.open(catalog.find(PluginKind.CONNECTOR, "moody-venue").orElseThrow());
    }

    private static void awaitTheEnd(LiveSession running) {
        running.await("the end of its bot", () -> running.bot("bad").failed());
    }

    @Test
    void itsBotFailsWithTheReasonAndTheOthersTradeOn() throws ReflectiveOperationException {
        try (Log log = new Log();
                LiveSession running = start(0);
                PluginHandle venue = venue(running)) {
            try {
                awaitTheEnd(running);

                assertThat(running.bot("bad").why())
                        .contains("the loop of moody is blocked since", "connector moody-venue", "in step");
                assertThat(log.with("login is stuck venue=moody"))
                        .singleElement()
                        .satisfies(line -> assertThat(line.text())
                                .contains("moody-venue.jar", "thread=venue-moody", "AcmeConnector.step", "doWork"));
                running.awaitFill("good");
                assertThat(running.bot("good").failed()).isFalse();
            } finally {
                ((CountDownLatch) field(venue, "RELEASE")).countDown();
            }
        }
    }

    @Test
    void whenItGoesOnTheOrdersAreCancelledAndTheBotComesBack() throws ReflectiveOperationException {
        try (Log log = new Log();
                LiveSession running = start(1);
                PluginHandle venue = venue(running)) {
            Set<?> resting = (Set<?>) field(venue, "RESTING");
            try {
                running.await("its order", () -> resting.contains("moody:COIN-USD-PERP"));
                awaitTheEnd(running);
                assertThat(resting.contains("moody:COIN-USD-PERP")).isTrue();
            } finally {
                ((CountDownLatch) field(venue, "RELEASE")).countDown();
            }

            running.await(
                    "the cancel",
                    () -> !log.with("login goes on venue=moody").isEmpty()
                            && log.with("attempt 1 of 1").size() == 1);
            running.await(
                    "its new life",
                    () -> running.bot("bad").state() == BotState.RUNNING
                            && running.bot("bad").counts().openOrders() == 1);
            Ending ending = running.stop();
            assertThat(ending.confirmed()).as(ending.why()).isTrue();
            assertThat(resting.contains("moody:COIN-USD-PERP")).isFalse();
        }
    }
}
