package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which way actions go where orders go over the stream. */
class RoutesTest {
    private final Started started = Started.stream();
    private final ScriptedVenue venue = started.venue;
    private final EventLog events = venue.events;

    private RejectReason reason(int outcome) {
        return ((Outcome.Rejected) events.outcomes.get(outcome)).why().reason();
    }

    @Test
    void cancelsGoByRequestWhileTheStreamIsDown() {
        venue.exchange.add(ScriptedVenue.statuses("\"success\""));
        venue.sent.clear();
        venue.disconnect();
        started.cancel(OrderRef.of(Started.ETH, new Cloid(1)));
        started.cancel(OrderRef.foreign(Started.ETH, "77"));

        assertThat(venue.sent).isEmpty();
        assertThat(venue.actions).hasSize(2);
        assertThat(venue.actions.get(0))
                .startsWith("{\"action\":{\"type\":\"cancelByCloid\"")
                .contains("\"nonce\":" + venue.nonces.get(0) + ",");
        assertThat(venue.actions.get(1)).startsWith("{\"action\":{\"type\":\"cancel\"");
        assertThat(venue.nonces).hasSize(2).doesNotHaveDuplicates();
        assertThat(events.outcomes).containsExactly(new Outcome.Accepted("", ""), new Outcome.Accepted("", ""));
    }

    @Test
    void theSwitchThatCancelsAllGoesByRequestWhileTheStreamIsDown() {
        venue.exchange.add(ScriptedVenue.status(200, "{\"status\":\"ok\",\"response\":{\"type\":\"default\"}}"));
        venue.disconnect();
        started.connector.armDeadMan(Duration.ofSeconds(30), List.of(), started.answers::add);
        venue.run();

        assertThat(venue.actions).hasSize(1).first().asString().startsWith("{\"action\":{\"type\":\"scheduleCancel\"");
        assertThat(started.answers.get(1)).isEqualTo(Result.ok());
    }

    @Test
    void whileTheStreamIsDownWhatReducesGoesByRequestAndWhatAddsIsRefused() {
        venue.exchange.add(ScriptedVenue.statuses("{\"filled\":{\"totalSz\":\"0.5\",\"avgPx\":\"3331.7\",\"oid\":9}}"));
        venue.disconnect();
        LimitOrderRequest order = started.buy("0.5", "3300");
        started.place(started.submit(1, order.reducing()), started.submit(2, order));

        started.requireSentAlone(1, 2);
        assertThat(reason(0)).isEqualTo(RejectReason.CONNECTOR_DOWN);
        assertThat(events.outcomes.get(1)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void whileTheStreamIsUpEverythingGoesOverIt() {
        venue.sent.clear();
        LimitOrderRequest order = started.buy("0.5", "3300");
        OrderBatch.Cancel cancel = new OrderBatch.Cancel(OrderRef.of(Started.ETH, new Cloid(7)));
        started.connector.execute(OrderBatch.of(
                List.of(cancel), List.of(), List.of(started.submit(1, order.reducing()), started.submit(2, order))));
        venue.run();

        assertThat(venue.actions).isEmpty();
        assertThat(venue.sent).hasSize(2);
        assertThat(venue.sent.get(1)).contains(started.cloid(1)).contains(started.cloid(2));
    }

    @Test
    void pingsAndActionsOverTheStreamAreTimedUntilTheyAreAnswered() {
        started.place(started.submit(1, started.buy("0.5", "3300")));
        assertThat(venue.socket
                        .orElseThrow()
                        .heartbeat()
                        .payload()
                        .orElseThrow()
                        .get())
                .contains("ping");
        assertThat(venue.timed).isEmpty();

        venue.frame("{\"channel\":\"pong\"}");
        venue.frame("{\"channel\":\"pong\"}");
        venue.frame(
                "{\"channel\":\"post\",\"data\":{\"id\":1,\"response\":{\"type\":\"action\",\"payload\":{\"status\":\"ok\",\"response\":"
                        + "{\"type\":\"order\",\"data\":{\"statuses\":[{\"resting\":{\"oid\":88}}]}}}}}}");

        assertThat(venue.timed).containsExactly("ping", "post");
    }

    @Test
    void theLastPlacesOnTheStreamAreForCancels() {
        for (int i = 1; i <= 91; i++) {
            started.place(started.submit(i, started.buy("0.5", "3300")));
        }
        for (int i = 1; i <= 11; i++) {
            started.cancel(OrderRef.of(Started.ETH, new Cloid(i)));
        }

        assertThat(events.outcomesOf.stream().map(OrderRef::cloidOrZero)).containsExactly(91L, 11L);
        assertThat(reason(0)).isEqualTo(RejectReason.RATE_LIMITED);
        assertThat(words(0)).contains("90 actions under way");
        assertThat(words(1)).contains("100 actions under way");
    }

    @Test
    void aRefusalForTheBudgetOfTheAddressSaysSo() {
        venue.budget = 0;
        started.place(started.submit(1, started.buy("0.5", "3300")));

        assertThat(reason(0)).isEqualTo(RejectReason.RATE_LIMITED);
        assertThat(words(0)).contains("request budget of the IP address");
    }

    private String words(int outcome) {
        return ((Outcome.Rejected) events.outcomes.get(outcome)).why().words();
    }
}
