package io.jackstay.runtime.session;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.RejectReason;
import io.jackstay.runtime.account.PastMoney;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.BotRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An order of size 1 that the journal has as open, and a venue that does not list it. */
final class LeftoversTest {
    private static final OrderRef REF =
            OrderRef.of(BTC, Cloid.Layout.forBits(62).cloid(0, 1, 5));
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private Logins logins = login(Duration.ZERO);
    private final List<Consumer<Reply<OrderLookup>>> answers = new ArrayList<>();

    @BeforeEach
    void start() {
        begin(logins);
    }

    private static Logins login(Duration settle) {
        return Logins.virtual(VenueTraits.of(Capability.TRADING, Capability.ORDER_STATUS_BY_CLOID)
                .settleTime(settle));
    }

    /** The answers in order, the last of them for ever. */
    private void begin(Logins made) {
        logins = made;
        logins.start();
        logins.venue().onOrderStatus = (order, reply) -> {
            assertThat(order.sameOrder(REF)).isTrue();
            (answers.size() > 1 ? answers.remove(0) : answers.get(0)).accept(reply);
        };
    }

    private static RememberedOrder order(OrderState last, String filled) {
        var placed = new BotRecord.OrderPlaced(REF, Markets.limit(Side.BUY, "1", "100"), "tick", START_NANOS);
        if (last == OrderState.NEW) {
            return new RememberedOrder(placed, Optional.empty());
        }
        return new RememberedOrder(
                placed,
                Optional.of(new OrderUpdate(
                        REF.venueOrderId("v5"),
                        OrderState.SUBMITTING,
                        last,
                        Markets.size(BTC, filled),
                        Markets.price(BTC, "100"),
                        Markets.size(BTC, "1"),
                        Order.Pending.NONE,
                        "",
                        Markets.at(START_NANOS))));
    }

    private static PastMoney fills(String... sizes) {
        List<AccountRecord> taken = new ArrayList<>();
        for (String size : sizes) {
            taken.add(new AccountRecord.FillTaken(
                    1, Markets.fill("f" + taken.size(), REF, Side.BUY, size, "100", START_NANOS)));
        }
        return new PastMoney(List.of(), taken);
    }

    private Leftovers look(RememberedOrder order, PastMoney money) {
        Leftovers leftovers =
                new Leftovers(new VenueQuestions(logins.driver), logins.accounts(), logins.driver, List.of(money));
        leftovers.look(List.of(order), List.of());
        return leftovers;
    }

    private static OrderReport report(OrderState state) {
        return Markets.report(REF, Side.BUY, "1", "100", state, START_NANOS);
    }

    private void answer(OrderReport report) {
        answers.add(reply -> reply.ok(new OrderLookup.Found(report)));
    }

    private void notFound() {
        answers.add(reply -> reply.ok(new OrderLookup.NotFound()));
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderState.class,
            names = {"FILLED", "CANCELLED", "EXPIRED", "REJECTED"})
    void theVenuesLastWordEndsIt(OrderState told) {
        answer(report(told));

        assertThat(look(order(OrderState.OPEN, "0"), fills()).ended()).containsExactly(report(told));
    }

    @Test
    void oneThatIsOpenAllTheSameIsOurs() {
        answer(report(OrderState.OPEN));

        Leftovers leftovers = look(order(OrderState.NEW, "0"), fills());

        assertThat(leftovers.live()).containsExactly(report(OrderState.OPEN));
        assertThat(leftovers.neverSent()).isEmpty();
    }

    @Test
    void oneThatNobodyHasSeenWasNeverSent() {
        notFound();

        assertThat(look(order(OrderState.NEW, "0"), fills()).neverSent()).hasSize(1);
    }

    private List<OrderReport> lookAgain(List<OrderReport> now, List<RememberedOrder> unended) {
        Leftovers leftovers =
                new Leftovers(new VenueQuestions(logins.driver), logins.accounts(), logins.driver, List.of(fills()));
        leftovers.lookAgain(List.of(report(OrderState.OPEN)), now, unended);
        return leftovers.live();
    }

    @Test
    void oneThatOneListHadAndTheNextHasNotIsAskedFor() {
        answer(report(OrderState.PARTIALLY_FILLED));

        assertThat(lookAgain(List.of(), List.of())).containsExactly(report(OrderState.PARTIALLY_FILLED));
    }

    @Test
    void oneThatOneListHadCountsAsLiveUntilTheVenueSaysThatItHasEnded() {
        answers.add(reply -> reply.unknown("time-out"));
        notFound();
        answer(report(OrderState.CANCELLED));

        assertThat(lookAgain(List.of(), List.of())).containsExactly(report(OrderState.OPEN));
        assertThat(lookAgain(List.of(), List.of())).containsExactly(report(OrderState.OPEN));
        assertThat(lookAgain(List.of(), List.of())).isEmpty();
    }

    @Test
    void oneThatIsStillListedOrInTheJournalIsNotAskedForTwice() {
        assertThat(lookAgain(List.of(report(OrderState.OPEN)), List.of())).isEmpty();
        assertThat(lookAgain(List.of(), List.of(order(OrderState.OPEN, "0")))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderState.class,
            names = {"NEW", "SUBMITTING", "OPEN", "PARTIALLY_FILLED"})
    void fillsThatAddUpToItsSizeEndItThoughTheVenueHasForgottenIt(OrderState last) {
        notFound();

        Leftovers leftovers = look(order(last, "0"), fills("0.4", "0.6"));

        assertThat(leftovers.neverSent()).isEmpty();
        assertThat(leftovers.ended()).singleElement().satisfies(ended -> {
            assertThat(ended.state()).isEqualTo(OrderState.FILLED);
            assertThat(ended.filled()).isEqualTo(Markets.size(BTC, "1"));
        });
    }

    @Test
    void fillsThatAddUpToItsSizeEndItThoughTheVenueDoesNotAnswer() {
        answers.add(reply -> reply.refused(RejectReason.OTHER, "not now"));

        assertThat(look(order(OrderState.OPEN, "0"), fills("1")).ended())
                .extracting(OrderReport::state)
                .containsExactly(OrderState.FILLED);
    }

    @Test
    void oneThatWasAtTheVenueIsNotSaidToHaveNeverBeenThere() {
        notFound();

        assertThat(look(order(OrderState.NEW, "0"), fills("0.4")).ended())
                .extracting(OrderReport::state, OrderReport::filled)
                .containsExactly(tuple(OrderState.CANCELLED, Markets.size(BTC, "0.4")));
        assertThat(look(order(OrderState.PARTIALLY_FILLED, "0.7"), fills("0.4")).ended())
                .extracting(OrderReport::state, OrderReport::filled)
                .containsExactly(tuple(OrderState.CANCELLED, Markets.size(BTC, "0.7")));
        assertThat(look(order(OrderState.OPEN, "0"), fills()).ended())
                .extracting(OrderReport::state)
                .containsExactly(OrderState.CANCELLED);
    }

    @Test
    void notFoundIsAskedAgainWhenDeadlineAndSettleTimeArePast() {
        begin(login(SETTLE));
        notFound();
        answer(report(OrderState.OPEN));

        Leftovers leftovers = look(order(OrderState.NEW, "0"), fills());

        assertThat(leftovers.live()).hasSize(1);
        assertThat(leftovers.neverSent()).isEmpty();
        assertThat(logins.driver.clock().epochNanos() - START_NANOS)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(13).toNanos());
    }

    @Test
    void aVenueThatDoesNotAnswerIsAskedAgainAndTheOrderCountsAsLive() {
        int[] asked = {0};
        answers.add(reply -> {
            asked[0]++;
            reply.unknown("time-out");
        });

        Leftovers leftovers = look(order(OrderState.OPEN, "0"), fills("0.4"));

        assertThat(asked[0]).isEqualTo(4);
        assertThat(leftovers.ended()).isEmpty();
        assertThat(leftovers.live())
                .extracting(OrderReport::state, OrderReport::filled)
                .containsExactly(tuple(OrderState.PARTIALLY_FILLED, Markets.size(BTC, "0.4")));
        assertThat(leftovers.live().get(0).stamp().venueNanos())
                .as("whatever the venue says is newer")
                .isZero();
        assertThat(leftovers.neverSent()).isEmpty();
        logins.driver.await(() -> !logins.account.alerts().isEmpty(), Duration.ofSeconds(1));
        assertThat(logins.account.alerts()).extracting(Alert::code).containsExactly(AlertCode.ORDER_UNKNOWN);
    }

    @Test
    void oneWithoutAnAnswerIsAskedForUntilThereIsOne() {
        answers.add(reply -> reply.unknown("time-out"));
        Leftovers leftovers = look(order(OrderState.NEW, "0"), fills());
        assertThat(leftovers.live()).extracting(OrderReport::state).containsExactly(OrderState.SUBMITTING);
        answers.clear();
        int[] asked = {0};
        answers.add(reply -> {
            asked[0]++;
            reply.ok(new OrderLookup.Found(report(OrderState.CANCELLED)));
        });

        logins.driver.await(() -> asked[0] > 0, Duration.ofSeconds(5));
        logins.driver.await(() -> false, Duration.ofSeconds(30));

        assertThat(asked[0]).isEqualTo(1);
    }
}
