package io.jackstay.runtime.session;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.PastMoney;
import io.jackstay.runtime.data.Recordings;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.fixture.ScriptedConnector;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A login that lives twice on one journal: what its venue has of the time between must be taken before anybody trades. */
final class CatchUpTest {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private final VirtualDriver driver =
            new VirtualDriver(clock, new RecordedData(new TreeMap<>(), Recordings::open, clock));
    private final MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
    private final List<ScriptedConnector> venues = new ArrayList<>();
    private final List<HistoryQuery> asked = new ArrayList<>();

    private AccountLoop login() {
        AccountLoop account = new AccountLoop(
                Markets.SIM,
                VenueTraits.of(Capability.TRADING, Capability.FILL_HISTORY),
                clock,
                0,
                new Bench.NoFeeds(),
                executor -> Optional.of(store.open(StreamName.account("sim"), OpenMode.OWN, executor)),
                Logins.guard(),
                context -> {
                    ScriptedConnector venue = new ScriptedConnector(context, List.of(Logins.BTC_INFO));
                    venues.add(venue);
                    return venue;
                });
        driver.turn(account);
        return account;
    }

    private ScriptedConnector venue() {
        return venues.get(venues.size() - 1);
    }

    private LoginStart started(AccountLoop account) {
        LoginStart start = new LoginStart(account, clock);
        assertThat(await(start)).isTrue();
        return start;
    }

    private boolean await(LoginStart start) {
        return driver.await(
                () -> {
                    store.writer().doWork();
                    return start.advance();
                },
                STEP,
                LONG);
    }

    private AccountLoop secondLife() {
        AccountLoop first = login();
        assertThat(started(first).hasCome()).isTrue();
        see(first);
        driver.drop(first);
        first.closeJournal();
        clock.advanceTo(clock.nanoTime() + Duration.ofSeconds(10).toNanos());
        return login();
    }

    /** Before it has seen what the venue holds no process places an order. */
    private void see(AccountLoop account) {
        List<Result<AccountSnapshot>> seen = new ArrayList<>();
        account.snapshot(seen::add);
        driver.await(
                () -> {
                    store.writer().doWork();
                    return !seen.isEmpty();
                },
                STEP,
                LONG);
        assertThat(seen).hasSize(1);
    }

    private OrderFill fill(String id) {
        OrderRef order = OrderRef.of(BTC, Cloid.Layout.forBits(62).cloid(0, 1, 5));
        return Markets.fill(id, order, Side.BUY, "1", "100", clock.epochNanos());
    }

    private List<String> takenOfBot(AccountLoop account) {
        List<PastMoney> money = new ArrayList<>();
        account.moneyOf(1, money::add);
        driver.await(
                () -> {
                    store.writer().doWork();
                    return !money.isEmpty();
                },
                STEP,
                LONG);
        return money.get(0).positions(List.of(Logins.BTC_INFO)).stream()
                .map(position -> position.size().toString())
                .toList();
    }

    @Test
    void aFirstLifeHasNothingToCatchUpWith() {
        AccountLoop first = login();
        venue().onFills = (query, reply) -> asked.add(query);

        assertThat(started(first).hasCome()).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void everyPageIsTakenBeforeTheStartHasCome() {
        AccountLoop second = secondLife();
        venue().onFills = (query, reply) -> {
            asked.add(query);
            reply.ok(
                    query.cursor().isEmpty()
                            ? HistoryPage.more(List.of(fill("a")), "next")
                            : HistoryPage.last(List.of(fill("b")), ""));
        };

        assertThat(started(second).hasCome()).isTrue();
        assertThat(asked).extracting(HistoryQuery::cursor).containsExactly("", "next");
        assertThat(takenOfBot(second)).singleElement().asString().startsWith("2");
    }

    @Test
    void anUnknownPageIsAskedForAgain() {
        AccountLoop second = secondLife();
        venue().onFills = (query, reply) -> {
            asked.add(query);
            if (asked.size() < 3) {
                reply.unknown("connection reset");
            } else {
                reply.ok(HistoryPage.last(List.of(fill("a")), ""));
            }
        };

        assertThat(started(second).hasCome()).isTrue();
        assertThat(takenOfBot(second)).hasSize(1);
    }

    @Test
    void withoutItsHistoryALoginHasNotStarted() {
        AccountLoop second = secondLife();
        venue().onFills = (query, reply) -> reply.refused(RejectReason.NOT_ENTITLED, "no history for you");

        LoginStart start = started(second);
        assertThat(start.hasCome()).isFalse();
        assertThat(start.words()).isEqualTo("fills of sim was refused: no history for you");
        assertThat(start.isUnanswered()).isFalse();
    }

    @Test
    void aHistoryThatNobodyTellsIsAskedForAtALaterStart() {
        AccountLoop second = secondLife();
        venue().onFills = (query, reply) -> reply.unknown("connection reset");

        LoginStart start = started(second);
        assertThat(start.hasCome()).isFalse();
        assertThat(start.isUnanswered()).isTrue();
    }

    @Test
    void whileAPageIsAwaitedItSaysWhatFor() {
        AccountLoop second = secondLife();
        venue().onFills = (query, reply) -> asked.add(query);
        LoginStart start = new LoginStart(second, clock);

        driver.await(
                () -> {
                    store.writer().doWork();
                    return start.advance();
                },
                STEP,
                Duration.ofSeconds(5));

        assertThat(asked).hasSize(1);
        assertThat(start.standing()).isEqualTo("the fills of sim");
    }
}
