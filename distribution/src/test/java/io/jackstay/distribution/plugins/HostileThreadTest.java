package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.config.Problems;
import io.jackstay.runtime.plugin.PluginHandle;
import io.jackstay.runtime.plugin.PluginKind;
import io.jackstay.runtime.plugin.PluginPolicy;
import io.jackstay.runtime.session.Ending;
import io.jackstay.runtime.session.LiveDriver;
import io.jackstay.runtime.session.Session;
import io.jackstay.runtime.session.SessionPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A strategy that does not return, and one that leaves a thread behind. */
class HostileThreadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String CONFIG = """
            connectors { acme { plugin = acme-venue, symbols = [COIN-USD-PERP, STONE-USD-PERP] } }
            bots {
              bad { strategy { plugin = hostile-strategy, market = "acme:COIN-USD-PERP", fault = %s } }
              good { strategy { plugin = acme-ping-pong, market = "acme:STONE-USD-PERP" } }
            }
            """;

    @TempDir
    private Path plugins;

    private Path hostile;

    @BeforeEach
    void drop() {
        Guests.all(plugins);
        hostile = Guests.hostileStrategy(plugins);
    }

    @Test
    void botThatBlocksDoesNotHoldUpItsNeighbour() throws ReflectiveOperationException {
        Trading trading = new Trading(plugins, PluginPolicy.DEFAULT, CONFIG.formatted("blocks"));
        try (SessionPlan plan = trading.plan();
                PluginHandle handle = open(trading);
                LiveDriver driver = new LiveDriver();
                Session session = new Session(plan, driver, Optional.empty(), line -> {})) {
            CountDownLatch release = latch(handle);
            try {
                session.start(new Problems());
                boolean traded =
                        driver.await(() -> bot(session, "good").counts().fills() > 0, PATIENCE);

                assertThat(traded).as("%s", session.statuses()).isTrue();
                assertThat(bot(session, "bad").counts().orders()).isZero();
                assertThat(release.getCount()).isEqualTo(1);
            } finally {
                release.countDown();
            }
            boolean trades = driver.await(() -> bot(session, "bad").counts().orders() > 0, PATIENCE);
            assertThat(trades).as("%s", session.statuses()).isTrue();
            Ending ending = session.stop("the end of the test");
            assertThat(ending.confirmed()).as(ending.why()).isTrue();
            assertThat(ending.bots()).extracting(BotStatus::state).containsOnly(BotState.STOPPED);
        }
    }

    @Test
    void threadThatIsLeftBehindIsNamedWithItsJar() throws ReflectiveOperationException, InterruptedException {
        PluginPolicy policy = new PluginPolicy(new TreeMap<>(Map.of("hostile-strategy", List.of("threads"))), false);
        Path jar = Guests.leakyStrategy(plugins);
        Trading trading = new Trading(plugins, policy, CONFIG.formatted("none"));
        CountDownLatch release;
        Thread left;
        try (Log log = new Log()) {
            try (PluginHandle handle = open(trading)) {
                release = latch(handle);
                assertThat(Trading.bot(trading.run(Duration.ofSeconds(20)), "good")
                                .counts()
                                .fills())
                        .isGreaterThan(2);
                left = (Thread) provider(handle).getField("left").get(null);
            }
            assertThat(log.with("plugin left a thread running"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.text()).contains(jar.toString(), "left-by-hostile"));
        }
        release.countDown();
        left.join(PATIENCE.toMillis());
        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void threadsAreRefusedUnlessTheOperatorGrantsThem() {
        Path jar = Guests.leakyStrategy(plugins);
        Trading trading = new Trading(plugins, PluginPolicy.DEFAULT, CONFIG.formatted("none"));

        assertThat(trading.refused()).singleElement().satisfies(line -> assertThat(line)
                .startsWith(jar.toString())
                .contains("java.lang.Thread", "hostile-strategy { permissions = [threads] }")
                .doesNotContain("\n"));
        assertThat(jar).isEqualTo(hostile);
    }

    private static BotStatus bot(Session session, String name) {
        return session.statuses().stream()
                .filter(bot -> bot.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PluginHandle open(Trading trading) {
        assertThat(trading.refused()).isEmpty();
        return trading.catalog()
                .open(trading.catalog()
                        .find(PluginKind.STRATEGY, "hostile-strategy")
                        .orElseThrow());
    }

    private static Class<?> provider(PluginHandle handle) {
        return handle.provider().configType().getEnclosingClass();
    }

    private static CountDownLatch latch(PluginHandle handle) throws ReflectiveOperationException {
        return (CountDownLatch) provider(handle).getField("RELEASE").get(null);
    }
}
