package io.jackstay.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.account.LoginReach;
import io.jackstay.runtime.account.ReadOnlyLogin;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.fixture.ScriptedConnector;
import io.jackstay.runtime.look.Comparison;
import io.jackstay.runtime.look.Pair;
import io.jackstay.runtime.loop.VirtualClock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A login that is looked at: what its history leaves out, and a loop that says nothing. */
final class SideBySideTest {
    private static final VenueTraits TRAITS = VenueTraits.of(Capability.TRADING, Capability.FILL_HISTORY);

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private final HandDriver driver = new HandDriver(clock);
    private final AtomicReference<ScriptedConnector> venue = new AtomicReference<>();
    private final ReadOnlyLogin login = new ReadOnlyLogin(
            Markets.SIM,
            clock,
            new TreeMap<>(),
            new Bench.NoFeeds(),
            LoginReach.alone(TRAITS),
            Logins.guard(),
            context -> {
                venue.set(new ScriptedConnector(context, List.of(Logins.BTC_INFO)));
                return venue.get();
            });
    private final SideBySide sides = new SideBySide(driver, login, Markets.SIM, 10);

    SideBySideTest() {
        driver.turnBeside(login);
    }

    private static OrderFill fill(String id) {
        return Markets.fill(
                id, OrderRef.foreign(Markets.BTC, "7"), Side.BUY, "1", "100", Markets.START_NANOS + 1_000_000);
    }

    private Comparison compare() {
        return sides.compare(List.of(Markets.BTC), OptionalLong.of(Markets.START_NANOS));
    }

    @Test
    void holesOfEachPageAreKeptAndWhatTheStreamAloneTellsIsNoDifferenceThen() {
        venue.get().onFills = (query, reply) -> reply.ok(
                query.cursor().isEmpty()
                        ? HistoryPage.more(List.of(fill("a")), "next").withHole("fills of an hour are not served")
                        : HistoryPage.last(List.of(fill("b")), "end").withHole("nor are those of a minute"));
        login.ask("fills of the stream", result -> {}, (connector, reply) -> {
            venue.get().events().fill(fill("c"));
            reply.ok(List.of());
        });

        Comparison found = compare();

        assertThat(found.holes()).containsExactly("fills of an hour are not served", "nor are those of a minute");
        assertThat(found.fills()).hasSize(3).allMatch(pair -> pair.verdict() == Pair.Verdict.ONE_SIDED);
    }

    @Test
    void aHistoryWithoutHolesHasNoneAndDiffers() {
        venue.get().onFills = (query, reply) -> reply.ok(HistoryPage.last(List.of(fill("a")), "end"));
        login.ask("fills of the stream", result -> {}, (connector, reply) -> {
            venue.get().events().fill(fill("c"));
            reply.ok(List.of());
        });

        Comparison found = compare();

        assertThat(found.holes()).isEmpty();
        assertThat(found.differences()).isEqualTo(2);
    }

    @Test
    void aLoopThatDoesNotSayWhatItHeardIsNotAnEmptyAccount() {
        venue.get().onFills = (query, reply) -> {
            reply.ok(HistoryPage.last(List.of(), ""));
            driver.beside = Optional.empty();
        };

        assertThatThrownBy(this::compare)
                .isInstanceOfSatisfying(JackstayException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.VENUE_UNREACHABLE))
                .hasMessageContaining("did not say within 45 s what its streams had told");
    }
}
