package io.jackstay.runtime.execution;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.ETH;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.report;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names by which an order is found, and which of them are forgotten with it. */
final class OrderNamesTest {
    private final Desk desk = new Desk();

    /** Replaced by the venue: it has two client order ids, and two ids of the venue. */
    private Order replaced() {
        Order order = desk.open("1");
        desk.gateway.amend(order, price(BTC, "99"), size(BTC, "1"), desk.now());
        desk.turn();
        Cloid successor = desk.sent.get(desk.sent.size() - 1).amends().get(0).successor();
        desk.outcome(order, Command.AMEND, new Outcome.Accepted("", ""));
        desk.tracker.onReport(
                report(
                        OrderRef.of(BTC, successor, "r" + successor),
                        Side.BUY,
                        "1",
                        "99",
                        OrderState.OPEN,
                        desk.nanos() + 1),
                desk.now());
        assertThat(order.cloid()).contains(successor);
        return order;
    }

    private void forgetEndedOnes() {
        for (int i = 0; i < OrderIndex.KEPT_ENDED; i++) {
            desk.fill(desk.open("1"), "1");
        }
    }

    @Test
    void anIdIsOfOneMarket() {
        Order order = desk.open("1");
        Cloid cloid = order.cloid().orElseThrow();

        assertThat(desk.tracker.find(OrderRef.of(BTC, cloid))).contains(order);
        assertThat(desk.tracker.find(OrderRef.of(ETH, cloid))).isEmpty();
    }

    @Test
    void theVenuesFirstIdOfAnOrderStays() {
        Order order = desk.sent("1");
        desk.accept(order, "v1");

        desk.accept(order, "v2");

        assertThat(order.venueOrderId()).contains("v1");
        assertThat(desk.tracker.find(OrderRef.foreign(BTC, "v2"))).isEmpty();
    }

    @Test
    void aFillTellsTheVenuesId() {
        Order order = desk.sent("1");

        desk.fill(OrderRef.of(BTC, order.cloid().orElseThrow(), "v1"), "0.5");

        assertThat(order.venueOrderId()).contains("v1");
        assertThat(desk.tracker.find(OrderRef.foreign(BTC, "v1"))).contains(order);
    }

    @Test
    void anAnswerWithoutAnIdOfTheVenueNamesNothing() {
        Order order = desk.sent("1");

        desk.accept(order, "");

        assertThat(order.venueOrderId()).isEmpty();
        assertThat(desk.tracker.find(OrderRef.none(BTC))).isEmpty();
    }

    @Test
    void aSuccessorsIdWithoutThatOfTheVenueIsNotTakenYet() {
        Order order = desk.open("1");
        Cloid first = order.cloid().orElseThrow();
        desk.gateway.amend(order, price(BTC, "99"), size(BTC, "2"), desk.now());
        desk.turn();
        Cloid successor = desk.sent.get(1).amends().get(0).successor();

        desk.fill(OrderRef.of(BTC, successor), "0.5");

        assertThat(order.filled()).isEqualTo(size(BTC, "0.5"));
        assertThat(order.cloid()).contains(first);
    }

    @Test
    void aForgottenOrderTakesAllItsNamesWithItAndNoOthers() {
        Order kept = replaced();
        Order gone = replaced();
        Cloid goneNow = gone.cloid().orElseThrow();
        Cloid keptNow = kept.cloid().orElseThrow();
        desk.fill(OrderRef.of(BTC, goneNow), "1");
        assertThat(desk.tracker.find(goneNow)).contains(gone);

        forgetEndedOnes();

        assertThat(desk.tracker.find(goneNow)).isEmpty();
        assertThat(desk.tracker.find(OrderRef.foreign(BTC, "r" + goneNow))).isEmpty();
        assertThat(desk.tracker.find(keptNow)).contains(kept);
        assertThat(desk.tracker.find(OrderRef.foreign(BTC, "r" + keptNow))).contains(kept);
        assertThat(desk.tracker.find(OrderRef.foreign(
                        BTC, "v" + kept.history().get(0).order().cloid().orElseThrow())))
                .contains(kept);
    }

    @Test
    void ofTheIdsThatAVenueNeverUsesTheLatestAreKept() {
        Order order = replaced();
        Cloid used = order.cloid().orElseThrow();
        int names = desk.tracker.names();
        List<Cloid> successors = new ArrayList<>();
        for (int i = 0; i < 3 * OrderIndex.KEPT_UNUSED; i++) {
            desk.gateway.amend(order, price(BTC, "9" + i % 10), size(BTC, "1"), desk.now());
            desk.turn();
            successors.add(desk.sent.get(desk.sent.size() - 1).amends().get(0).successor());
            desk.outcome(order, Command.AMEND, new Outcome.Accepted("", ""));
        }

        assertThat(desk.tracker.names()).isEqualTo(names + OrderIndex.KEPT_UNUSED);
        assertThat(desk.tracker.find(used)).contains(order);
        assertThat(desk.tracker.find(successors.get(successors.size() - 1))).contains(order);
        assertThat(desk.tracker.find(successors.get(0))).isEmpty();
    }

    /** One open and one ended order, the latter without its fills: each under its id and the venue's. */
    @Test
    void namesAreCountedOfAllKinds() {
        replaced();
        assertThat(desk.tracker.names()).as("id, successor, two of the venue").isEqualTo(4);
        Order ended = desk.place(limit(Side.BUY, "1", "100").labelled("L"));
        desk.turn();
        assertThat(desk.tracker.names()).as("and id, label").isEqualTo(6);
        desk.report(ended, OrderState.FILLED, "1");
        assertThat(desk.tracker.names()).as("and among the unsettled").isEqualTo(7);
        desk.fill(ended, "1");
        assertThat(desk.tracker.names()).isEqualTo(6);

        forgetEndedOnes();

        assertThat(desk.tracker.names()).as("each of the ended by two").isEqualTo(4 + 2 * OrderIndex.KEPT_ENDED);
        assertThat(desk.tracker.findLabel("L")).isEmpty();
    }
}
