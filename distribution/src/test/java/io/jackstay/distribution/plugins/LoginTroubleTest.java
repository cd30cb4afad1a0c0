package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.Ending;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login that can't be started, takes its time or dies, beside one on which a bot trades. */
class LoginTroubleTest {
    @TempDir
    private Path plugins;

    @BeforeEach
    void drop() {
        Guests.all(plugins);
        Guests.moody(plugins);
        Guests.moodyVenue(plugins);
    }

    private LiveSession start(String fault, String more) {
        return new LiveSession(trading(fault, more));
    }

    private Trading trading(String fault, String more) {
        return new Trading(plugins, PluginPolicy.DEFAULT, """
                connectors {
                  acme { plugin = acme-venue, symbols = [STONE-USD-PERP] }
                  moody { plugin = moody-venue, symbols = [COIN-USD-PERP], fault = %s }
                }
                bots {
                  good { strategy { plugin = acme-ping-pong, market = "acme:STONE-USD-PERP" } }
                  bad { strategy { plugin = moody, market = "moody:COIN-USD-PERP", mood = calm }, %s }
                }
                """.formatted(fault, more));
    }

    @Test
    void aLoginThatIsRefusedCostsItsBotsAlone() {
        try (LiveSession running = start("refuses", "debug = false")) {
            running.awaitFill("good");

            assertThat(running.bot("bad").state()).isEqualTo(BotState.STOPPED);
            assertThat(running.bot("bad").failed()).isTrue();
            assertThat(running.bot("bad").sentence()).isEqualTo("start of moody was refused: unknown key");
            assertThat(running.supervisor().isOver()).isFalse();
            Ending ending = running.stop();
            assertThat(ending.failed()).isTrue();
            assertThat(ending.confirmed()).isFalse();
            assertThat(ending.why())
                    .contains("whether an order of ours rests at moody is not known: start of moody was refused");
        }
    }

    @Test
    void aLoginThatWasRefusedIsTriedAgainAsItsBotIsStartedAgain() {
        try (Log log = new Log();
                LiveSession running = start("refuses-twice", "restart { attempts = 3, back-off = 100ms }")) {
            running.await("its order", () -> running.bot("bad").counts().openOrders() == 1);

            assertThat(log.with("attempt 1 of 3")).hasSize(1);
            assertThat(log.with("attempt 2 of 3")).hasSize(1);
            assertThat(log.with("attempt 3 of 3")).isEmpty();
            running.awaitFill("good");
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    @Test
    void aLoginThatDoesNotAnswerDelaysItsBotsAlone() {
        try (LiveSession running = start("hangs", "debug = false")) {
            running.awaitFill("good");

            assertThat(running.bot("bad").state()).isEqualTo(BotState.STARTING);
            assertThat(running.bot("bad").sentence()).isEqualTo("starting: waits for the start of moody");
            Ending ending = running.stop();
            assertThat(running.bot("bad").state()).isEqualTo(BotState.STOPPED);
            assertThat(ending.confirmed()).isFalse();
        }
    }

    /** The first two looks are refused, of which one may be the reconciliation's. */
    @Test
    void aVenueThatIsAskedTooOftenDelaysItsBotsAlone() {
        try (Log log = new Log();
                LiveSession running = start("busy", "debug = false")) {
            running.awaitFill("good");
            running.await("its order", () -> running.bot("bad").counts().openOrders() == 1);

            assertThat(log.with("bot is to be started again soon bot=bad reason=\"snapshot of moody was refused: look"))
                    .hasSizeBetween(1, 2);
            assertThat(log.with("could not be started")).isEmpty();
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    @Test
    void aLoginThatDiesIsStartedAnewWithItsBot() {
        try (Log log = new Log();
                LiveSession running = start("dies", "restart { attempts = 2, back-off = 100ms }")) {
            running.await(
                    "its end", () -> !log.with("bot failed bot=bad reason=\"moody can't go on: the key was revoked")
                            .isEmpty());
            running.await(
                    "its new life",
                    () -> running.bot("bad").state() == BotState.RUNNING
                            && running.bot("bad").counts().openOrders() == 1);

            running.awaitFill("good");
            assertThat(running.stop().confirmed()).isTrue();
        }
    }

    @Test
    void aLoginThatDiesWithoutAnotherAttemptLeavesItsBotStopped() {
        try (LiveSession running = start("dies", "debug = false")) {
            running.await("its end", () -> running.bot("bad").state() == BotState.STOPPED);
            running.awaitFill("good");

            assertThat(running.bot("bad").failed()).isTrue();
            assertThat(running.bot("bad").why()).startsWith("moody can't go on: the key was revoked");
            assertThat(running.bot("bad").counts().openOrders()).isZero();
            running.stop();
        }
    }

    @Test
    void aStopBeforeAVenueHasSaidWhatItHoldsIsNoFailure() {
        try (Log log = new Log();
                LiveSession running =
                        new LiveSession(trading("slow", "debug = false"), () -> !log.with("asked for the first time")
                                .isEmpty())) {
            assertThat(running.bot("bad").state()).isEqualTo(BotState.STARTING);

            Ending ending = running.stop();

            assertThat(ending.failed()).isFalse();
            assertThat(ending.confirmed()).isTrue();
            assertThat(running.bot("bad").state()).isEqualTo(BotState.STOPPED);
            assertThat(running.bot("bad").sentence()).contains("the end of the test");
            assertThat(log.with("could not be started")).isEmpty();
        }
    }
}
