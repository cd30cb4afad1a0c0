package io.jackstay.runtime.session;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.plugin.PluginHandle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RunningBotTest {
    private final Bench bench = new Bench();
    private final VirtualDriver driver =
            new VirtualDriver(bench.clock, new RecordedData(new TreeMap<>(), Recordings::open, bench.clock));
    private final RunningBot running = new RunningBot(planned(null, "debug = false"), bench.clock);

    @SuppressWarnings("NullAway") // what a bot is made with plays no part here
    static PlannedBot planned(@Nullable PluginHandle plugin, String policies) {
        BotBlock block = ConfigFile.parse(
                        "a.conf",
                        "connectors { sim { plugin = none } }\nbots { bot1 { strategy { plugin = none }, %s } }"
                                .formatted(policies),
                        List.of(),
                        Map.of())
                .config()
                .bots()
                .get(0);
        return new PlannedBot(1, block, plugin, new Nothing(), Bench.BTC_NEEDS, List.of());
    }

    private record Nothing() {}

    private Bot madeWithAnOrder() {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                context.orders().place(limit(Side.BUY, "1", "99"));
            }
        };
        Bot bot = bench.started(1, strategy);
        driver.turn(bot, Threading.OWN);
        running.made(bot, bench.accounts());
        return bot;
    }

    @Test
    void aBotThatWaitsSaysWhatFor() {
        running.waitsFor("waits for the start of sim");

        assertThat(running.isWaiting()).isTrue();
        assertThat(running.isStopped()).isFalse();
        assertThat(running.status().sentence()).isEqualTo("starting: waits for the start of sim");
        assertThat(running.status().isMade()).isFalse();
    }

    @Test
    void aStopEndsTheWaitingAndIsNoFailure() {
        running.stop("asked");

        assertThat(running.isStopped()).isTrue();
        assertThat(running.hasFailed()).isFalse();
        assertThat(running.status().why()).isEqualTo("asked");
    }

    @Test
    void aBotThatNeverRanIsUntouchedOnlyWhereItKeepsItsOrdersAndHasNotFailed() {
        RunningBot keeps = new RunningBot(planned(null, "on-stop = keep"), bench.clock);
        assertThat(running.isUntouched()).isFalse();
        assertThat(keeps.isUntouched()).isTrue();
        keeps.stop("asked");
        assertThat(keeps.isUntouched()).isTrue();
        keeps.couldNotStart("refused");
        assertThat(keeps.isUntouched()).isFalse();
    }

    @Test
    void aBotThatCouldNotBeStartedHasFailedUntilItStartsAgain() {
        running.couldNotStart("start of sim was refused: unknown key");

        assertThat(running.hasFailed()).isTrue();
        assertThat(running.status().state()).isEqualTo(BotState.STOPPED);
        running.startsAgain();
        assertThat(running.isWaiting()).isTrue();
        assertThat(running.hasFailed()).isFalse();
    }

    @Test
    void aBotWhoseLoopHasEndedHasFailedAndItsOrdersAreCancelledPastIt() {
        Bot bot = madeWithAnOrder();
        running.watch(driver);
        assertThat(running.isStopped()).isFalse();

        driver.drop(bot);
        running.watch(driver);
        bench.settle();

        assertThat(running.hasFailed()).isTrue();
        assertThat(running.isOver()).isTrue();
        assertThat(running.status().sentence()).startsWith("its loop has ended by a fault in");
        assertThat(bench.venue().resting()).isEmpty();
    }
}
