package io.jackstay.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.RejectReason;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.ConnectorBlock;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.fixture.ScriptedConnector;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.plugin.PluginHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LoginTest {
    private static final Duration STEP = Duration.ofMillis(100);

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private final VirtualDriver driver =
            new VirtualDriver(clock, new RecordedData(new TreeMap<>(), Recordings::open, clock));
    private final List<AccountLoop> made = new ArrayList<>();
    private Consumer<ScriptedConnector> script = venue -> {};
    private Optional<JackstayException> fault = Optional.empty();
    private int ended;
    private final Login login = new Login(planned(null), driver, this::make, () -> ended++);

    private record Nothing() {}

    @SuppressWarnings("NullAway") // what a login is made with plays no part here
    private static PlannedConnector planned(@Nullable PluginHandle plugin) {
        ConnectorBlock block = ConfigFile.parse("a.conf", "connectors { sim { plugin = none } }", List.of(), Map.of())
                .config()
                .connectors()
                .get(0);
        VenueTraits traits = VenueTraits.of(Capability.TRADING);
        return new PlannedConnector(
                Markets.SIM, block, plugin, new Nothing(), traits, Optional.empty(), List.of(), true);
    }

    private AccountLoop make(PlannedConnector planned) {
        fault.ifPresent(thrown -> {
            throw thrown;
        });
        AccountLoop account = new AccountLoop(
                planned.venue(), planned.traits(), clock, 0, new Bench.NoFeeds(), Logins.guard(), context -> {
                    ScriptedConnector venue = new ScriptedConnector(context, List.of(Logins.BTC_INFO));
                    script.accept(venue);
                    return venue;
                });
        made.add(account);
        return account;
    }

    private void settle() {
        driver.await(
                () -> {
                    login.advance();
                    return !login.isStarting();
                },
                STEP,
                Duration.ofMinutes(5));
    }

    private void loseTheLoop() {
        driver.drop(login.requireAccount());
    }

    @Test
    void aStartThatComesMakesItUp() {
        login.begin();
        assertThat(login.isStarting()).isTrue();
        settle();

        assertThat(login.isUp()).isTrue();
        assertThat(login.broken()).isEmpty();
        assertThat(login.listed()).containsExactly(Logins.BTC_INFO);
    }

    @Test
    void aRefusalMakesItOneThatIsDownAndLetsGoOfItsLoop() {
        script = venue -> venue.onStart = reply -> reply.refused(RejectReason.AUTHENTICATION, "unknown key");
        login.begin();
        settle();

        assertThat(login.isUp()).isFalse();
        assertThat(login.why()).isEqualTo("start of sim was refused: unknown key");
        assertThat(login.account()).isEmpty();
        driver.await(login::isDueAgain, STEP, Duration.ofMinutes(5));
        assertThat(login.isDueAgain()).isFalse();
        assertThat(driver.isTurned(made.get(0))).isFalse();
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void aStartThatNobodyAnsweredIsDueAgainAfterPausesThatGrowToAMinute() {
        script = venue -> venue.onStart = reply -> reply.unknown("connection reset");
        login.begin();
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            settle();
            long down = clock.nanoTime();
            driver.await(login::isDueAgain, STEP, Duration.ofMinutes(5));
            pauses.add(Duration.ofNanos(clock.nanoTime() - down).toSeconds());
            login.revive();
        }

        assertThat(pauses).containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
        assertThat(login.isDueAgain()).isFalse();
        assertThat(ended).isEqualTo(12);
    }

    @Test
    void aStartThatIsAnsweredAtLastMakesItUp() {
        script = venue -> venue.onStart = reply -> reply.unknown("connection reset");
        login.begin();
        settle();
        assertThat(login.why()).isEqualTo("start of sim failed: connection reset");
        driver.await(login::isDueAgain, STEP, Duration.ofMinutes(5));
        script = venue -> {};
        login.revive();
        settle();

        assertThat(login.isUp()).isTrue();
        assertThat(login.isDueAgain()).isFalse();
    }

    @Test
    void aLoopThatIsLostIsSaidAndTheLoginMayLiveAgainThreeTimes() {
        login.begin();
        settle();
        for (int life = 2; life <= 4; life++) {
            loseTheLoop();
            assertThat(login.broken()).contains("its loop has ended by a fault");
            assertThat(login.mayBeRevived()).isTrue();
            login.revive();
            settle();

            assertThat(made).hasSize(life);
            assertThat(login.isUp()).isTrue();
            assertThat(login.broken()).isEmpty();
        }
        loseTheLoop();

        assertThat(login.mayBeRevived()).isFalse();
    }

    @Test
    void aLoopThatIsLostDuringTheStartIsAStartThatFailed() {
        script = venue -> venue.onStart = reply -> {};
        login.begin();
        loseTheLoop();
        login.advance();

        assertThat(login.isStarting()).isFalse();
        assertThat(login.why()).isEqualTo("the loop of sim has ended by a fault");
    }

    @Test
    void whatCannotBeMadeWhileOthersRunIsDownAndMayBeBegunAgain() {
        JackstayException full = new JackstayException(ErrorCode.JOURNAL_FULL, "no space left on the disk");
        fault = Optional.of(full);
        assertThatExceptionOfType(JackstayException.class)
                .isThrownBy(login::begin)
                .isSameAs(full);

        login.tryBegin();
        assertThat(login.isUp()).isFalse();
        assertThat(login.isStarting()).isFalse();
        assertThat(login.why()).isEqualTo("no space left on the disk");
        fault = Optional.empty();
        login.tryBegin();
        settle();
        assertThat(login.isUp()).isTrue();
        driver.await(login::isDueAgain, STEP, Duration.ofMinutes(5));
        assertThat(login.isDueAgain()).isFalse();
    }

    @Test
    void aDiskInItsWayMakesItDueAgain() {
        fault = Optional.of(new JackstayException(ErrorCode.JOURNAL_FULL, "no space left on the disk"));
        login.tryBegin();
        long down = clock.nanoTime();
        driver.await(login::isDueAgain, STEP, Duration.ofMinutes(5));
        assertThat(clock.nanoTime() - down).isEqualTo(Duration.ofSeconds(5).toNanos());
        fault = Optional.empty();
        login.revive();
        settle();

        assertThat(login.isUp()).isTrue();
    }

    @Test
    void aJournalThatIsDamagedIsNotTriedAgainByItself() {
        fault = Optional.of(new JackstayException(ErrorCode.JOURNAL_CORRUPT, "damaged"));
        login.tryBegin();
        driver.await(login::isDueAgain, STEP, Duration.ofMinutes(5));

        assertThat(login.isDueAgain()).isFalse();
    }
}
