package io.jackstay.lib.sim;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueTest {
    private final Script script = new Script();

    @Test
    void orderAtTheTouchIsNotFilledByTradesSmallerThanTheQueueAhead() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 100);

        script.print(SELL, 4, 100);
        script.print(SELL, 5, 100);

        assertThat(order.filled()).isZero();
        assertThat(script.market.queueAhead(order)).contains(1L);
    }

    @Test
    void printFillsWhatIsLeftOfItBehindTheQueue() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 100);

        script.print(SELL, 12, 100);

        assertThat(order.filled()).isEqualTo(2);
        assertThat(script.log).containsExactly("accepted 1", "filled 1 2@100 MAKER");
    }

    @Test
    void cancelsAheadMoveTheOrderUpInProportionRoundedUp() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 100);
        script.top(100, 16, 101, 10);

        script.top(100, 8, 101, 10);
        assertThat(script.market.queueAhead(order)).contains(5L);
        script.top(100, 3, 101, 10);
        assertThat(script.market.queueAhead(order)).as("5 x 3 / 8 is 1.9").contains(2L);
    }

    @Test
    void sizeThatJoinsLaterWaitsBehind() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 100);

        script.top(100, 50, 101, 10);

        assertThat(script.market.queueAhead(order)).contains(10L);
    }

    @Test
    void twoOwnOrdersFillInTimeOrderWithTheQueueBetweenThem() {
        script.top(100, 10, 101, 10);
        script.buy(5, 100);
        script.top(100, 14, 101, 10);
        script.buy(5, 100);

        script.print(SELL, 20, 100);

        assertThat(script.log)
                .as("10 ahead, 5 for the first, 4 between, 1 for the second")
                .endsWith("filled 1 5@100 MAKER", "filled 2 1@100 MAKER");
    }

    @Test
    void orderThatImprovesTheMarketIsFirst() {
        script.top(100, 10, 105, 10);
        SimOrder order = script.buy(5, 102);

        script.print(SELL, 2, 102);

        assertThat(order.filled()).isEqualTo(2);
    }

    @Test
    void printThroughTheOrderFillsItAtItsOwnPriceUpToThePrintsSize() {
        script.top(100, 10, 101, 10);
        script.buy(5, 100);
        script.buy(5, 99);

        script.print(SELL, 7, 98);

        assertThat(script.log).endsWith("filled 1 5@100 MAKER", "filled 2 2@99 MAKER");
    }

    @Test
    void printOfTheOtherSideDoesNothing() {
        script.top(100, 0, 101, 10);
        SimOrder order = script.buy(5, 100);

        script.print(BUY, 50, 100);

        assertThat(order.filled()).isZero();
    }

    @Test
    void printFromBeforeTheOrderDoesNothingToIt() {
        script.top(100, 10, 105, 10);
        SimOrder order = script.buy(5, 102);

        script.market.onTrade(102, 9, SELL, script.now, script.now + 1_000);
        script.market.onTrade(101, 9, SELL, script.now - 5, script.now + 2_000);

        assertThat(order.filled()).isZero();
    }

    @Test
    void queueBeyondTheVisibleDepthIsUnknownAndTheOrderIsLastWhenItsPriceComesInSight() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 95);
        assertThat(script.market.queueAhead(order)).isEmpty();
        script.print(SELL, 50, 95);
        assertThat(order.filled()).as("no print at its price before that").isZero();

        script.top(95, 8, 96, 10);

        assertThat(script.market.queueAhead(order)).contains(8L);
    }

    @Test
    void queueThatWentOutOfSightHasNotGrownWhenItComesBack() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 100);
        script.top(102, 3, 103, 3);

        script.top(100, 30, 101, 10);

        assertThat(script.market.queueAhead(order)).contains(10L);
    }

    @Test
    void levelThatVanishesLeavesNobodyAhead() {
        script.top(100, 10, 105, 10);
        SimOrder order = script.buy(5, 100);

        script.top(98, 10, 105, 10);
        script.print(SELL, 1, 100);

        assertThat(order.filled()).isEqualTo(1);
    }

    @Test
    void holeInTheBookIsAnEmptyQueue() {
        script.market.onSnapshot();
        script.market.onLevel(BUY, 100, 10, script.now);
        script.market.onLevel(BUY, 97, 10, script.now);
        script.market.onLevel(SELL, 101, 10, script.now);
        script.market.onBookEnd(script.now);

        assertThat(script.market.queueAhead(script.buy(5, 98))).contains(0L);
        assertThat(script.market.queueAhead(script.buy(5, 97))).contains(10L);
        assertThat(script.market.queueAhead(script.buy(5, 96))).isEmpty();
    }

    @Test
    void levelTakenAwayByADeltaLeavesNobodyAheadAlsoAtTheEndOfTheBook() {
        script.market.onSnapshot();
        script.market.onLevel(BUY, 100, 10, script.now);
        script.market.onLevel(BUY, 97, 10, script.now);
        script.market.onBookEnd(script.now);
        SimOrder order = script.buy(5, 97);

        script.market.onLevel(BUY, 97, 0, script.now);
        script.market.onBookEnd(script.now);

        assertThat(script.market.queueAhead(order)).contains(0L);
    }

    @Test
    void lostBookIsNotAnEmptyOne() {
        script.market.onSnapshot();
        script.market.onLevel(BUY, 100, 10, script.now);
        script.market.onBookEnd(script.now);
        SimOrder order = script.buy(5, 100);

        script.market.onSnapshot();
        script.market.onBookEnd(script.now);

        assertThat(script.market.queueAhead(order)).contains(10L);
    }
}
