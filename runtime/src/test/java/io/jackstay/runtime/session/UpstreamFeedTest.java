package io.jackstay.runtime.session;

import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.Connector;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Venue;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.fixture.ScriptedConnector;
import io.jackstay.runtime.loop.VirtualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two logins whose loops the test turns: {@code sim} has its market data from {@code hl}. */
final class UpstreamFeedTest {
    private static final Venue HL = new Venue("hl");
    private static final MarketInfo SOURCE = Markets.info(MarketId.parse("hl:BTC-USDC-PERP"));
    /** One decimal more than the source. */
    private static final MarketInfo MARKET = Markets.info(Markets.BTC).toBuilder()
            .priceGrid(new PriceGrid.Tick(new BigDecimal("0.01")))
            .build();

    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private final List<String> heard = new ArrayList<>();
    private final List<ScriptedConnector> made = new ArrayList<>();
    private final SortedMap<Venue, AccountLoop> accounts = new TreeMap<>();
    private final SortedMap<Venue, List<MarketInfo>> listed = new TreeMap<>();
    private final SessionFeeds feeds = new SessionFeeds(Optional.empty());

    private ScriptedConnector hl() {
        return made.get(made.size() - 1);
    }

    private AccountLoop account(Venue venue, Function<ConnectorContext, Connector> create) {
        VenueTraits traits =
                VenueTraits.of(Capability.BOOK, Capability.TRADES, Capability.MARK, Capability.FUNDING, Capability.TOP);
        AccountLoop account = new AccountLoop(venue, traits, clock, 0, feeds.of(venue), Logins.guard(), create);
        accounts.put(venue, account);
        account.start(reply -> {});
        return account;
    }

    @BeforeEach
    void startBoth() {
        feeds.name(HL);
        feeds.name(Markets.SIM);
        startSource();
        account(Markets.SIM, context -> {
            ScriptedConnector connector = new ScriptedConnector(context, List.of(MARKET));
            MarketFeed feed = context.upstream(SOURCE.id().toString());
            connector.onStart = reply -> {
                reply.ok(List.of(MARKET));
                feed.start(MARKET, new Ear());
            };
            return connector;
        });
        listed.put(HL, List.of(SOURCE));
        listed.put(Markets.SIM, List.of(MARKET));
        turn(Markets.SIM);
        turn(HL);
        connect();
        turn(Markets.SIM);
        turn(HL);
    }

    private void startSource() {
        account(HL, context -> {
            made.add(new ScriptedConnector(context, List.of(SOURCE)));
            return hl();
        });
    }

    private SortedSet<Venue> connect() {
        return feeds.connect(
                accounts,
                venue -> listed.getOrDefault(venue, List.of()),
                (source, known) -> heard.add("unknown " + source));
    }

    private void turn(Venue venue) {
        AccountLoop account = accounts.get(venue);
        while (account.doWork() > 0) {
            assertThat(clock.epochNanos()).isEqualTo(START_NANOS);
        }
    }

    private void onHl(Runnable events) {
        accounts.get(HL).execute(events);
        turn(HL);
    }

    private void book(long bid, long ask) {
        hl().events()
                .book(SOURCE.id())
                .snapshot()
                .level(Side.BUY, bid, 5)
                .level(Side.SELL, ask, 6)
                .commit(START_NANOS);
    }

    @Test
    void allDataComeOverAtTheScalesOfTheMarketThatAsked() {
        onHl(() -> {
            book(600_000, 600_001);
            hl().print(SOURCE, 600_001);
            hl().events().mark(MarkPrice.of(Markets.price(SOURCE.id(), "60000.05"), Markets.at(START_NANOS)));
            hl().events()
                    .funding(new FundingRate(
                            SOURCE.id(),
                            new BigDecimal("0.0001"),
                            Duration.ofHours(8),
                            Instant.EPOCH,
                            Markets.at(START_NANOS)));
        });
        turn(Markets.SIM);

        assertThat(heard)
                .containsExactly(
                        "trade BUY 1@6000010",
                        "snapshot BUY 5@6000000 SELL 6@6000010",
                        "mark sim:BTC-USDC-PERP 60000.05",
                        "funding sim:BTC-USDC-PERP 0.0001");
    }

    @Test
    void aLoopThatIsBehindGetsEveryPrintAndTheLatestBook() {
        for (int i = 0; i < 100; i++) {
            int step = i;
            onHl(() -> {
                hl().print(SOURCE, 600_000 + step);
                book(600_000 + step, 600_001 + step);
            });
        }
        turn(Markets.SIM);

        assertThat(heard).hasSize(101).endsWith("snapshot BUY 5@6000990 SELL 6@6001000");
    }

    @Test
    void whatWaitsIsBounded() {
        onHl(() -> {
            for (int i = 0; i < 10_000; i++) {
                hl().print(SOURCE, 600_000 + i);
            }
        });
        turn(Markets.SIM);

        assertThat(heard).hasSize(4_096).startsWith("trade BUY 1@6000000");
        onHl(() -> hl().print(SOURCE, 700_000));
        turn(Markets.SIM);
        assertThat(heard).endsWith("trade BUY 1@7000000");
    }

    @Test
    void aLostBookIsToldAsOneWithoutLevels() {
        onHl(() -> book(600_000, 600_001));
        turn(Markets.SIM);
        onHl(() -> hl().events().gap(SOURCE.id(), Feed.BOOK, "sequence 5, expected 4"));
        turn(Markets.SIM);

        assertThat(heard).containsExactly("snapshot BUY 5@6000000 SELL 6@6000010", "snapshot");
    }

    @Test
    void theSourceIsSubscribedToWhatItHas() {
        Subscriptions wanted = feeds.wanted(accounts.get(HL), Subscriptions.none());

        assertThat(wanted.wants(SOURCE.id(), Feed.BOOK)).isTrue();
        assertThat(wanted.wants(SOURCE.id(), Feed.TRADES)).isTrue();
        assertThat(wanted.wants(SOURCE.id(), Feed.TOP)).as("depth says it too").isFalse();
        assertThat(feeds.wanted(accounts.get(Markets.SIM), Subscriptions.none()).markets())
                .isEmpty();
    }

    @Test
    void aMarketThatIsNotListedIsReported() {
        listed.put(HL, List.of());
        startSource();

        assertThat(connect()).isEmpty();
        assertThat(heard).containsExactly("unknown hl:BTC-USDC-PERP");
    }

    @Test
    void aSourceThatWasStartedAnewIsConnectedOnce() {
        assertThat(connect()).isEmpty();
        startSource();
        turn(HL);

        assertThat(connect()).containsExactly(HL);
        assertThat(connect()).isEmpty();
        turn(Markets.SIM);
        turn(HL);
        onHl(() -> book(600_000, 600_001));
        turn(Markets.SIM);
        assertThat(heard).hasSize(1);
    }

    @Test
    void nothingFlowsToALoginThatHasEnded() {
        feeds.drop(Markets.SIM);
        turn(HL);
        onHl(() -> book(600_000, 600_001));
        turn(Markets.SIM);

        assertThat(heard).isEmpty();
        assertThat(feeds.wanted(accounts.get(HL), Subscriptions.none()).markets())
                .isEmpty();
    }

    /** Writes down what the feed delivers, a book as one line. */
    private final class Ear implements MarketFeed.Listener {
        private final BookSink book = new BookLine();

        @Override
        public void top(long bid, long bidSize, long ask, long askSize, long venueNanos) {
            heard.add("top %d x %d / %d x %d".formatted(bid, bidSize, ask, askSize));
        }

        @Override
        public BookSink book() {
            return book;
        }

        @Override
        public void trade(long price, long size, Side takerSide, String venueTradeId, long venueNanos) {
            heard.add("trade %s %d@%d".formatted(takerSide, size, price));
        }

        @Override
        public void mark(MarkPrice mark) {
            heard.add("mark %s %s".formatted(mark.market(), mark.mark()));
        }

        @Override
        public void funding(FundingRate rate) {
            heard.add("funding %s %s".formatted(rate.market(), rate.rate().toPlainString()));
        }
    }

    private final class BookLine implements BookSink {
        private final StringBuilder line = new StringBuilder();

        @Override
        public BookSink snapshot() {
            line.setLength(0);
            line.append("snapshot");
            return this;
        }

        @Override
        public BookSink delta() {
            throw new IllegalStateException("an upstream tells whole books");
        }

        @Override
        public BookSink level(Side side, long price, long size) {
            line.append(" %s %d@%d".formatted(side, size, price));
            return this;
        }

        @Override
        public BookSink commit(long venueNanos) {
            heard.add(line.toString());
            return this;
        }
    }
}
