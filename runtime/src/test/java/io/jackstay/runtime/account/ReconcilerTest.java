package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Position;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Markets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a look at the venue when what the venue tells can't be taken. */
final class ReconcilerTest {
    private static final Cloid.Layout LAYOUT = Cloid.Layout.forBits(62);

    private final Bench bench =
            new Bench(VenueTraits.of(Capability.TRADING, Capability.FILL_HISTORY), Markets.info(BTC));
    private final Port port = new Port(1);
    private int asked;

    @BeforeEach
    void aLoginThatIsCompared() {
        bench.account.attach(port, List.of(BTC, ETH), List.of());
        bench.account.reconcileEvery(Duration.ofMinutes(1));
        bench.pass(Duration.ofSeconds(2));
        port.events.clear();
    }

    private OrderFill fill(MarketId market, int number) {
        OrderRef order = OrderRef.of(market, LAYOUT.cloid(0, 1, number));
        return Markets.fill("f" + number, order, Side.BUY, "1", "100", bench.clock.epochNanos());
    }

    @Test
    void aFillOfAMarketThatIsNotListedIsAskedForUntilItCountsAndTheOthersCountAtOnce() {
        List<OrderFill> missed = List.of(fill(ETH, 1), fill(BTC, 2));
        bench.venue().onFills = (query, reply) -> {
            asked++;
            reply.ok(HistoryPage.last(missed, ""));
        };

        bench.pass(Duration.ofSeconds(70));
        assertThat(port.events).containsExactly("fill f2 own");
        assertThat(asked).isGreaterThan(2);
        assertThat(bench.account.alerts()).extracting(Alert::code).containsExactly(AlertCode.CONNECTOR_FAILED);

        bench.venue(() -> bench.venue().events().markets(List.of(Markets.info(ETH))));
        bench.pass(Duration.ofSeconds(20));
        assertThat(port.events).contains("fill f1 own");
        int before = asked;
        bench.pass(Duration.ofMinutes(5));
        assertThat(asked).as("once a minute").isBetween(before + 4, before + 6);
    }

    @Test
    void aLookThatFailsIsNotTheLast() {
        bench.venue().onFills = (query, reply) -> {
            asked++;
            reply.ok(HistoryPage.last(List.of(), ""));
        };
        Position absurd = new Position(
                BTC, Markets.size(BTC, "0.000000001"), new BigDecimal("1e12"), BigDecimal.ZERO, Position.Source.VENUE);
        bench.venue().onSnapshot = reply -> reply.ok(
                AccountSnapshot.of(List.of(), List.of(absurd), List.of(), Markets.at(bench.clock.epochNanos())));

        bench.pass(Duration.ofMinutes(10));

        assertThat(bench.account.alerts()).extracting(Alert::code).contains(AlertCode.CONNECTOR_FAILED);
        assertThat(asked).isGreaterThan(15);
    }
}
