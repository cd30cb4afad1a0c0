package io.jackstay.runtime.execution;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.ETH;
import static io.jackstay.runtime.fixture.Markets.SIM;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an order and the gateway say of themselves. */
final class OrderWordsTest {
    private final Desk desk = new Desk();

    @Test
    void anOrderTellsWhatIsLeftAndWhatItHasCost() {
        Order order = desk.open("1");
        assertThat(order.remaining()).isEqualTo(size(BTC, "1"));
        assertThat(order.averagePrice()).isEmpty();

        desk.tracker.onFill(Markets.fill("a", Desk.ref(order), Side.BUY, "0.25", "100", desk.nanos()), desk.now());
        desk.tracker.onFill(Markets.fill("b", Desk.ref(order), Side.BUY, "0.25", "98", desk.nanos()), desk.now());

        assertThat(order.remaining()).isEqualByComparingTo(size(BTC, "0.5"));
        assertThat(order.averagePrice().orElseThrow()).isEqualByComparingTo("99");
        desk.report(order, OrderState.CANCELLED, "0.5");
        assertThat(order.remaining().isZero()).isTrue();
    }

    @Test
    void anOrderTellsItsNamesAndTimes() {
        Instant placedAt = Instant.ofEpochSecond(0, desk.nanos());
        Order order = desk.sent("1");
        assertThat(order.venueOrderId()).isEmpty();
        assertThat(order.updatedAt()).isEqualTo(placedAt);
        desk.pass(Duration.ofSeconds(2));
        desk.accept(order, "v1");

        assertThat(order.createdAt()).isEqualTo(placedAt);
        assertThat(order.updatedAt()).isEqualTo(placedAt.plusSeconds(2));
        assertThat(order.venueOrderId()).contains("v1");
        assertThat(order.cause()).isEqualTo("test");
        assertThat(order.why()).isEqualTo("accepted");
        assertThat(order.queueAhead()).isEmpty();
        assertThat(desk.tracker.ref(order).venueOrderId()).isEqualTo("v1");
        assertThat(desk.tracker.find(order.cloid().orElseThrow())).contains(order);
    }

    @Test
    void aRefusedOrderIsCountedAndTellsWhy() {
        Rejection why = new Rejection(RejectReason.RISK, "too large");
        Order order = desk.gateway.refuse(limit(Side.BUY, "1", "100"), why, "test", desk.now());

        assertThat(order.state()).isEqualTo(OrderState.REJECTED);
        assertThat(order.rejection()).contains(why);
        assertThat(desk.steps).hasSize(1);
        assertThat(desk.tracker.rejected()).isEqualTo(1);
        assertThat(desk.tracker.submitted()).isZero();
        assertThat(desk.gateway.firstOrderNanos()).isEmpty();
    }

    @Test
    void liveOrdersAreThoseOfTheMarketThatIsAskedFor() {
        Order btc = desk.open("1");
        Order eth = desk.place(limit(ETH, Side.BUY, "1", "100"));

        assertThat(desk.tracker.live(BTC)).containsExactly(btc);
        assertThat(desk.tracker.live(ETH)).containsExactly(eth);
        assertThat(desk.tracker.submitted()).isEqualTo(2);
        assertThat(desk.tracker.sharesItsPlace(eth)).isFalse();
    }

    @Test
    void theTimeOfTheFirstOrderStays() {
        long first = desk.nanos();
        desk.place(Side.BUY, "1", "100");
        desk.pass(Duration.ofSeconds(1));
        desk.place(Side.BUY, "1", "100");

        assertThat(desk.gateway.firstOrderNanos()).contains(first);
    }

    @Test
    void aStrayIsCancelledOnceATurn() {
        OrderRef stray = OrderRef.foreign(BTC, "v9");
        desk.gateway.cancelStray(stray, desk.nanos());
        desk.gateway.cancelStray(stray, desk.nanos());
        desk.gateway.cancelStray(OrderRef.foreign(BTC, "v10"), desk.nanos());
        desk.turn();

        assertThat(desk.sent).singleElement().satisfies(batch -> assertThat(batch.cancels())
                .extracting(OrderBatch.Cancel::order)
                .containsExactly(stray, OrderRef.foreign(BTC, "v10")));
    }

    @Test
    void aVenueOfNobodyHereIsRefused() {
        MarketId elsewhere = MarketId.parse("nowhere:BTC-USDC-PERP");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.place(limit(elsewhere, Side.BUY, "1", "100")))
                .withMessageContaining("nowhere");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.gateway.cancelStray(OrderRef.foreign(elsewhere, "v9"), desk.nanos()))
                .withMessageContaining("nowhere");
        assertThat(BTC.venue()).isEqualTo(SIM);
    }

    @Test
    void anOrderThatOthersDecideCountsFromWhenItLeaves() {
        Desk theirs = new Desk();
        Order decided = theirs.place(Side.BUY, "1", "100");
        theirs.turn();
        FollowedOrders followed = new FollowedOrders(desk.tracker);

        Order order = followed.leaves(theirs.sent.get(0).submits().get(0), "bot3", desk.now());
        assertThat(order.cloid()).isEqualTo(decided.cloid());
        assertThat(order.cause()).isEqualTo("bot3");
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "1"));
        theirs.accept(decided, "v1");
        desk.accept(order, "v1");
        theirs.gateway.amend(decided, Markets.price(BTC, "99"), size(BTC, "3"), theirs.now());
        theirs.turn();
        followed.changes(order, theirs.sent.get(1).amends().get(0));

        assertThat(order.pending()).isEqualTo(Order.Pending.AMEND);
        assertThat(desk.tracker.atMost(order)).isEqualTo(size(BTC, "3"));
    }
}
