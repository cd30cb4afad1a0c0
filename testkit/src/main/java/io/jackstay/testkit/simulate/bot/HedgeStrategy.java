package io.jackstay.testkit.simulate.bot;

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

/**
 * One sequence after the other: a first leg at the touch, then a second one against it, in the other direction of the round
 * before; some are made so that the second leg can't fill and the first is taken back. Owned by the bot loop.
 */
final class HedgeStrategy implements Strategy {
    private static final String NAME = "hedge";
    private static final String NEXT = "next";
    private static final String ROUNDS = "rounds";
    private static final Percent SLIPPAGE = Percent.ofFraction(new BigDecimal("0.005"));
    private static final int OUT_OF_REACH_TICKS = 3_000;

    private final HedgeProvider.Config config;

    HedgeStrategy(HedgeProvider.Config config) {
        this.config = config;
    }

    @Override
    public void onStart(Context context, Start start) {
        context.execution().resume(NAME, done -> over(context));
        context.timers().every(NEXT, config.pause());
    }

    private static int rounds(Context context) {
        return Integer.parseInt(context.memory().get(ROUNDS).orElse("0"));
    }

    /** In the turn in which the sequence ends: so no round is counted twice, and none is forgotten. */
    private void over(Context context) {
        context.memory().put(ROUNDS, Integer.toString(rounds(context) + 1));
    }

    @Override
    public void onTimer(Context context, String name) {
        if (!context.execution().sequences().isEmpty()) {
            return;
        }
        if (config.rounds() > 0 && rounds(context) >= config.rounds()) {
            context.finish(true, "%d rounds".formatted(rounds(context)));
        } else {
            context.execution().sequence(plan(context), done -> over(context));
        }
    }

    private Sequence plan(Context context) {
        MarketInfo info = context.market(config.first()).info();
        int round = rounds(context);
        Side side = round % 2 == 0 ? Side.BUY : Side.SELL;
        boolean fails = config.failOneIn() > 0 && round % config.failOneIn() == config.failOneIn() - 1;
        Step first = Step.of("first", side, info.roundSize(config.orderSize()))
                .style(Style.follow().interval(Duration.ofSeconds(2)))
                .within(Duration.ofSeconds(40))
                .retry(2, Duration.ofSeconds(2))
                .undoneBy(Style.take(SLIPPAGE));
        Step second = Step.asFilled("second", side.opposite(), config.second(), "first")
                .style(fails ? Style.follow().offsetTicks(OUT_OF_REACH_TICKS) : Style.take(SLIPPAGE))
                .within(Duration.ofSeconds(20))
                .retry(1, Duration.ofSeconds(1))
                .undoneBy(Style.take(SLIPPAGE));
        return Sequence.of(NAME, first, second);
    }
}
