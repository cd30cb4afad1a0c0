package io.jackstay.lib.sim;

import static io.jackstay.api.market.Side.BUY;
import static io.jackstay.api.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Money;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fill-or-kill, triggers, amends, self-trade prevention. */
class OrderKindsTest {
    private final Script script = new Script();

    private LimitOrderRequest kill(Side side, long size, long price) {
        return script.limit(side, size, price).with(TimeInForce.FOK);
    }

    private TriggerOrderRequest trigger(Side side, TriggerOrderRequest.Kind kind, long at, PriceBand.Reference by) {
        return new TriggerOrderRequest(
                side,
                script.market.info().size(2),
                kind,
                script.market.info().price(at),
                by,
                script.market.info().price(side == BUY ? at + 50 : at - 50),
                false,
                "");
    }

    @Test
    void fillOrKillTakesAllOrNothing() {
        script.top(100, 10, 101, 10);
        script.submit(kill(BUY, 11, 101));
        script.submit(kill(BUY, 10, 101));

        assertThat(script.log).containsExactly("rejected 1 NO_LIQUIDITY", "accepted 2", "filled 2 10@101 TAKER");
    }

    @Test
    void twoThousandOrdersMayBeOpenAndNoMore() {
        script.top(100, 10, 101, 10);
        for (int i = 0; i < Admission.MOST_OPEN; i++) {
            script.buy(1, 50);
        }
        script.submit(script.limit(BUY, 1, 50));
        assertThat(script.log).last().isEqualTo("rejected 2001 TOO_MANY_ORDERS");
        script.exchange.cancel(script.exchange.openOrders().get(7).ref(), script.now);
        script.submit(script.limit(BUY, 1, 50));

        assertThat(script.log).last().isEqualTo("accepted 2002");
    }

    @Test
    void stopSellWaitsUntilTheMiddleFallsToItsTrigger() {
        script.top(100, 10, 102, 10);
        script.submit(trigger(SELL, TriggerOrderRequest.Kind.STOP, 95, PriceBand.Reference.MID));
        assertThat(script.exchange.openOrders()).singleElement().satisfies(order -> {
            assertThat(order.state()).isEqualTo(OrderState.OPEN);
            assertThat(order.isWaiting()).isTrue();
        });

        script.top(95, 10, 96, 10);
        assertThat(script.fills).as("the middle is 95.5").isEmpty();
        script.top(94, 10, 96, 10);

        assertThat(script.log).endsWith("filled 1 2@94 TAKER");
    }

    @Test
    void takeProfitBuyTriggersByTheLastPrint() {
        script.top(100, 10, 102, 10);
        script.submit(trigger(BUY, TriggerOrderRequest.Kind.TAKE_PROFIT, 99, PriceBand.Reference.LAST));
        script.print(SELL, 1, 100);
        assertThat(script.fills).isEmpty();
        script.print(SELL, 1, 99);

        assertThat(script.log).endsWith("filled 1 2@102 TAKER");
    }

    @Test
    void triggerThatIsReachedAlreadyFiresAtOnceAndCancelFindsOneThatWaits() {
        script.top(100, 10, 102, 10);
        script.market.onMark(1_005, script.now);
        script.submit(trigger(BUY, TriggerOrderRequest.Kind.STOP, 100, PriceBand.Reference.MARK));
        script.submit(trigger(BUY, TriggerOrderRequest.Kind.STOP, 101, PriceBand.Reference.MARK));
        script.exchange.cancel(script.last(), script.now);
        script.market.onMark(1_020, script.now);

        assertThat(script.log)
                .containsExactly("accepted 1", "filled 1 2@102 TAKER", "accepted 2", "cancelled 2 REQUESTED");
    }

    @Test
    void smallerAmendKeepsItsPlaceAndAnyOtherLosesIt() {
        script.top(100, 10, 110, 10);
        SimOrder first = script.buy(4, 100);
        SimOrder second = script.buy(4, 100);
        script.exchange.amend(
                first.ref(),
                script.market.info().price(100),
                script.market.info().size(3),
                script.now);
        script.top(100, 20, 110, 10);
        assertThat(script.market.queueAhead(first)).contains(10L);
        script.exchange.amend(
                second.ref(),
                script.market.info().price(100),
                script.market.info().size(5),
                script.now);
        assertThat(script.market.queueAhead(second)).contains(20L);

        script.print(SELL, 14, 100);

        assertThat(first.filled()).isEqualTo(3);
        assertThat(second.filled()).isZero();
        assertThat(second.ref().cloidOrZero()).isEqualTo(2);
    }

    @Test
    void successorThatWouldBeRefusedLeavesTheOrderAsItIs() {
        script.top(100, 10, 110, 10);
        SimOrder order = script.place(script.limit(BUY, 4, 100).postOnly());
        script.exchange.replace(
                order.ref(),
                new Cloid(9),
                script.market.info().price(110),
                script.market.info().size(4),
                script.now);

        assertThat(script.log).endsWith("amend rejected 1 POST_ONLY_WOULD_CROSS");
        assertThat(script.exchange.openOrders()).containsExactly(order);
    }

    @Test
    void selfTradePreventionCancelsTheOldestOrBothWhenToldTo() {
        assertThat(meet(SelfTrade.CANCEL_NEWEST)).endsWith("rejected 2 SELF_TRADE");
        assertThat(meet(SelfTrade.CANCEL_OLDEST))
                .endsWith("accepted 2", "cancelled 1 SELF_TRADE_OLDER", "filled 2 5@104 TAKER");
        assertThat(meet(SelfTrade.CANCEL_BOTH))
                .endsWith("accepted 2", "cancelled 1 SELF_TRADE_OLDER", "cancelled 2 SELF_TRADE");
    }

    private static List<String> meet(SelfTrade mode) {
        Script own = new Script(new SimSettings(mode, QueueModel.PROPORTIONAL), Script.perp(), "1000000 USDC");
        own.top(100, 10, 104, 10);
        own.sell(5, 103);
        own.submit(own.limit(BUY, 5, 104));
        return own.log;
    }

    @Test
    void strangersBeforeAnotherAccountsOrderComeFirst() {
        Script other = new Script();
        script.top(100, 4, 110, 10);
        SimOrder resting = script.buy(3, 100);
        script.top(100, 10, 110, 10);
        SimMember second = script.venue.join(new SimAccount(2, List.of()), other);
        second.submit(
                new Cloid(1),
                LimitOrderRequest.limit(
                        SELL, script.market.info().size(6), script.market.info().price(100)),
                script.now);

        assertThat(other.log).as("it holds nothing").containsExactly("rejected 1 INSUFFICIENT_MARGIN");
        SimMember rich =
                script.venue.join(new SimAccount(3, List.of(new Money("USDC", new BigDecimal("1000")))), other);
        rich.submit(
                new Cloid(2),
                LimitOrderRequest.limit(
                        SELL, script.market.info().size(6), script.market.info().price(100)),
                script.now);

        assertThat(other.log).endsWith("accepted 2", "filled 2 4@100 TAKER", "filled 2 2@100 TAKER");
        assertThat(script.log).endsWith("filled 1 2@100 MAKER");
        assertThat(resting.remaining()).isEqualTo(1);
    }
}
