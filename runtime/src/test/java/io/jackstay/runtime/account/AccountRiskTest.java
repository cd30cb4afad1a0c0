package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules over all bots of a login, behind the real loops of two bots. */
final class AccountRiskTest extends AccountRiskDesk {
    @Test
    void ordersOfAllBotsCountTogether() {
        positionLimit("1");
        start();
        Order first = place(one, Side.BUY, "0.6");
        Order second = place(two, Side.BUY, "0.6");
        Order third = place(two, Side.BUY, "0.4");

        assertThat(first.state()).isEqualTo(OrderState.OPEN);
        assertThat(second.state()).isEqualTo(OrderState.REJECTED);
        assertThat(second.rejection().orElseThrow().reason()).isEqualTo(RejectReason.RISK);
        assertThat(second.why()).isEqualTo("all bots of the login: position-limit: limit 1, actual 1.2");
        assertThat(third.state()).isEqualTo(OrderState.OPEN);
        assertThat(rule.exposure()).isEqualTo("0 +1 -0 2");
        assertThat(rule.asked).extracting(RiskOrder::bot).containsExactly("bot1", "bot2", "bot2");
        assertThat(rule.view.orElseThrow().scope()).isEqualTo(RiskScope.ACCOUNT);
        assertThat(rule.view.orElseThrow().ordersWithin(Duration.ofMinutes(1))).isEqualTo(2);
    }

    @Test
    void positionsOfAllBotsCountTogether() {
        positionLimit("1");
        start();
        fill(place(one, Side.BUY, "0.6"));
        assertThat(place(two, Side.BUY, "0.6").state()).isEqualTo(OrderState.REJECTED);

        fill(place(two, Side.SELL, "0.6"));
        assertThat(rule.exposure()).isEqualTo("0 +0 -0 0");
        assertThat(place(two, Side.BUY, "0.6").state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void anOrderWithoutAnAnswerCountsUntilItsEndIsKnown() {
        positionLimit("1");
        start();
        bench.venue().onExecute = batch -> batch.submits()
                .forEach(submit ->
                        bench.venue().events().outcome(submit.ref(), Command.SUBMIT, new Outcome.Unknown("time-out")));
        place(one, Side.BUY, "0.6");
        assertThat(place(two, Side.BUY, "0.6").state()).isEqualTo(OrderState.REJECTED);
    }

    @Test
    void aCancelledOrderCountsUntilItsLastWord() {
        positionLimit("1");
        start();
        Order first = place(one, Side.BUY, "0.6");
        turn(one, context -> context.orders().cancel(first));
        assertThat(first.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(place(two, Side.BUY, "0.6").state()).isEqualTo(OrderState.REJECTED);

        bench.pass(Duration.ofSeconds(11));
        assertThat(place(two, Side.BUY, "0.6").state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void amendsAreAskedAboutAndCount() {
        positionLimit("1");
        start();
        bench.venue().onExecute = batch -> {
            bench.venue().obey(batch);
            batch.amends()
                    .forEach(amend ->
                            bench.venue().events().outcome(amend.order(), Command.AMEND, new Outcome.Accepted("", "")));
        };
        Order first = place(one, Side.BUY, "0.6");
        turn(one, context -> context.orders().amend(first, price(BTC, "99"), size(BTC, "1.1")));
        assertThat(first.size()).isEqualTo(size(BTC, "0.6"));
        assertThat(first.why()).contains("all bots of the login: position-limit");

        turn(one, context -> context.orders().amend(first, price(BTC, "99"), size(BTC, "0.9")));
        assertThat(first.size()).isEqualTo(size(BTC, "0.9"));
        assertThat(place(two, Side.BUY, "0.2").state()).isEqualTo(OrderState.REJECTED);
    }

    @Test
    void anAmendOfAnOrderThatIsFilledMeanwhileIsRefusedAndTheRestOfItsTurnLeaves() {
        start();
        Order filled = place(one, Side.BUY, "1");
        Order resting = place(one, Side.BUY, "0.5");
        turn(one, context -> {
            bench.account.execute(() -> bench.venue().fill(orderOf(filled)));
            context.orders().amend(filled, price(BTC, "99"), size(BTC, "1"));
            context.orders().cancel(resting);
            placed.add(context.orders().place(limit(Side.BUY, "0.1", "100")));
        });

        assertThat(filled.state()).isEqualTo(OrderState.FILLED);
        assertThat(resting.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(placed.get(2).state()).isEqualTo(OrderState.OPEN);
        assertThat(bench.venue().batches).allMatch(batch -> batch.amends().isEmpty());
        assertThat(bench.account.alerts()).isEmpty();
    }

    @Test
    void ofABatchThatCanNotBeCheckedTheCancelsLeaveAndTheRestIsAnswered() {
        bench.account.guard().by(List.of(new GuardingRule("probe", rule)), LocalTime.MIDNIGHT);
        Port port = new Port(3);
        bench.account.attach(port, List.of(BTC), List.of());
        OrderBatch.Submit first = submit(1);
        bench.account.send(port, OrderBatch.of(List.of(), List.of(), List.of(first)), List.of());
        bench.settle();
        port.events.clear();
        Cloid successor = LAYOUT.cloid(0, 3, 2);
        long deadline = clock.epochNanos() + 1_000_000_000L;
        OrderBatch.Amend wrong = new OrderBatch.Amend(
                first.ref(),
                successor,
                price(Markets.ETH, "9"),
                size(BTC, "2"),
                size(BTC, "0"),
                first.request(),
                deadline);
        OrderRef other = OrderRef.of(BTC, LAYOUT.cloid(0, 3, 9));
        bench.account.send(
                port,
                OrderBatch.of(List.of(new OrderBatch.Cancel(other)), List.of(wrong), List.of(submit(3))),
                List.of());
        bench.settle();

        assertThat(port.events).containsExactlyInAnyOrder("CANCEL Rejected", "AMEND Rejected", "SUBMIT Rejected");
        assertThat(bench.venue().batches.get(1)).satisfies(batch -> {
            assertThat(batch.cancels()).hasSize(1);
            assertThat(batch.size()).isEqualTo(1);
        });
        assertThat(rule.exposure()).isEqualTo("0 +1 -0 1");
    }

    private OrderBatch.Submit submit(long sequence) {
        return new OrderBatch.Submit(
                LAYOUT.cloid(0, 3, sequence), limit(Side.BUY, "1", "100"), clock.epochNanos() + 1_000_000_000L);
    }

    @Test
    void equityFollowsQuotesThatARuleHasSeenAlready() {
        rule.check = (order, view) -> {
            view.exposure(BTC);
            return RiskDecision.ALLOW;
        };
        bench.account.reconcileEvery(Duration.ofMinutes(1));
        start();
        fill(place(one, Side.BUY, "1"));
        one.then = (context, call) -> {
            if (call.startsWith("tick")) {
                one.then = (again, later) -> {};
                context.orders().place(limit(Side.BUY, "0.1", "80"));
            }
        };
        bench.quote(899, 901);
        bench.pass(Duration.ofSeconds(2));

        assertThat(rule.view.orElseThrow().equity().amount()).isEqualByComparingTo("-10");
    }

    @Test
    void whatTheVenueRejectsCountsNoMore() {
        positionLimit("1");
        start();
        bench.venue().onExecute = batch -> batch.submits().forEach(submit -> bench.venue()
                .events()
                .outcome(submit.ref(), Command.SUBMIT, new Outcome.Rejected(new Rejection(RejectReason.OTHER, "no"))));
        place(one, Side.BUY, "0.6");
        assertThat(rule.exposure()).isEqualTo("0 +0 -0 0");
    }

    @Test
    void aHaltOfTheLoginStopsAllBotsAndCancelsPass() {
        start();
        Order resting = place(one, Side.BUY, "1");
        rule.onFill = actions -> actions.halt("too much");
        fill(place(two, Side.BUY, "0.5"));

        assertThat(place(one, Side.BUY, "0.1").rejection().orElseThrow().reason())
                .isEqualTo(RejectReason.HALTED);
        assertThat(placed.get(2).why()).isEqualTo("all bots of the login: halted by probe: too much");
        turn(one, context -> context.orders().cancelAll());
        assertThat(resting.state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void cancelAllOfARuleCancelsTheOrdersOfAllBots() {
        start();
        place(one, Side.BUY, "1");
        place(one, Side.BUY, "1");
        Order filled = place(two, Side.BUY, "1");
        place(two, Side.SELL, "1");
        rule.onFill = actions -> actions.cancelAll("enough");
        fill(filled);

        assertThat(bench.venue().resting()).isEmpty();
        assertThat(placed.stream().filter(order -> order.state() == OrderState.CANCELLED))
                .hasSize(3);
    }

    @Test
    void aRuleThatThrowsRefuses() {
        rule.check = (order, view) -> {
            throw new IllegalStateException("broken by the test");
        };
        start();

        assertThat(place(one, Side.BUY, "0.1").rejection().orElseThrow().reason())
                .isEqualTo(RejectReason.RISK);
    }

    @Test
    void flattenOfARuleClosesThePositionsOfAllBotsOfTheLogin() {
        start();
        fill(place(one, Side.BUY, "1"));
        place(one, Side.BUY, "3");
        Order last = place(two, Side.BUY, "2");
        List<String> sent = new ArrayList<>();
        bench.venue().onExecute = batch -> {
            batch.submits()
                    .forEach(submit -> sent.add("%s %s %s"
                            .formatted(
                                    submit.request().side(),
                                    submit.request().size(),
                                    submit.request().reduceOnly())));
            bench.venue().obey(batch);
        };
        rule.onFill = actions -> {
            rule.onFill = again -> {};
            actions.halt("too much");
            actions.flatten("too much");
        };
        fill(last);
        bench.pass(Duration.ofSeconds(5));

        assertThat(sent).containsExactlyInAnyOrder("SELL 1 true", "SELL 2 true");
        assertThat(rule.asked)
                .filteredOn(asked -> asked.request().side() == Side.SELL)
                .hasSize(2)
                .allMatch(RiskOrder::byRuntime);
        while (!bench.venue().resting().isEmpty()) {
            bench.venue(() -> bench.venue().fill(bench.venue().resting().get(0).ref()));
        }
        bench.pass(Duration.ofSeconds(60));
        assertThat(rule.exposure()).isEqualTo("0 +0 -0 0");
        assertThat(bench.account.alerts()).extracting(alert -> alert.code()).doesNotContain(AlertCode.FLATTEN_FAILED);
    }

    @Test
    void aReduceOnlyMarketOrderOfAStrategyIsNotTheRuntimes() {
        start();
        fill(place(one, Side.BUY, "1"));
        MarketOrderRequest close = MarketOrderRequest.market(Side.SELL, size(BTC, "1"), price(BTC, "99"))
                .reducing();
        turn(one, context -> placed.add(context.orders().place(close)));

        assertThat(placed.get(1).state()).isEqualTo(OrderState.OPEN);
        assertThat(rule.asked.get(1).reducing()).isTrue();
        assertThat(rule.asked.get(1).byRuntime()).isFalse();
    }

    @Test
    void positionsThatNobodyClosesAreTold() {
        start();
        fill(place(one, Side.BUY, "1"));
        Order last = place(two, Side.BUY, "2");
        bench.venue().onExecute = batch -> {};
        rule.onFill = actions -> actions.flatten("too much");
        fill(last);

        bench.pass(Duration.ofSeconds(45));

        assertThat(bench.account.alerts())
                .filteredOn(alert -> alert.code() == AlertCode.FLATTEN_FAILED)
                .extracting(alert -> alert.text())
                .containsExactly("all bots of the login together still hold 3 in sim:BTC-USDC-PERP: probe: too much");
    }
}
