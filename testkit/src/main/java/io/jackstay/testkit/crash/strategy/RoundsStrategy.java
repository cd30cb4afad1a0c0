package io.jackstay.testkit.crash.strategy;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Sequence;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Step;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.Style;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * One sequence of two legs after the other; of three the second leg of one can't fill, so that the first is taken back. What each came to
 * stands in its memory. Owned by the bot loop.
 */
final class RoundsStrategy implements Strategy {
    /** Of a key of the memory: the number of the round follows. */
    private static final String ROUND = "round/";

    private static final String NAME = "round";
    private static final String BEAT = "beat";
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Percent SLIPPAGE = Percent.ofFraction(new BigDecimal("0.02"));
    private static final int ONE_FAILS_IN = 3;
    private static final int OUT_OF_REACH_TICKS = 50_000;

    private final MarketId market;
    private final BigDecimal orderSize;

    RoundsStrategy(MarketId market, BigDecimal orderSize) {
        this.market = market;
        this.orderSize = orderSize;
    }

    @Override
    public void onStart(Context context, Start start) {
        context.execution().resume(NAME, done -> over(context, done));
        context.timers().every(BEAT, PAUSE);
    }

    @Override
    public void onTimer(Context context, String name) {
        if (context.execution().sequences().isEmpty()) {
            context.execution().sequence(plan(context), done -> over(context, done));
        }
    }

    private static int rounds(Context context) {
        return context.memory().entries(ROUND).size();
    }

    /** As {@code COMPLETE 0.01/0 0.01/0}: of each step what it filled and what was taken back. */
    private static void over(Context context, Sequence.Done done) {
        String steps = done.steps().stream()
                .map(step -> plain(step.filled().toBigDecimal()) + "/"
                        + plain(step.undone().toBigDecimal()))
                .collect(Collectors.joining(" "));
        context.memory().put("%s%06d".formatted(ROUND, rounds(context) + 1), done.end() + " " + steps);
    }

    private static String plain(BigDecimal size) {
        return size.stripTrailingZeros().toPlainString();
    }

    private Sequence plan(Context context) {
        MarketInfo info = context.market(market).info();
        int round = rounds(context);
        Side side = round % 2 == 0 ? Side.BUY : Side.SELL;
        boolean fails = round % ONE_FAILS_IN == ONE_FAILS_IN - 1;
        Style take = Style.take(SLIPPAGE).interval(PAUSE);
        Style.Follow follow = Style.follow().interval(PAUSE);
        Step first = Step.of("first", side, info.roundSize(orderSize))
                .style(follow)
                .within(PATIENCE)
                .retry(2, PAUSE)
                .undoneBy(take);
        Step second = Step.asFilled("second", side.opposite(), market, "first")
                .style(fails ? follow.offsetTicks(OUT_OF_REACH_TICKS) : take)
                .within(fails ? PAUSE.multipliedBy(4) : PATIENCE)
                .retry(fails ? 0 : 2, PAUSE)
                .undoneBy(take);
        return Sequence.of(NAME, first, second);
    }
}
