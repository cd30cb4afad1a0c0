package io.jackstay.lib.sim;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.TriggerOrderRequest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Reduce-only, self-trade prevention, cancels, refusals and ids. */
class OwnOrdersTest {
    private final Script script = new Script();

    @Test
    void reduceOnlyWithoutAPositionIsRejected() {
        script.top(100, 10, 101, 10);
        script.submit(script.limit(SELL, 1, 102).reducing());
        script.market(BUY, 2, 101);
        script.submit(script.limit(BUY, 1, 99).reducing());

        assertThat(script.log).contains("rejected 1 REDUCE_ONLY").endsWith("rejected 3 REDUCE_ONLY");
    }

    @Test
    void reduceOnlyExecutesDownToAFlatPositionAndEnds() {
        script.top(100, 10, 101, 10);
        script.market(BUY, 3, 101);

        script.place(script.limit(SELL, 9, 100).reducing());

        assertThat(script.log).endsWith("filled 2 3@100 TAKER", "cancelled 2 REDUCE_ONLY");
        assertThat(script.exchange.account().position(Script.PERP).isFlat()).isTrue();
    }

    @Test
    void restingReduceOnlyEndsWhenThePositionIsGone() {
        script.top(100, 10, 101, 10);
        script.market(BUY, 3, 101);
        script.place(script.limit(SELL, 3, 103).reducing());
        script.place(script.limit(SELL, 3, 104).reducing());

        script.place(script.limit(SELL, 3, 100).ioc());

        assertThat(script.log).endsWith("filled 4 3@100 TAKER", "cancelled 3 REDUCE_ONLY", "cancelled 2 REDUCE_ONLY");
        assertThat(script.exchange.openOrders()).isEmpty();
    }

    @Test
    void restingReduceOnlyFillsNoMoreThanThePosition() {
        script.top(100, 10, 101, 10);
        script.market(BUY, 3, 101);
        script.place(script.limit(SELL, 5, 102).reducing());

        script.print(BUY, 50, 105);

        assertThat(script.log).endsWith("filled 2 3@102 MAKER", "cancelled 2 REDUCE_ONLY");
    }

    @Test
    void newestOfTwoOwnOrdersThatWouldMeetIsRejected() {
        script.top(100, 10, 110, 10);
        script.sell(1, 105);

        script.submit(script.limit(BUY, 1, 105));
        script.submit(script.limit(BUY, 1, 106).postOnly());

        assertThat(script.log).containsExactly("accepted 1", "rejected 2 SELF_TRADE", "rejected 3 SELF_TRADE");
    }

    @Test
    void newestTakesWhatIsBeforeTheOwnOrderThenEnds() {
        script.top(100, 10, 104, 2);
        script.sell(1, 105);

        script.buy(5, 106);

        assertThat(script.log).endsWith("filled 2 2@104 TAKER", "cancelled 2 SELF_TRADE");
        assertThat(script.exchange.openOrders())
                .extracting(order -> order.side())
                .containsExactly(SELL);
    }

    @Test
    void visibleSizeAtTheOwnOrdersPriceIsNotTaken() {
        script.top(100, 10, 105, 2);
        script.sell(1, 105);

        script.submit(script.limit(BUY, 5, 106));

        assertThat(script.log).endsWith("rejected 2 SELF_TRADE");
    }

    @Test
    void cancelledOrderIsGone() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 100);

        assertThat(script.exchange.cancel(script.last(), script.now)).isEmpty();
        assertThat(script.exchange.cancel(script.last(), script.now))
                .as("a second time")
                .contains(new Rejection(RejectReason.UNKNOWN_ORDER, "the order is CANCELLED"));
        script.print(SELL, 50, 98);

        assertThat(order.filled()).isZero();
        assertThat(script.log).containsExactly("accepted 1", "cancelled 1 REQUESTED");
    }

    @Test
    void cancelFindsTheOrderByTheExchangesIdToo() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 100);

        assertThat(script.exchange.cancel(
                        OrderRef.foreign(Script.PERP, order.ref().venueOrderId()), script.now))
                .isEmpty();
    }

    @Test
    void cancelAllOfAMarketLeavesTheOthers() {
        script.top(100, 10, 101, 10);
        script.buy(1, 99);
        script.sell(1, 103);

        script.exchange.cancelAll(MarketId.parse("sim:ETH-USDC-PERP"), script.now);
        assertThat(script.exchange.openOrders()).hasSize(2);
        script.exchange.cancelAll(Script.PERP, script.now);
        assertThat(script.exchange.openOrders()).isEmpty();
    }

    @Test
    void triggerByTheIndexIsUnsupported() {
        MarketInfo info = script.market.info();
        script.submit(new TriggerOrderRequest(
                BUY,
                info.size(1),
                TriggerOrderRequest.Kind.STOP,
                info.price(100),
                PriceBand.Reference.INDEX,
                info.price(110),
                false,
                ""));

        assertThat(script.log).containsExactly("rejected 1 UNSUPPORTED");
    }

    @Test
    void marketRulesAndUsedIdsAreChecked() {
        Size half = Size.of(Script.PERP, new BigDecimal("0.5"));
        script.submit(LimitOrderRequest.limit(BUY, half, script.market.info().price(100)));
        script.buy(1, 100);
        script.exchange.submit(new Cloid(2), script.limit(BUY, 1, 100), script.now);
        MarketId other = MarketId.parse("sim:ETH-USDC-PERP");
        script.exchange.submit(
                new Cloid(9), LimitOrderRequest.limit(BUY, Size.of(other, 1, 0), Price.of(other, 1, 0)), script.now);

        assertThat(script.log)
                .containsExactly(
                        "rejected 1 SIZE_OFF_LOT",
                        "accepted 2",
                        "rejected 2 DUPLICATE_CLOID",
                        "rejected 9 UNKNOWN_MARKET");
    }

    @Test
    void idsCarryTheEpochSoThatNoTwoLivesShareOne() {
        script.top(100, 10, 101, 10);
        script.market(BUY, 1, 101);
        script.market(BUY, 1, 101);

        assertThat(script.fills).extracting(fill -> fill.id()).containsExactly("f1-1", "f1-2");
        assertThat(script.fills.get(1).order().venueOrderId()).isEqualTo("1-2");
    }
}
