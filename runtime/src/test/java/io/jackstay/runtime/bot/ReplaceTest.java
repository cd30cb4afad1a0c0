package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Bench.BTC_INFO;
import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.strategy.Context;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other terms for an order at a venue that can't change one: cancelled, and placed anew when it is known how it ended. */
final class ReplaceTest {
    private static final Duration SETTLE_TIME = Duration.ofSeconds(10);

    private final Bench bench = new Bench(
            VenueTraits.of(Capability.TRADING, Capability.CANCEL_REPLACE).settleTime(SETTLE_TIME), BTC_INFO);
    private final Calls strategy = new Calls();
    private final AtomicReference<Consumer<Context>> next = new AtomicReference<>();
    private final AtomicReference<Order> old = new AtomicReference<>();
    private final AtomicReference<Order> successor = new AtomicReference<>();

    @BeforeEach
    void doWhatATestSays() {
        strategy.then = (context, call) -> {
            Consumer<Context> wanted = call.startsWith("tick") ? next.getAndSet(null) : null;
            if (wanted != null) {
                wanted.accept(context);
            }
        };
        bench.venue().onExecute = batch -> batch.submits().forEach(this::accept);
    }

    private void accept(OrderBatch.Submit submit) {
        bench.venue().events().outcome(submit.ref(), Command.SUBMIT, new Outcome.Accepted("v" + submit.cloid(), ""));
    }

    private void turn(Consumer<Context> what) {
        next.set(what);
        bench.quote(1000, 1001);
    }

    private void restsOne(RiskRule... rules) {
        bench.started(1, strategy, rules);
        turn(context ->
                old.set(context.orders().place(limit(Side.BUY, "1", "100").labelled("L1"))));
        bench.venue().batches.clear();
    }

    private void amendTo(String price, String size) {
        turn(context -> successor.set(context.orders().amend(old.get(), price(BTC, price), size(BTC, size))));
    }

    private OrderRef ref() {
        return OrderRef.of(BTC, old.get().cloid().orElseThrow());
    }

    private void cancelAnswered(Outcome outcome) {
        bench.venue(() -> bench.venue().events().outcome(ref(), Command.CANCEL, outcome));
    }

    private void filled(String size) {
        bench.venue(() -> bench.venue()
                .events()
                .fill(Markets.fill("f" + size, ref(), Side.BUY, size, "100", bench.clock.epochNanos())));
    }

    private void reported(OrderState state, String filled) {
        bench.venue(() -> bench.venue()
                .events()
                .order(OrderReport.of(
                                ref(),
                                Side.BUY,
                                price(BTC, "100"),
                                size(BTC, "1"),
                                state,
                                Markets.at(bench.clock.epochNanos()))
                        .filled(size(BTC, filled))));
    }

    private List<LimitOrderRequest> submitted() {
        List<LimitOrderRequest> requests = new ArrayList<>();
        for (OrderBatch batch : bench.venue().batches) {
            batch.submits().forEach(submit -> requests.add((LimitOrderRequest) submit.request()));
        }
        return requests;
    }

    private long cancels() {
        return bench.venue().batches.stream()
                .mapToLong(batch -> batch.cancels().size())
                .sum();
    }

    private static Outcome rejected(RejectReason reason) {
        return new Outcome.Rejected(new Rejection(reason, "no"));
    }

    @Test
    void theSuccessorLeavesWhenTheVenueHasSaidHowTheOrderEnded() {
        restsOne();
        amendTo("99", "1.5");
        assertThat(cancels()).isEqualTo(1);
        assertThat(submitted()).isEmpty();
        assertThat(successor.get()).isNotSameAs(old.get());
        assertThat(successor.get().state()).isEqualTo(OrderState.SUBMITTING);

        cancelAnswered(new Outcome.Accepted("", ""));
        assertThat(submitted()).isEmpty();
        reported(OrderState.CANCELLED, "0");

        assertThat(submitted()).containsExactly(limit(Side.BUY, "1.5", "99").labelled("L1"));
        assertThat(successor.get().state()).isEqualTo(OrderState.OPEN);
        assertThat(bench.status().counts().openOrders()).isEqualTo(1);
    }

    @Test
    void aFillThatRacesTheCancelShrinksTheSuccessor() {
        restsOne();
        amendTo("99", "1.5");
        cancelAnswered(new Outcome.Accepted("", ""));
        filled("0.4");
        reported(OrderState.CANCELLED, "0.4");

        assertThat(submitted()).containsExactly(limit(Side.BUY, "1.1", "99").labelled("L1"));
        assertThat(successor.get().size()).isEqualTo(size(BTC, "1.1"));
    }

    @Test
    void whatTheVenueHasCountedShrinksItBeforeTheFillItselfHasCome() {
        restsOne();
        amendTo("99", "1.5");
        reported(OrderState.CANCELLED, "0.7");

        assertThat(submitted()).containsExactly(limit(Side.BUY, "0.8", "99").labelled("L1"));
        filled("0.7");
        assertThat(successor.get().size()).isEqualTo(size(BTC, "0.8"));
    }

    @Test
    void withoutAFinalReportTheSettleTimeIsWaitedFor() {
        restsOne();
        amendTo("99", "1");
        cancelAnswered(new Outcome.Accepted("", ""));
        bench.pass(SETTLE_TIME.minusMillis(1));
        assertThat(submitted()).isEmpty();
        filled("0.3");
        bench.pass(Duration.ofSeconds(1));

        assertThat(submitted()).containsExactly(limit(Side.BUY, "0.7", "99").labelled("L1"));
    }

    @Test
    void anOrderThatFillsInFullLeavesOnlyWhatWasAskedForOnTop() {
        restsOne();
        amendTo("99", "1.5");
        filled("1");
        cancelAnswered(rejected(RejectReason.UNKNOWN_ORDER));

        assertThat(submitted()).containsExactly(limit(Side.BUY, "0.5", "99").labelled("L1"));
    }

    @Test
    void nothingLeavesWhenNothingIsLeft() {
        restsOne();
        amendTo("99", "1");
        filled("1");
        bench.pass(SETTLE_TIME.plusSeconds(1));

        assertThat(submitted()).isEmpty();
        assertThat(successor.get().state()).isEqualTo(OrderState.FAILED);
        assertThat(successor.get().why()).contains("nothing is left");
        assertThat(strategy.calls).contains("update SUBMITTING>FAILED");
    }

    @Test
    void aCancelThatIsRefusedLeavesTheOrderAsItWas() {
        restsOne();
        amendTo("99", "1.5");
        cancelAnswered(rejected(RejectReason.RATE_LIMITED));

        assertThat(successor.get().state()).isEqualTo(OrderState.FAILED);
        assertThat(old.get().state()).isEqualTo(OrderState.OPEN);
        assertThat(old.get().price()).isEqualTo(price(BTC, "100"));
        bench.pass(Duration.ofMinutes(1));
        assertThat(cancels()).isEqualTo(1);
        assertThat(submitted()).isEmpty();
    }

    @Test
    void aCancelWithoutEffectIsAskedForAgain() {
        restsOne();
        amendTo("99", "1.5");
        cancelAnswered(new Outcome.Unknown("time-out"));
        assertThat(cancels()).isEqualTo(1);
        bench.pass(Duration.ofSeconds(6));
        bench.quote(1001, 1002);
        assertThat(cancels()).isEqualTo(2);
        assertThat(submitted()).isEmpty();

        reported(OrderState.CANCELLED, "0");
        assertThat(submitted()).hasSize(1);
    }

    @Test
    void anOrderThatEndsInAnotherWayIsNotReplaced() {
        restsOne();
        amendTo("99", "1.5");
        reported(OrderState.EXPIRED, "0");

        assertThat(submitted()).isEmpty();
        assertThat(successor.get().state()).isEqualTo(OrderState.FAILED);
    }

    @Test
    void aSuccessorThatIsCancelledBeforeItLeavesNeverDoes() {
        restsOne();
        amendTo("99", "1.5");
        turn(context -> context.orders().cancelAll());
        reported(OrderState.CANCELLED, "0");

        assertThat(submitted()).isEmpty();
        assertThat(cancels()).isEqualTo(1);
        assertThat(successor.get().state()).isEqualTo(OrderState.FAILED);
        assertThat(successor.get().why()).isEqualTo("cancelled before it could leave");
    }

    @Test
    void bothTogetherCountAsWhatEitherCouldStillFill() {
        List<String> exposures = new ArrayList<>();
        ProbeRule rule = new ProbeRule();
        rule.onTime = (view, actions) -> exposures.add(view.exposure(BTC).position() + " "
                + view.exposure(BTC).openBuys() + " " + view.exposure(BTC).openOrders());
        restsOne(rule);
        amendTo("99", "1.5");
        bench.pass(Duration.ofSeconds(1));
        filled("0.4");
        cancelAnswered(new Outcome.Accepted("", ""));
        bench.pass(Duration.ofSeconds(1));
        reported(OrderState.CANCELLED, "0.4");
        bench.pass(Duration.ofSeconds(1));

        assertThat(exposures.subList(1, exposures.size()))
                .containsSubsequence("0 1.5 1", "0.4 1.1 1")
                .containsOnly("0 1.5 1", "0.4 1.1 1");
    }

    @Test
    void anAmendThatWouldBreakALimitIsRefusedBeforeAnythingIsCancelled() {
        restsOne(ProbeRule.positionLimit("1.4"));
        amendTo("99", "1.5");

        assertThat(successor.get()).isSameAs(old.get());
        assertThat(old.get().why()).startsWith("amend refused: position-limit");
        assertThat(cancels()).isZero();
    }

    @Test
    void theRulesAreAskedOnceMoreBeforeTheSuccessorLeaves() {
        ProbeRule rule = new ProbeRule();
        restsOne(rule);
        amendTo("99", "1.5");
        rule.check = (order, view) -> {
            assertThat(order.amend()).isTrue();
            assertThat(order.addedSize().isZero()).isTrue();
            assertThat(view.ordersWithin(Duration.ofMinutes(1))).isEqualTo(1);
            return RiskDecision.refuse("late", "nothing", "something");
        };
        reported(OrderState.CANCELLED, "0");

        assertThat(submitted()).isEmpty();
        assertThat(successor.get().state()).isEqualTo(OrderState.REJECTED);
        assertThat(successor.get().rejection().orElseThrow().reason()).isEqualTo(RejectReason.RISK);
    }

    @Test
    void neitherOfBothCanBeAmendedMeanwhile() {
        restsOne();
        amendTo("99", "1.5");
        turn(context -> {
            assertThat(context.orders().amend(successor.get(), price(BTC, "98"), size(BTC, "1")))
                    .isSameAs(successor.get());
            assertThat(context.orders().amend(old.get(), price(BTC, "98"), size(BTC, "1")))
                    .isSameAs(old.get());
        });
        reported(OrderState.CANCELLED, "0");

        assertThat(submitted()).containsExactly(limit(Side.BUY, "1.5", "99").labelled("L1"));
    }

    @Test
    void aStoppingBotLeavesNeither() {
        restsOne();
        amendTo("99", "1.5");
        bench.bots.get(0).stop("test", Duration.ofSeconds(30));
        bench.settle();
        reported(OrderState.CANCELLED, "0");
        bench.pass(Duration.ofSeconds(2));

        assertThat(submitted()).isEmpty();
        assertThat(bench.bots.get(0).isStopped()).isTrue();
    }
}
