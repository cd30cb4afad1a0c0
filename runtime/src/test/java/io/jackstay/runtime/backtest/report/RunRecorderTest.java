package io.jackstay.runtime.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.Money;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunRecorderTest {
    private final RunRecorder recorder = new RunRecorder();

    @Test
    void aLongRunHasNoMorePointsThanAShortOneAndTheyLieEvenly() {
        long nanos = 0;
        for (int i = 0; i < 10 * RunRecorder.MOST_POINTS; i++) {
            recorder.look(nanos, List.of(bot("100")));
            nanos = recorder.nextNanos();
        }

        List<RunRecorder.Point> points = recorder.points();
        assertThat(points.size()).isBetween(RunRecorder.MOST_POINTS / 2, RunRecorder.MOST_POINTS);
        assertThat(points.get(0).nanos()).isZero();
        long step = points.get(1).nanos() - points.get(0).nanos();
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).nanos() - points.get(i - 1).nanos()).isEqualTo(step);
        }
    }

    @Test
    void theDrawdownIsCountedFromTheHighestPointBefore() {
        List.of("100", "120", "90", "110")
                .forEach(equity -> recorder.look(recorder.points().size(), List.of(bot(equity))));

        assertThat(recorder.points().stream().map(RunRecorder.Point::drawdown))
                .containsExactly(new BigDecimal("0"), new BigDecimal("0"), new BigDecimal("30"), new BigDecimal("10"));
    }

    private static BotStatus bot(String equity) {
        Money money = new Money("USDC", new BigDecimal(equity));
        return new BotStatus(
                "grid",
                BotState.RUNNING,
                false,
                "",
                "",
                List.of(),
                new BotStatus.Counts(0, 0, 0, 0, 0, 0, 0),
                Pnl.none("USDC"),
                money,
                Money.zero("USDC"),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
