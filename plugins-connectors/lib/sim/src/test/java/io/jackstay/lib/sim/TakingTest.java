package io.jackstay.lib.sim;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.TimeInForce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakingTest {
    private final Script script = new Script();

    @BeforeEach
    void threeAsks() {
        script.market.onSnapshot();
        script.market.onLevel(BUY, 99, 10, script.now);
        script.market.onLevel(SELL, 101, 3, script.now);
        script.market.onLevel(SELL, 102, 3, script.now);
        script.market.onLevel(SELL, 104, 3, script.now);
        script.market.onBookEnd(script.now);
    }

    @Test
    void takesLevelByLevelToItsLimitAndRestsWithWhatIsLeft() {
        SimOrder order = script.buy(8, 102);

        assertThat(script.log).containsExactly("accepted 1", "filled 1 3@101 TAKER", "filled 1 3@102 TAKER");
        assertThat(order.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        assertThat(script.exchange.openOrders()).containsExactly(order);
    }

    @Test
    void immediateOrderCancelsWhatIsLeft() {
        SimOrder order = script.place(script.limit(BUY, 8, 102).ioc());

        assertThat(script.log).endsWith("filled 1 3@102 TAKER", "cancelled 1 IMMEDIATE");
        assertThat(order.filled()).isEqualTo(6);
        assertThat(script.exchange.openOrders()).isEmpty();
    }

    @Test
    void marketOrderStopsAtItsWorstPrice() {
        script.market(BUY, 20, 103);

        assertThat(script.log)
                .containsExactly("accepted 1", "filled 1 3@101 TAKER", "filled 1 3@102 TAKER", "cancelled 1 IMMEDIATE");
    }

    @Test
    void marketOrderWithNothingWithinItsWorstPriceIsRejected() {
        script.submit(MarketOrderRequest.market(
                BUY, script.market.info().size(1), script.market.info().price(100)));

        assertThat(script.log).containsExactly("rejected 1 NO_LIQUIDITY");
    }

    @Test
    void whatWasTakenStaysTakenUntilTheFeedTellsAnotherSize() {
        script.place(script.limit(BUY, 3, 101).ioc());
        script.place(script.limit(BUY, 3, 101).ioc());
        assertThat(script.fills).hasSize(1);

        script.market.onLevel(SELL, 101, 3, script.now);
        script.market.onBookEnd(script.now);
        script.place(script.limit(BUY, 3, 101).ioc());
        assertThat(script.fills).as("the same size says nothing new").hasSize(1);

        script.market.onLevel(SELL, 101, 2, script.now);
        script.market.onBookEnd(script.now);
        script.place(script.limit(BUY, 3, 101).ioc());
        assertThat(script.fills).hasSize(2);
    }

    @Test
    void snapshotWithTheSameSizesGivesNothingBack() {
        script.place(script.limit(BUY, 2, 101).ioc());

        threeAsks();
        script.place(script.limit(BUY, 2, 101).ioc());

        assertThat(script.log).endsWith("filled 2 1@101 TAKER", "cancelled 2 IMMEDIATE");
    }

    @Test
    void postOnlyThatWouldTakeIsRejected() {
        script.submit(script.limit(BUY, 1, 101).postOnly());

        assertThat(script.log).containsExactly("rejected 1 POST_ONLY_WOULD_CROSS");
    }

    @Test
    void postOnlyThatWouldNotTakeRests() {
        SimOrder order = script.place(script.limit(BUY, 1, 100).postOnly());

        assertThat(order.state()).isEqualTo(OrderState.OPEN);
        assertThat(order.timeInForce()).isEqualTo(TimeInForce.POST_ONLY);
    }

    @Test
    void oppositeQuotesFillARestingOrderAtItsOwnPriceUpToTheirSize() {
        script.buy(9, 100);

        script.market.onLevel(SELL, 99, 4, script.now);
        script.market.onLevel(SELL, 100, 3, script.now);
        script.market.onLevel(BUY, 99, 0, script.now);
        script.market.onBookEnd(script.now);

        assertThat(script.log).endsWith("filled 1 4@100 MAKER", "filled 1 3@100 MAKER");
    }

    @Test
    void crossingQuoteFillsTheBestOwnOrderFirst() {
        script.buy(2, 98);
        script.buy(2, 100);
        script.buy(2, 99);

        script.top(90, 1, 98, 5);

        assertThat(script.log).endsWith("filled 2 2@100 MAKER", "filled 3 2@99 MAKER", "filled 1 1@98 MAKER");
    }

    @Test
    void quotesOwnTheTouchWhereDepthComesToo() {
        script.top(99, 10, 102, 7);
        script.market.onLevel(SELL, 101, 3, script.now);
        script.market.onLevel(SELL, 103, 1, script.now);
        script.market.onBookEnd(script.now);

        assertThat(script.market.bestPrice(SELL))
                .as("depth before the quote is older")
                .isEqualTo(102);
        script.market(BUY, 20, 104);
        assertThat(script.log).contains("filled 1 7@102 TAKER", "filled 1 1@103 TAKER", "filled 1 3@104 TAKER");
    }

    @Test
    void quotesWithoutDepthShowOneLevel() {
        Script quotes = new Script();
        quotes.top(99, 1, 101, 3);
        quotes.top(99, 1, 100, 2);
        quotes.market(BUY, 9, 105);

        assertThat(quotes.log).containsExactly("accepted 1", "filled 1 2@100 TAKER", "cancelled 1 IMMEDIATE");
    }
}
