package io.jackstay.testkit.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Chase;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.Execution.End;
import io.jackstay.api.strategy.Style;
import io.jackstay.api.strategy.Twap;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Chase, flatten and twap, each to each of its ends. */
class ExecutionTest {
    private static final MarketInfo MARKET = TestMarkets.perpetual("sim:BTC-USDC-PERP", "0.1", "0.001").toBuilder()
            .minSize(new BigDecimal("0.005"))
            .build();
    private static final Size SIZE = Size.of(MARKET.id(), new BigDecimal("0.01"));

    private final List<Execution.Done> ends = new ArrayList<>();
    private final List<Execution.Task> tasks = new ArrayList<>();

    private StrategyHarness bot(Consumer<Context> onStart) {
        Consumer<Context> cancel = context -> tasks.forEach(task -> task.cancel("enough"));
        return StrategyHarness.of(
                        new ScriptProvider(), new ScriptProvider.Config(List.of(MARKET.id()), onStart, cancel))
                .market(MARKET)
                .open()
                .top("60000", "1", "60000.2", "1");
    }

    private StrategyHarness chasing(Chase chase) {
        return bot(context -> tasks.add(context.execution().chase(chase, ends::add)))
                .advance(Duration.ofSeconds(1));
    }

    private Execution.Done end() {
        assertThat(ends).hasSize(1);
        return ends.get(0);
    }

    private static Chase chase() {
        return Chase.of(Side.BUY, SIZE).timeout(Duration.ofSeconds(30));
    }

    @Test
    void aChaseThatIsFilledIsComplete() {
        chasing(chase()).fill("BUY 0.01 @ 60000").advance(Duration.ofSeconds(1));

        assertThat(end().end()).isEqualTo(End.COMPLETE);
        assertThat(end().filled()).isEqualTo(SIZE);
        assertThat(end().averagePrice().orElseThrow()).isEqualByComparingTo("60000");
    }

    @Test
    void aChaseThatTimesOutSaysWhatWasFilled() {
        StrategyHarness bot = chasing(chase()).fillPart("BUY 0.01 @ 60000", "0.004");

        bot.advance(Duration.ofSeconds(30));

        bot.expectOrders().expectPosition("0.004");
        assertThat(end().end()).isEqualTo(End.TIMED_OUT);
        assertThat(end().filled().toBigDecimal()).isEqualByComparingTo("0.004");
        assertThat(end().orders()).hasSize(1);
        assertThat(end().why()).contains("not filled after PT30S");
    }

    @Test
    void aChaseFollowsTheTouchAtItsOffsetOncePerInterval() {
        StrategyHarness bot = chasing(chase().offsetTicks(3).interval(Duration.ofSeconds(5)));
        bot.advance(Duration.ofSeconds(4)).expectOrders("BUY 0.01 @ 59999.7");

        bot.top("60010", "1", "60010.2", "1").advance(Duration.ofSeconds(1)).expectOrders("BUY 0.01 @ 59999.7");
        bot.advance(Duration.ofSeconds(5)).expectOrders("BUY 0.01 @ 60009.7");

        bot.fill("BUY 0.01 @ 60009.7").advance(Duration.ofSeconds(1));
        assertThat(end().orders()).extracting(Order::cause).containsExactly("chase for start", "chase for start");
    }

    @Test
    void aChaseInTheSpreadDoesNotOutbidItself() {
        StrategyHarness bot = chasing(chase().postOnly(false).offsetTicks(-1)).expectOrders("BUY 0.01 @ 60000.1");

        bot.top("60000.1", "0.01", "60010", "1").advance(Duration.ofSeconds(5)).expectOrders("BUY 0.01 @ 60000.1");
        bot.top("60003", "1", "60010", "1").advance(Duration.ofSeconds(2)).expectOrders("BUY 0.01 @ 60003.1");
    }

    @Test
    void aChaseWithoutAPriceAboveZeroWaits() {
        chasing(chase().offsetTicks(1_000_000)).advance(Duration.ofSeconds(30)).expectOrders();

        assertThat(end().end()).isEqualTo(End.TIMED_OUT);
    }

    @Test
    void aCancelThatIsNotProvenInTimeIsAskedForAgain() {
        Chase patient = chase().timeout(Duration.ofMinutes(10)).cancelWait(Duration.ofSeconds(4));
        StrategyHarness bot = bot(context -> {
            tasks.add(context.execution().chase(patient, ends::add));
            context.timers().once("cancel", Duration.ofSeconds(3));
        });
        bot.advance(Duration.ofSeconds(2)).disconnect().advance(Duration.ofSeconds(2));
        bot.reconnect().advance(Duration.ofSeconds(1)).expectOrders("BUY 0.01 @ 60000");

        bot.advance(Duration.ofSeconds(2)).expectOrders();
        assertThat(end().end()).isEqualTo(End.CANCELLED);
    }

    @Test
    void aChaseMayReduceOnlyAndTake() {
        StrategyHarness bot = chasing(chase().postOnly(false).reduceOnly(true).offsetTicks(-2));

        assertThat(bot.order("BUY 0.01 @ 60000.2").request().reduceOnly()).isTrue();
        assertThat(bot.order("BUY 0.01 @ 60000.2").request().toString()).doesNotContain("POST_ONLY");
    }

    @Test
    void aChaseOfWhichNoOrderIsTakenSaysWhoRefused() {
        StrategyHarness bot = bot(
                context -> tasks.add(context.execution().chase(chase().timeout(Duration.ofMillis(1500)), ends::add)));
        bot.rejectNext("", RejectReason.NOT_ENTITLED).advance(Duration.ofSeconds(2));

        assertThat(end().end()).isEqualTo(End.REFUSED);
        assertThat(end().refusal().orElseThrow().reason()).isEqualTo(RejectReason.NOT_ENTITLED);
        assertThat(end().filled().isZero()).isTrue();
    }

    @Test
    void whatIsLeftAndTooSmallEndsIt() {
        StrategyHarness bot = chasing(chase()).fillPart("BUY 0.01 @ 60000", "0.006");

        bot.cancelledByVenue("BUY 0.01 @ 60000 filled 0.006").advance(Duration.ofSeconds(2));

        bot.expectOrders();
        assertThat(end().end()).isEqualTo(End.TOO_SMALL);
        assertThat(end().filled().toBigDecimal()).isEqualByComparingTo("0.006");
    }

    @Test
    void aTaskThatIsCancelledTakesItsOrderBack() {
        StrategyHarness bot = bot(context -> {
            tasks.add(context.execution().chase(chase(), ends::add));
            context.timers().once("cancel", Duration.ofSeconds(3));
        });

        bot.advance(Duration.ofSeconds(2)).expectOrders("BUY 0.01 @ 60000");
        bot.advance(Duration.ofSeconds(2)).expectOrders();

        assertThat(end().end()).isEqualTo(End.CANCELLED);
        assertThat(end().why()).isEqualTo("enough");
    }

    @Test
    void aFlattenTakesThePositionBackWithinItsCollar() {
        StrategyHarness bot = bot(context -> context.execution().chase(chase(), bought -> context.execution()
                .flatten(MARKET.id(), Percent.parse("0.1%"), Duration.ofSeconds(20), ends::add)));
        bot.advance(Duration.ofSeconds(1)).fill("BUY 0.01 @ 60000").advance(Duration.ofSeconds(1));

        bot.expectOrders("SELL 0.01 @ 59940.1").fillAt("SELL 0.01 @ 59940.1", "0.01", "59990");
        bot.advance(Duration.ofSeconds(1)).expectPosition("0");

        assertThat(end().end()).isEqualTo(End.COMPLETE);
    }

    /** With a position of 0.01, and an order of the strategy on either side of it, flattened 5 s after the start. */
    private StrategyHarness flattening(String other) {
        OrderText terms = OrderText.parse(other);
        LimitOrderRequest resting = LimitOrderRequest.limit(
                terms.side(), Size.of(MARKET.id(), terms.size()), Price.of(MARKET.id(), terms.price()));
        StrategyHarness bot = StrategyHarness.of(
                        new ScriptProvider(),
                        new ScriptProvider.Config(
                                List.of(MARKET.id()),
                                context -> {
                                    context.execution().chase(chase(), bought -> context.orders()
                                            .place(resting));
                                    context.timers().once("flatten", Duration.ofSeconds(5));
                                },
                                context -> context.execution()
                                        .flatten(
                                                MARKET.id(), Percent.parse("0.1%"), Duration.ofSeconds(40), ends::add)))
                .market(MARKET)
                .open()
                .top("60000", "1", "60000.2", "1");
        return bot.advance(Duration.ofSeconds(1)).fill("BUY 0.01 @ 60000").advance(Duration.ofSeconds(1));
    }

    @Test
    void aFlattenWaitsForTheLastFillsOfWhatItCancels() {
        StrategyHarness bot = flattening("SELL 0.008 @ 61000");
        Mischief venue = new Mischief(bot);
        venue.holdFills();
        bot.fillPart("SELL 0.008 @ 61000", "0.004")
                .advance(Duration.ofSeconds(4))
                .expectOrders();

        venue.tellFills();
        bot.advance(Duration.ofSeconds(1)).expectOrders("SELL 0.006 @ 59940.1");
    }

    @Test
    void aFlattenThatCanWaitNoLongerLeavesOutWhatTheVenueHasCounted() {
        StrategyHarness bot = flattening("SELL 0.008 @ 61000");
        new Mischief(bot).holdFills();
        bot.fillPart("SELL 0.008 @ 61000", "0.004")
                .advance(Duration.ofSeconds(9))
                .expectOrders("SELL 0.006 @ 59940.1");
    }

    @Test
    void aFlattenIsNotOverWhileAFillIsOnItsWay() {
        StrategyHarness bot = flattening("SELL 0.02 @ 61000");
        Mischief venue = new Mischief(bot);
        bot.fillPart("SELL 0.02 @ 61000", "0.01").expectPosition("0");
        venue.holdFills();
        bot.fillPart("SELL 0.02 @ 61000 filled 0.01", "0.006").advance(Duration.ofSeconds(5));
        assertThat(ends).isEmpty();

        venue.tellFills();
        bot.advance(Duration.ofSeconds(1)).expectOrders("BUY 0.006 @ 60060.1").fill("BUY 0.006 @ 60060.1");
        bot.advance(Duration.ofSeconds(1)).expectPosition("0");
        assertThat(end().end()).isEqualTo(End.COMPLETE);
    }

    @Test
    void aFlattenDoesNotCloseTwiceWhatItsOwnOrderHasFilled() {
        StrategyHarness bot = flattening("SELL 0.008 @ 61000").advance(Duration.ofSeconds(4));
        Mischief venue = new Mischief(bot);
        venue.holdFills();
        String order = "SELL 0.01 @ 59940.1";
        bot.expectOrders(order).fillPart(order, "0.004").cancelledByVenue(order + " filled 0.004");

        bot.advance(Duration.ofSeconds(2)).expectOrders();
        venue.tellFills();
        bot.advance(Duration.ofSeconds(1)).expectOrders("SELL 0.006 @ 59940.1");
    }

    @Test
    void aFlattenThatFindsNoTakerTimesOut() {
        StrategyHarness bot = bot(context -> context.execution().chase(chase(), bought -> context.execution()
                .flatten(MARKET.id(), Percent.parse("0.1%"), Duration.ofSeconds(20), ends::add)));
        bot.advance(Duration.ofSeconds(1)).fill("BUY 0.01 @ 60000").advance(Duration.ofSeconds(40));

        bot.expectOrders();
        assertThat(end().end()).isEqualTo(End.TIMED_OUT);
    }

    private static Twap twap() {
        return Twap.of(Side.BUY, Size.of(MARKET.id(), new BigDecimal("0.03")), Duration.ofMinutes(3), 3);
    }

    private StrategyHarness slicing(Twap twap) {
        return bot(context -> tasks.add(context.execution().twap(twap, ends::add)))
                .advance(Duration.ofSeconds(2));
    }

    @Test
    void aTwapCarriesOverWhatASliceMissed() {
        StrategyHarness bot = slicing(twap());
        bot.expectOrders("BUY 0.01 @ 60000").fillPart("BUY 0.01 @ 60000", "0.004");

        bot.advance(Duration.ofMinutes(1)).expectOrders("BUY 0.016 @ 60000");
        bot.fill("BUY 0.016 @ 60000").advance(Duration.ofSeconds(30)).expectOrders();
        bot.advance(Duration.ofSeconds(30)).expectOrders("BUY 0.01 @ 60000");
        bot.fill("BUY 0.01 @ 60000").advance(Duration.ofSeconds(1));

        assertThat(end().end()).isEqualTo(End.COMPLETE);
        assertThat(end().filled().toBigDecimal()).isEqualByComparingTo("0.03");
        assertThat(end().orders()).hasSize(3);
    }

    @Test
    void aTwapCountsAllFillsOfASliceWithMoreOrdersThanAreKept() {
        Size lots = Size.of(MARKET.id(), new BigDecimal("10"));
        Style eager = Style.follow().interval(Duration.ofSeconds(1));
        StrategyHarness bot =
                slicing(Twap.of(Side.BUY, lots, Duration.ofMinutes(40), 2).style(eager));
        for (int i = 0; i < 520; i++) {
            String order = bot.openOrders().get(0).toString();
            bot.fillPart(order, "0.005")
                    .cancelledByVenue(order + " filled 0.005")
                    .advance(Duration.ofSeconds(2));
        }

        bot.advance(Duration.ofMinutes(5)).expectOrders("BUY 7.4 @ 60000");
        bot.fill("BUY 7.4 @ 60000").advance(Duration.ofSeconds(1)).expectPosition("10");

        assertThat(end().end()).isEqualTo(End.COMPLETE);
        assertThat(end().filled()).isEqualTo(lots);
        assertThat(end().averagePrice().orElseThrow()).isEqualByComparingTo("60000");
        assertThat(end().orders()).hasSize(500);
    }

    @Test
    void aTwapWhoseTimeIsUpSaysWhatWasFilled() {
        StrategyHarness bot = slicing(twap()).fill("BUY 0.01 @ 60000");

        bot.advance(Duration.ofMinutes(4)).expectOrders();

        assertThat(end().end()).isEqualTo(End.TIMED_OUT);
        assertThat(end().filled().toBigDecimal()).isEqualByComparingTo("0.01");
    }

    @Test
    void aTwapMayTakeWithinACollar() {
        StrategyHarness bot = slicing(twap().style(Style.take(Percent.parse("0.1%"))));

        bot.expectOrders("BUY 0.01 @ 60060.1");
    }

    @Test
    void aTwapWithJitterBeginsLateAndTheSameInEachRun() {
        Twap late = twap().jitter(Percent.parse("90%"));
        List<Long> begins = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            StrategyHarness bot = slicing(late);
            long before = bot.now().getEpochSecond();
            while (bot.openOrders().isEmpty()) {
                bot.advance(Duration.ofSeconds(1));
            }
            begins.add(bot.now().getEpochSecond() - before);
            assertThat(begins.get(run)).isLessThan(60);
        }

        assertThat(begins.get(1)).isEqualTo(begins.get(0));
    }

    @Test
    void aCancelledTwapEndsAfterItsOrder() {
        StrategyHarness bot = bot(context -> {
            tasks.add(context.execution().twap(twap(), ends::add));
            context.timers().once("cancel", Duration.ofSeconds(70));
        });
        bot.advance(Duration.ofSeconds(72)).expectOrders();

        assertThat(end().end()).isEqualTo(End.CANCELLED);
    }
}
