package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders with a bot's number that its venue shows and that the bot does not have as open. */
final class StraysTest {
    private static final Duration AGAIN = Strays.PATIENCE.plusSeconds(1);

    private final Bench bench = new Bench(VenueTraits.of(Capability.TRADING).settleTime(Duration.ZERO), Bench.BTC_INFO);
    private final Calls strategy = new Calls();
    private final List<Order> placed = new ArrayList<>();

    private static OrderRef order(int installation, int bot, long sequence) {
        return OrderRef.of(BTC, Cloid.Layout.forBits(62).cloid(installation, bot, sequence));
    }

    private void shown(OrderRef order) {
        bench.venue(() -> bench.venue()
                .events()
                .order(OrderReport.of(
                        order,
                        Side.BUY,
                        price(BTC, "90"),
                        size(BTC, "1"),
                        OrderState.OPEN,
                        Markets.at(bench.clock.epochNanos()))));
    }

    private void places(int count) {
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                for (int i = 0; i < count; i++) {
                    placed.add(context.orders().place(limit(Side.BUY, "1", "100")));
                }
            }
        };
        bench.started(1, strategy);
        bench.venue().batches.clear();
    }

    private List<OrderRef> cancelled() {
        List<OrderRef> cancelled = new ArrayList<>();
        bench.venue().batches.forEach(batch -> batch.cancels().forEach(cancel -> cancelled.add(cancel.order())));
        return cancelled;
    }

    @Test
    void whatIsShownTwiceAndNobodyKnowsIsCancelledAndTold() {
        places(1);
        OrderRef stray = order(0, 1, 500_000);
        bench.venue(() -> bench.venue().rests(stray, limit(Side.BUY, "1", "90")));
        shown(stray);
        bench.pass(AGAIN);
        assertThat(cancelled()).isEmpty();
        shown(stray);

        assertThat(cancelled()).containsExactly(stray);
        assertThat(bench.alerts).anyMatch(text -> text.contains("it has been cancelled"));
    }

    @Test
    void anIdAboveAllThatWereGivenIsOfAnotherProcess() {
        places(3);
        shown(order(0, 1, 3));
        assertThat(bench.alerts).isEmpty();
        shown(order(0, 1, 4));

        assertThat(bench.alerts).singleElement().asString().contains("another process trades on the login");
    }

    @Test
    void aFillOfSuchAnOrderToo() {
        places(1);
        bench.venue(() -> bench.venue()
                .events()
                .fill(Markets.fill("x", order(0, 1, 77), Side.BUY, "0.1", "100", bench.clock.epochNanos())));

        assertThat(bench.alerts).anyMatch(text -> text.contains("another process trades on the login"));
    }

    @Test
    void anOrderThatEndedHereAndLivesThereIsCancelled() {
        places(1);
        OrderRef ref = OrderRef.of(BTC, placed.get(0).cloid().orElseThrow());
        bench.venue(() -> bench.venue().events().outcome(ref, Command.CANCEL, new Outcome.Accepted("", "")));
        assertThat(placed.get(0).state()).isEqualTo(OrderState.CANCELLED);
        shown(ref);
        bench.pass(AGAIN);
        shown(ref);

        assertThat(cancelled()).hasSize(1);
        assertThat(bench.venue().resting()).isEmpty();
    }

    @Test
    void oneLookThatIsLateProvesNothing() {
        places(1);
        OrderRef ref = OrderRef.of(BTC, placed.get(0).cloid().orElseThrow());
        bench.venue(() -> bench.venue().fill(ref));
        assertThat(placed.get(0).state()).isEqualTo(OrderState.FILLED);
        shown(ref);
        bench.pass(Duration.ofMinutes(5));

        assertThat(cancelled()).isEmpty();
        assertThat(bench.alerts).isEmpty();
    }

    @Test
    void ordersOfOthersAreNeverTouched() {
        places(1);
        OrderRef manual = OrderRef.foreign(BTC, "by-hand");
        OrderRef otherInstallation = order(7, 1, 5);
        for (int i = 0; i < 3; i++) {
            shown(manual);
            shown(otherInstallation);
            shown(OrderRef.of(BTC, placed.get(0).cloid().orElseThrow()));
            bench.pass(AGAIN);
        }

        assertThat(cancelled()).isEmpty();
        assertThat(bench.alerts).isEmpty();
    }
}
