package io.jackstay.testkit.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.Sequence;
import io.jackstay.api.strategy.Sequence.End;
import io.jackstay.api.strategy.Step;
import io.jackstay.api.strategy.Style;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Sequences over two venues: forward, back, and across restarts. */
class SequenceTest {
    private static final MarketInfo SPOT = TestMarkets.spot("here:BTC-USDC", "0.1", "0.001");
    private static final MarketInfo PERP = TestMarkets.perpetual("there:BTC-USDC-PERP", "0.1", "0.001");
    private static final MarketInfo COARSE = TestMarkets.perpetual("coarse:BTC-USDC-PERP", "0.1", "0.001").toBuilder()
            .minSize(new BigDecimal("0.005"))
            .build();
    private static final Style TAKE = Style.take(Percent.parse("0.1%"));
    private static final Step BUY =
            Step.of("buy", Side.BUY, Size.of(SPOT.id(), new BigDecimal("0.01"))).undoneBy(TAKE);
    private static final Step SELL = Step.asFilled("sell", Side.SELL, PERP.id(), "buy")
            .within(Duration.ofSeconds(10))
            .undoneBy(TAKE);

    private final List<Sequence.Done> ends = new ArrayList<>();
    private final List<Execution.Task> tasks = new ArrayList<>();

    /** Called 15 s after each start. */
    private BiConsumer<Context, Execution.Task> onTimer = (context, task) -> {};

    private StrategyHarness bot(Step... steps) {
        StrategyHarness bot = StrategyHarness.of(
                        new ScriptProvider(),
                        new ScriptProvider.Config(
                                List.of(SPOT.id(), PERP.id(), COARSE.id()),
                                context -> begin(context, steps),
                                context -> onTimer.accept(context, tasks.get(0))))
                .market(SPOT)
                .market(PERP)
                .market(COARSE)
                .open();
        return quoted(bot);
    }

    private void begin(Context context, Step... steps) {
        Sequence plan = Sequence.of("hedge", steps);
        context.timers().once("in 15 s", Duration.ofSeconds(15));
        context.execution().resume("hedge", ends::add).ifPresentOrElse(task -> tasks.set(0, task), () -> {
            if (ends.isEmpty()) {
                tasks.add(context.execution().sequence(plan, ends::add));
            }
        });
    }

    private static StrategyHarness quoted(StrategyHarness bot) {
        bot.market(SPOT.id()).top("60000", "1", "60000.2", "1");
        bot.market(PERP.id()).top("60050", "1", "60050.2", "1");
        return bot.advance(Duration.ofSeconds(1));
    }

    private static void expectFlat(StrategyHarness bot) {
        bot.expectOrders();
        assertThat(bot.position(SPOT.id())).isEqualByComparingTo("0");
        assertThat(bot.position(PERP.id())).isEqualByComparingTo("0");
    }

    private Sequence.Done end() {
        assertThat(ends).hasSize(1);
        return ends.get(0);
    }

    @Test
    void aSequenceIsCompleteWhenEveryStepIsConfirmed() {
        StrategyHarness bot = bot(BUY, SELL);
        bot.expectOrders("BUY 0.01 @ 60000 seq.hedge.1.0+1").fill("BUY 0.01 @ 60000");

        bot.advance(Duration.ofSeconds(1)).expectOrders("SELL 0.01 @ 60050.2 seq.hedge.1.1+1");
        bot.fill("SELL 0.01 @ 60050.2").advance(Duration.ofSeconds(1)).expectOrders();

        assertThat(end().end()).isEqualTo(End.COMPLETE);
        assertThat(end().steps())
                .extracting(step -> step.step() + " " + step.filled() + " " + step.undone())
                .containsExactly("buy 0.01 0", "sell 0.01 0");
        assertThat(end().steps().get(1).averagePrice().orElseThrow()).isEqualByComparingTo("60050.2");
    }

    @Test
    void theNextStepTradesWhatTheOneBeforeFilled() {
        StrategyHarness bot = bot(BUY.confirmedAt(Percent.parse("50%")), SELL);
        bot.fillPart("BUY 0.01 @ 60000", "0.006").advance(Duration.ofSeconds(31));

        bot.expectOrders("SELL 0.006 @ 60050.2");
    }

    @Test
    void aStepThatIsNotConfirmedTakesBackTheOnesBefore() {
        StrategyHarness bot = bot(BUY, SELL).fill("BUY 0.01 @ 60000");
        bot.advance(Duration.ofSeconds(1)).fillPart("SELL 0.01 @ 60050.2", "0.002");

        bot.advance(Duration.ofSeconds(11));
        bot.expectOrders("BUY 0.002 @ 60110.1 seq.hedge.1.1-1").fill("seq.hedge.1.1-1");
        bot.advance(Duration.ofSeconds(1)).fill("seq.hedge.1.0-1").advance(Duration.ofSeconds(1));

        expectFlat(bot);
        assertThat(end().end()).isEqualTo(End.COMPENSATED);
        assertThat(end().why()).contains("step sell: not filled after");
        assertThat(end().steps())
                .extracting(step -> step.step() + " " + step.filled() + " " + step.undone())
                .containsExactly("buy 0.01 0.01", "sell 0.002 0.002");
    }

    @Test
    void aStepIsTriedAgainAsOftenAsItSays() {
        StrategyHarness bot = bot(BUY, SELL.retry(1, Duration.ofSeconds(5))).fill("BUY 0.01 @ 60000");
        bot.advance(Duration.ofSeconds(12)).expectOrders();

        bot.advance(Duration.ofSeconds(6)).expectOrders("SELL 0.01 @ 60050.2");
        bot.fill("SELL 0.01 @ 60050.2").advance(Duration.ofSeconds(1));

        assertThat(end().end()).isEqualTo(End.COMPLETE);
    }

    @Test
    void aStepThatIsNotUndoneStays() {
        StrategyHarness bot = bot(BUY.notUndone(), SELL).fill("BUY 0.01 @ 60000");
        bot.advance(Duration.ofSeconds(15));

        assertThat(end().end()).isEqualTo(End.COMPENSATED);
        assertThat(bot.position(SPOT.id())).isEqualByComparingTo("0.01");
    }

    @Test
    void aStepMayAskTheVenueWhetherItIsSo() {
        StrategyHarness bot = bot(BUY.confirmedByVenue(), SELL.confirmedByVenue());
        bot.fill("BUY 0.01 @ 60000").advance(Duration.ofSeconds(2));
        bot.fill("SELL 0.01 @ 60050.2").advance(Duration.ofSeconds(2));

        assertThat(end().end()).isEqualTo(End.COMPLETE);
    }

    @Test
    void aVenueThatShowsAnOrderOfAnEarlierTryHasNotConfirmed() {
        StrategyHarness bot = bot(BUY.within(Duration.ofSeconds(5))
                .retry(1, Duration.ofSeconds(1))
                .confirmedByVenue());
        bot.advance(Duration.ofSeconds(6)).expectOrders("BUY 0.01 @ 60000 seq.hedge.1.0+2");
        Mischief venue = new Mischief(bot);
        venue.showAgain("seq.hedge.1.0+1");
        bot.fill("seq.hedge.1.0+2").advance(Duration.ofSeconds(8));
        assertThat(ends).isEmpty();

        venue.showNoMore("seq.hedge.1.0+1");
        bot.advance(Duration.ofSeconds(2));
        assertThat(end().end()).isEqualTo(End.COMPLETE);
    }

    @Test
    void whatIsTooSmallToTakeBackIsTold() {
        onTimer = (context, task) -> task.cancel("enough");
        StrategyHarness bot = bot(Step.of("sell", Side.SELL, Size.of(COARSE.id(), new BigDecimal("0.01"))));
        bot.market(COARSE.id()).top("60050", "1", "60050.2", "1");
        bot.advance(Duration.ofSeconds(2))
                .fillPart("SELL 0.01 @ 60050.2", "0.002")
                .advance(Duration.ofSeconds(20));

        assertThat(end().end()).isEqualTo(End.COMPENSATED);
        assertThat(bot.alerts()).extracting(Alert::text).anyMatch(text -> text.contains("leaves 0.002 of step sell"));
    }

    @Test
    void anUndoThatFindsNobodyIsToldAndGoesOn() {
        StrategyHarness bot = bot(BUY, SELL).fill("BUY 0.01 @ 60000");
        bot.advance(Duration.ofSeconds(60));

        assertThat(ends).isEmpty();
        assertThat(bot.alerts()).extracting(Alert::text).anyMatch(text -> text.contains("can't take back step buy"));

        bot.advance(Duration.ofSeconds(5)).fill("SELL 0.01 @ 59940.1").advance(Duration.ofSeconds(1));
        expectFlat(bot);
        assertThat(end().end()).isEqualTo(End.COMPENSATED);
    }

    @Test
    void aSequenceThatIsCancelledTurnsBack() {
        onTimer = (context, task) -> task.cancel("enough");
        StrategyHarness bot = bot(BUY, SELL);
        bot.fillPart("BUY 0.01 @ 60000", "0.004").advance(Duration.ofSeconds(20));

        bot.fill("SELL 0.004 @ 59940.1").advance(Duration.ofSeconds(1));

        expectFlat(bot);
        assertThat(end().end()).isEqualTo(End.COMPENSATED);
        assertThat(end().why()).isEqualTo("enough");
    }

    @Test
    void aCancelWhoseReasonBeginsWithAnEmptyLineIsKeptOverARestart() {
        onTimer = (context, task) -> task.cancel("\nenough");
        StrategyHarness bot = bot(BUY.within(Duration.ofMinutes(5)), SELL);
        bot.advance(Duration.ofSeconds(12)).disconnect().advance(Duration.ofSeconds(3));

        quoted(bot.restart()).expectOrders();

        assertThat(end().end()).isEqualTo(End.COMPENSATED);
        assertThat(end().why()).isEqualTo("enough");
    }

    @Test
    void whatWasBoughtOnASpotMarketIsTakenBackLessItsFee() {
        onTimer = (context, task) -> context.orders()
                .place(LimitOrderRequest.limit(
                        Side.SELL,
                        Size.of(SPOT.id(), new BigDecimal("0.001")),
                        Price.of(SPOT.id(), new BigDecimal("60000.2"))));
        Step whole = Step.of("buy", Side.BUY, Size.of(SPOT.id(), new BigDecimal("1")))
                .undoneBy(TAKE);
        StrategyHarness bot = bot(whole, SELL.within(Duration.ofSeconds(20))).fill("BUY 1 @ 60000");
        bot.advance(Duration.ofSeconds(15)).fill("SELL 0.001 @ 60000.2");

        bot.advance(Duration.ofSeconds(8)).expectOrders("SELL 0.999 @ 59940.1 seq.hedge.1.0-1");
        bot.fill("seq.hedge.1.0-1").advance(Duration.ofSeconds(1));

        expectFlat(bot);
        assertThat(end().end()).isEqualTo(End.COMPENSATED);
    }

    @Test
    void aPositionThatIsClosedFromOutsideIsNotTakenBackTwice() {
        onTimer = (context, task) ->
                context.execution().flatten(SPOT.id(), Percent.parse("0.1%"), Duration.ofSeconds(20), done -> {});
        StrategyHarness bot = bot(BUY, SELL.within(Duration.ofMinutes(2))).fill("BUY 0.01 @ 60000");
        bot.advance(Duration.ofSeconds(1)).fillPart("SELL 0.01 @ 60050.2", "0.004");

        bot.advance(Duration.ofSeconds(20));
        bot.fill("SELL 0.01 @ 59940.1").fill("BUY 0.004 @ 60110.1").advance(Duration.ofSeconds(1));

        expectFlat(bot);
        assertThat(end().end()).isEqualTo(End.COMPENSATED);
        assertThat(end().why()).contains("here:BTC-USDC is closed");
    }

    @Test
    void aFlattenEndsAnUndoThatIsStuck() {
        onTimer = (context, task) ->
                context.execution().flatten(SPOT.id(), Percent.parse("0.1%"), Duration.ofSeconds(20), done -> {});
        StrategyHarness bot = bot(BUY, SELL).fill("BUY 0.01 @ 60000");
        bot.advance(Duration.ofSeconds(12)).expectOrders("SELL 0.01 @ 59940.1 seq.hedge.1.0-1");

        bot.advance(Duration.ofSeconds(8)).fill("SELL 0.01 @ 59940.1").advance(Duration.ofMinutes(1));

        expectFlat(bot);
        assertThat(end().end()).isEqualTo(End.COMPENSATED);
        assertThat(end().steps().get(0).undone().toBigDecimal()).isEqualByComparingTo("0.01");
    }

    @Test
    void anOrderThatFilledWhileTheProcessWasGoneIsNotSentAgain() {
        StrategyHarness bot = bot(BUY, SELL);
        bot.fillPart("BUY 0.01 @ 60000", "0.003").kill();
        bot.fill("seq.hedge.1.0+1");

        quoted(bot.start()).expectOrders("SELL 0.01 @ 60050.2 seq.hedge.1.1+1");
        bot.fill("SELL 0.01 @ 60050.2").advance(Duration.ofSeconds(1));

        assertThat(end().end()).isEqualTo(End.COMPLETE);
        assertThat(bot.position(SPOT.id())).isEqualByComparingTo("0.01");
    }

    @Test
    void anOrderThatRestsIsGoneOnWith() {
        StrategyHarness bot = bot(BUY, SELL);
        bot.fillPart("BUY 0.01 @ 60000", "0.003");

        quoted(bot.restart()).expectOrders("BUY 0.01 @ 60000 seq.hedge.1.0+1 filled 0.003");
        bot.fill("seq.hedge.1.0+1").advance(Duration.ofSeconds(1));

        bot.expectOrders("SELL 0.01 @ 60050.2");
    }

    @Test
    void aStepWhoseTimePassedMeanwhileIsTakenBack() {
        StrategyHarness bot = bot(BUY, SELL);
        bot.fillPart("BUY 0.01 @ 60000", "0.003").kill();
        bot.advance(Duration.ofMinutes(5));

        quoted(bot.start()).expectOrders("SELL 0.003 @ 59940.1 seq.hedge.1.0-1");
        bot.fill("SELL 0.003 @ 59940.1").advance(Duration.ofSeconds(1));

        expectFlat(bot);
        assertThat(end().end()).isEqualTo(End.COMPENSATED);
    }

    @Test
    void aStepWhoseTimePassedMeanwhileSendsNothingMore() {
        StrategyHarness bot = bot(BUY.style(TAKE), SELL);
        bot.cancelledByVenue("seq.hedge.1.0+1").kill();
        bot.advance(Duration.ofMinutes(5)).loseNextOrder("seq.hedge.1.0+2");

        quoted(bot.start()).expectOrders();

        assertThat(end().end()).isEqualTo(End.COMPENSATED);
        assertThat(end().why()).contains("step buy: the time was up");
    }

    @Test
    void anUndoWaitsForAQuoteAfterARestart() {
        StrategyHarness bot = bot(BUY, SELL).fill("BUY 0.01 @ 60000");
        bot.advance(Duration.ofSeconds(12)).expectOrders("SELL 0.01 @ 59940.1 seq.hedge.1.0-1");
        bot.cancelledByVenue("seq.hedge.1.0-1").kill();
        new Mischief(bot).forgetQuotes();

        bot.start().market(SPOT.id()).mark("60000");
        bot.advance(Duration.ofSeconds(40)).expectOrders();

        quoted(bot).expectOrders("SELL 0.01 @ 59940 seq.hedge.1.0-2");
    }

    @Test
    void anUndoGoesOnAfterARestart() {
        StrategyHarness bot = bot(BUY, SELL).fill("BUY 0.01 @ 60000");
        bot.advance(Duration.ofSeconds(12)).expectOrders("SELL 0.01 @ 59940.1 seq.hedge.1.0-1");
        bot.fillPart("SELL 0.01 @ 59940.1", "0.004").kill();
        bot.fill("seq.hedge.1.0-1");

        quoted(bot.start());

        expectFlat(bot);
        assertThat(end().end()).isEqualTo(End.COMPENSATED);
    }

    @Test
    void twoOfOneNameAreNotUnderWayTogether() {
        List<Throwable> thrown = new ArrayList<>();
        StrategyHarness.of(
                        new ScriptProvider(),
                        new ScriptProvider.Config(
                                List.of(SPOT.id(), PERP.id()),
                                context -> {
                                    context.execution().sequence(Sequence.of("hedge", BUY), ends::add);
                                    try {
                                        context.execution().sequence(Sequence.of("hedge", BUY), ends::add);
                                    } catch (IllegalStateException e) {
                                        thrown.add(e);
                                    }
                                },
                                context -> {}))
                .market(SPOT)
                .market(PERP)
                .open();

        assertThat(thrown).hasSize(1);
    }

    @Test
    void oneThatCanNotGoOnKeepsItsName() {
        List<String> names = new ArrayList<>();
        StrategyHarness bot = StrategyHarness.of(
                        new ScriptProvider(),
                        new ScriptProvider.Config(
                                List.of(SPOT.id()),
                                context -> {
                                    names.addAll(context.execution().sequences());
                                    context.execution().resume("old", ends::add).ifPresent(tasks::add);
                                },
                                context -> {}))
                .market(SPOT)
                .open();
        new Mischief(bot).remember("plan/old", "1\nnonsense");
        bot.restart();

        assertThat(names).containsExactly("old");
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).isDone()).isFalse();
    }

    @Test
    void aStepMayNotTradeWhatALaterOneFills() {
        assertThatThrownBy(() -> Sequence.of("hedge", SELL, BUY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'buy' filled, which is no step before it");
    }
}
