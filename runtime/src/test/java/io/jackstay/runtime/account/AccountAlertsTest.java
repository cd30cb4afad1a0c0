package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a login has to tell a person. */
final class AccountAlertsTest {
    private static final VenueTraits TRAITS = VenueTraits.of(
                    Capability.TRADING, Capability.ORDER_STATUS_BY_CLOID, Capability.FILL_HISTORY, Capability.TOP)
            .settleTime(Duration.ofSeconds(10));

    private final Bench bench = new Bench(TRAITS, Bench.BTC_INFO);

    private List<AlertCode> codes() {
        return bench.account.alerts().stream().map(Alert::code).toList();
    }

    private void placing() {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                context.orders().place(limit(Side.BUY, "1", "100"));
            }
        };
        bench.account.reconcileEvery(Duration.ofMinutes(1));
        bench.settle();
        bench.started(1, strategy);
    }

    @Test
    void anOrderOfWhichNothingIsKnownForThirtySecondsIsToldOnce() {
        bench.venue().onExecute = batch -> batch.submits()
                .forEach(submit ->
                        bench.venue().events().outcome(submit.ref(), Command.SUBMIT, new Outcome.Unknown("no answer")));
        bench.venue().onOrderStatus = (ref, reply) -> reply.unknown("502");
        placing();
        bench.pass(Duration.ofSeconds(29));
        assertThat(codes()).isEmpty();

        bench.pass(Duration.ofMinutes(10));

        assertThat(codes()).containsExactly(AlertCode.ORDER_UNKNOWN);
        assertThat(bench.account.alerts().get(0).count()).isEqualTo(1);
    }

    @Test
    void aFillByAHandIsToldWithWhoseItIs() {
        bench.started(1, new Calls());

        bench.venue(() -> bench.venue()
                .events()
                .fill(Markets.fill("x", OrderRef.foreign(Markets.BTC, "hand"), Side.BUY, "1", "100", 5)));

        assertThat(bench.account.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.code()).isEqualTo(AlertCode.FILL_FOREIGN);
            assertThat(alert.subject()).isEqualTo(Markets.BTC.toString());
            assertThat(alert.text()).contains("by no order of ours", "counts for bot number 1");
        });
    }

    @Test
    void aConnectorThatThrowsIsTold() {
        bench.venue().onExecute = batch -> {
            throw new IllegalStateException("thrown by the test");
        };
        placing();

        assertThat(codes()).containsExactly(AlertCode.CONNECTOR_FAILED);
        assertThat(bench.account.alerts().get(0).text()).contains("thrown by the test");
    }

    @Test
    void aHistoryWithAHoleIsTold() {
        bench.venue().onFills = (query, reply) ->
                reply.ok(HistoryPage.<OrderFill>last(List.of(), "").withHole("older than a day is gone"));
        placing();

        bench.pass(Duration.ofMinutes(2));

        assertThat(codes()).containsExactly(AlertCode.HISTORY_HOLE);
        assertThat(bench.account.alerts().get(0).text()).contains("older than a day is gone");
    }

    @Test
    void aLoginThatCantGoOnIsTold() {
        bench.venue(() -> bench.venue().events().fatal("the key was revoked"));

        assertThat(codes()).containsExactly(AlertCode.LOGIN_LOST);
    }
}
