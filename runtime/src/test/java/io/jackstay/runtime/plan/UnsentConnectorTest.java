package io.jackstay.runtime.plan;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.Result;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.FeedSource;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.fixture.ScriptedConnector;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that changes something reaches the venue, and the account is seen as if it had. */
final class UnsentConnectorTest {
    private static final long LATER =
            Markets.START_NANOS + Duration.ofMinutes(1).toNanos();
    private static final OrderRef REAL = new OrderRef(BTC, 7, "v7");
    private static final OrderRef OTHER = new OrderRef(BTC, 0, "v8");

    private final Unsent unsent = new Unsent();
    private ScriptedConnector venue;
    private UnsentConnector subject;
    private AccountLoop account;

    @BeforeEach
    void setUp() {
        account = new AccountLoop(
                Markets.SIM,
                VenueTraits.of(Capability.TRADING),
                new VirtualClock(Markets.START_NANOS),
                0,
                new NoFeeds(),
                executor -> Optional.empty(),
                new PluginGuard("test", UnsentConnectorTest.class.getClassLoader()),
                context -> {
                    venue = new ScriptedConnector(context, List.of(Markets.info(BTC)));
                    subject = new UnsentConnector(context, venue, unsent);
                    return subject;
                });
        account.wakeBy(Work.Wakeup.NONE);
        account.start(result -> {});
        turn();
        venue.rests(REAL, Markets.limit(Side.BUY, "0.010", "59000"));
        venue.rests(OTHER, Markets.limit(Side.SELL, "0.020", "61000"));
        open();
    }

    @Test
    void aNewOrderRestsHereAlone() {
        submit(9, Markets.limit(Side.BUY, "0.010", "58000"));

        assertThat(venue.batches).isEmpty();
        assertThat(venue.resting()).hasSize(2);
        assertThat(picture().placed()).extracting(Unsent.Placed::cloid).containsExactly(9L);
        assertThat(picture().placed()).allMatch(Unsent.Placed::rests);
        assertThat(open()).extracting(report -> report.order().cloidOrZero()).containsExactly(7L, 0L, 9L);
        assertThat(status(9)).isInstanceOf(OrderLookup.Found.class);
    }

    @Test
    void oneThatTakesAtOnceIsNotMadeUp() {
        submit(9, Markets.limit(Side.BUY, "0.010", "62000").ioc());

        assertThat(picture().placed()).extracting(Unsent.Placed::rests).containsExactly(false);
        assertThat(open()).extracting(report -> report.order().cloidOrZero()).containsExactly(7L, 0L);
    }

    @Test
    void anOrderToTheMarketTakesAtOnce() {
        submit(9, MarketOrderRequest.market(Side.BUY, Markets.size(BTC, "0.010"), Markets.price(BTC, "62000")));

        assertThat(picture().placed()).extracting(Unsent.Placed::rests).containsExactly(false);
        assertThat(picture().placed())
                .extracting(placed -> placed.report().timeInForce())
                .containsExactly(TimeInForce.IOC);
    }

    @Test
    void oneThatIsTakenBackWasNeverThere() {
        submit(9, Markets.limit(Side.BUY, "0.010", "58000"));
        cancel(OrderRef.of(BTC, new Cloid(9)));

        assertThat(picture().placed()).isEmpty();
        assertThat(picture().cancelled()).isEmpty();
        assertThat(open()).extracting(report -> report.order().cloidOrZero()).containsExactly(7L, 0L);
    }

    @Test
    void oneOfTheVenueIsCancelledHereAlone() {
        cancel(REAL);

        assertThat(venue.batches).isEmpty();
        assertThat(venue.resting()).hasSize(2);
        assertThat(picture().cancelled()).extracting(OrderReport::order).containsExactly(REAL);
        assertThat(open()).extracting(OrderReport::order).containsExactly(OTHER);
    }

    @Test
    void oneOfTheVenueIsAmendedHereAlone() {
        LimitOrderRequest original = Markets.limit(Side.BUY, "0.010", "59000");
        execute(OrderBatch.of(
                List.of(),
                List.of(new OrderBatch.Amend(
                        REAL,
                        new Cloid(10),
                        Markets.price(BTC, "58500"),
                        Markets.size(BTC, "0.030"),
                        Markets.size(BTC, "0"),
                        original,
                        LATER)),
                List.of()));

        assertThat(venue.batches).isEmpty();
        assertThat(picture().changed()).hasSize(1);
        assertThat(picture().changed().get(0).from().size()).isEqualTo(Markets.size(BTC, "0.010"));
        OrderReport now = open().get(0);
        assertThat(now.size()).isEqualTo(Markets.size(BTC, "0.030"));
        assertThat(now.price()).isEqualTo(Markets.price(BTC, "58500"));

        cancel(REAL);

        assertThat(picture().changed()).isEmpty();
        assertThat(picture().cancelled()).extracting(OrderReport::order).containsExactly(REAL);
    }

    @Test
    void theVenuesOwnCancelAllReachesNothingThere() {
        submit(9, Markets.limit(Side.BUY, "0.010", "58000"));
        List<Result<Void>> answers = new ArrayList<>();
        account.execute(() -> subject.cancelAll(Optional.of(Markets.ETH), answers::add));
        turn();
        assertThat(open()).hasSize(3);

        account.execute(() -> subject.cancelAll(Optional.of(BTC), answers::add));
        turn();

        assertThat(answers).hasSize(2).allMatch(answer -> answer instanceof Result.Ok);
        assertThat(open()).isEmpty();
        assertThat(venue.resting()).hasSize(2);
        assertThat(picture().cancelled()).hasSize(2);
    }

    @Test
    void leverageIsKeptAndSwitchesAndActionsAreNotPassedOn() {
        List<Result<?>> answers = new ArrayList<>();
        venue.onArm = (horizon, reply) -> {
            throw new AssertionError("the switch was passed on");
        };
        account.execute(() -> {
            subject.setLeverage(BTC, 5, answers::add);
            subject.armDeadMan(Duration.ofSeconds(60), List.of(BTC), answers::add);
            subject.act("nonce", java.util.Map.of(), answers::add);
        });
        turn();

        assertThat(picture().leverage()).containsEntry(BTC, 5);
        assertThat(answers).hasSize(3);
        assertThat(answers.get(2)).isInstanceOf(Result.Refused.class);
    }

    private Unsent.Picture picture() {
        return unsent.picture();
    }

    private void submit(long cloid, OrderRequest request) {
        execute(OrderBatch.of(List.of(), List.of(), List.of(new OrderBatch.Submit(new Cloid(cloid), request, LATER))));
    }

    private void cancel(OrderRef order) {
        execute(OrderBatch.of(List.of(new OrderBatch.Cancel(order)), List.of(), List.of()));
    }

    private void execute(OrderBatch batch) {
        account.execute(() -> subject.execute(batch));
        turn();
    }

    /** As the runtime sees it. */
    private List<OrderReport> open() {
        List<AccountSnapshot> snapshots = new ArrayList<>();
        account.snapshot(result -> {
            if (result instanceof Result.Ok<AccountSnapshot> ok) {
                snapshots.add(ok.value());
            }
        });
        turn();
        return snapshots.get(0).openOrders();
    }

    private OrderLookup status(long cloid) {
        List<OrderLookup> found = new ArrayList<>();
        account.execute(() -> subject.orderStatus(OrderRef.of(BTC, new Cloid(cloid)), Instant.EPOCH, result -> {
            if (result instanceof Result.Ok<OrderLookup> ok) {
                found.add(ok.value());
            }
        }));
        turn();
        return requireNonNull(found.get(0));
    }

    private void turn() {
        while (account.doWork() > 0) {
            // Until it rests.
        }
    }

    private static final class NoFeeds implements FeedSource {
        @Override
        public Optional<MarketFeed> recording(MarketId market) {
            return Optional.empty();
        }

        @Override
        public MarketFeed upstream(String source, LoopTimers timers, Executor loop) {
            throw new UnsupportedOperationException("no feed here");
        }
    }
}
