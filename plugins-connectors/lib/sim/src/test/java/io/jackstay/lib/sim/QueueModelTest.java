package io.jackstay.lib.sim;

import static io.jackstay.api.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked example of docs/paper.md. */
class QueueModelTest {
    private static Script script(QueueModel model) {
        return new Script(new SimSettings(SelfTrade.CANCEL_NEWEST, model), Script.perp(), "1000000 USDC");
    }

    @ParameterizedTest
    @EnumSource
    void cancelsBeforeTheOrderMoveItUpToWhatIsShown(QueueModel model) {
        Script script = script(model);
        script.top(100, 10, 110, 5);
        SimOrder order = script.buy(2, 100);

        script.top(100, 6, 110, 5);
        assertThat(script.market.queueAhead(order)).contains(6L);
        script.print(SELL, 5, 100);

        assertThat(order.filled()).isZero();
    }

    static Stream<Arguments> fills() {
        return Stream.of(
                Arguments.of(QueueModel.FULL, 6L, 1L),
                Arguments.of(QueueModel.PROPORTIONAL, 3L, 2L),
                Arguments.of(QueueModel.LAST, 10L, 0L));
    }

    @ParameterizedTest
    @MethodSource("fills")
    void cancelsAmongManyMoveItUpByTheModel(QueueModel model, long ahead, long filled) {
        Script script = script(model);
        script.top(100, 6, 110, 5);
        SimOrder order = script.buy(2, 100);
        script.top(100, 20, 110, 5);
        script.top(100, 10, 110, 5);

        assertThat(script.market.queueAhead(order)).contains(ahead);
        script.print(SELL, 7, 100);

        assertThat(order.filled()).isEqualTo(filled);
    }

    @ParameterizedTest
    @EnumSource
    void printOfTheWholeLevelAndMoreFillsInEachModel(QueueModel model) {
        Script script = script(model);
        script.top(100, 10, 110, 5);
        SimOrder order = script.buy(2, 100);
        script.print(SELL, 11, 100);

        assertThat(order.filled()).isEqualTo(1);
    }
}
