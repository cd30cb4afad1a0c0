package io.jackstay.lib.sim;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A print and the quote that it caused are one event, told twice, in either order. */
class SameEventTest {
    private final Script script = new Script();

    @Test
    void printThenQuoteMovesTheQueueOnce() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 100);
        script.top(100, 20, 101, 10);

        script.print(SELL, 6, 100);
        script.soon(() -> script.top(100, 14, 101, 10));

        assertThat(script.market.queueAhead(order)).contains(4L);
        assertThat(order.filled()).isZero();
    }

    @Test
    void quoteThenPrintMovesTheQueueOnce() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 100);
        script.top(100, 20, 101, 10);

        script.top(100, 14, 101, 10);
        assertThat(script.market.queueAhead(order))
                .as("as if cancelled: 10 x 14 / 20")
                .contains(7L);
        script.soon(() -> script.print(SELL, 6, 100));

        assertThat(script.market.queueAhead(order)).contains(4L);
        assertThat(order.filled()).isZero();
    }

    @Test
    void bothOrdersFillTheSame() {
        for (boolean printFirst : new boolean[] {true, false}) {
            Script each = new Script();
            each.top(100, 5, 103, 10);
            SimOrder order = each.buy(9, 100);
            each.top(100, 10, 103, 10);
            if (printFirst) {
                each.print(SELL, 8, 100);
                each.soon(() -> each.top(100, 2, 103, 10));
            } else {
                each.top(100, 2, 103, 10);
                each.soon(() -> each.print(SELL, 8, 100));
            }

            assertThat(order.filled()).as("print first: %s", printFirst).isEqualTo(3);
            assertThat(each.market.queueAhead(order)).contains(0L);
        }
    }

    @Test
    void partOfAShrinkingThatNoPrintExplainsStaysACancel() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 100);
        script.top(100, 20, 101, 10);

        script.print(SELL, 4, 100);
        script.soon(() -> script.top(100, 8, 101, 10));

        assertThat(script.market.queueAhead(order))
                .as("6 of 16 left, half of them cancelled")
                .contains(3L);
    }

    @Test
    void printLongAfterAShrinkingIsNew() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 100);
        script.top(100, 4, 101, 10);

        script.print(SELL, 6, 100);

        assertThat(order.filled())
                .as("4 ahead after the cancels, then 2 of the print")
                .isEqualTo(2);
    }

    @Test
    void severalPrintsExplainOneShrinking() {
        script.top(100, 10, 101, 10);
        SimOrder order = script.buy(5, 100);
        script.top(100, 20, 101, 10);

        script.print(SELL, 2, 100);
        script.soon(() -> script.top(100, 14, 101, 10));
        script.soon(() -> script.print(SELL, 4, 100));

        assertThat(script.market.queueAhead(order)).contains(4L);
    }

    @Test
    void quoteThatTheOrderTookFromIsNotTakenAgainByTheSameQuote() {
        script.top(100, 10, 103, 10);
        SimOrder order = script.buy(9, 101);

        script.top(100, 10, 101, 4);
        script.top(99, 10, 101, 4);

        assertThat(order.filled()).isEqualTo(4);
        script.top(99, 10, 101, 3);
        assertThat(order.filled()).as("another size is new liquidity").isEqualTo(7);
    }

    @Test
    void publicTradeAtTheAskThatFilledABuyDoesNotFillItAgain() {
        script.top(100, 10, 103, 10);
        SimOrder order = script.buy(9, 101);
        script.top(100, 10, 101, 4);

        script.soon(() -> script.print(BUY, 4, 101));

        assertThat(order.filled()).isEqualTo(4);
    }
}
