package io.jackstay.runtime.execution;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.TriggerOrderRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two runs are compared by. */
final class DecisionLinesTest {
    private static final OrderRef REF = OrderRef.of(BTC, new Cloid(7));

    private final List<String> lines = new ArrayList<>();
    private final DecisionLines log = new DecisionLines("bot1", lines::add);

    private static OrderRequest trigger() {
        return new TriggerOrderRequest(
                Side.SELL,
                size(BTC, "1"),
                TriggerOrderRequest.Kind.STOP,
                price(BTC, "95"),
                PriceBand.Reference.MARK,
                price(BTC, "94"),
                true,
                "");
    }

    @Test
    void aLineHasAllThatTheVenueIsAskedFor() {
        log.placed(5, REF, limit(Side.BUY, "1.50", "100.0").ioc());
        log.amended(6, REF, limit(Side.BUY, "1.5", "100"), price(BTC, "99.5"), size(BTC, "2"));
        log.cancelled(7, REF, limit(Side.SELL, "1.5", "100").reducing());

        assertThat(lines)
                .containsExactly(
                        "5|bot1|place|7|sim:BTC-USDC-PERP|BUY|100|1.5|IOC|",
                        "6|bot1|amend|7|sim:BTC-USDC-PERP|BUY|99.5|2|GTC|",
                        "7|bot1|cancel|7|sim:BTC-USDC-PERP|SELL|100|1.5|GTC|reduce-only");
    }

    @Test
    void flagsTellTheKindsOfOrderApart() {
        MarketOrderRequest market = MarketOrderRequest.market(Side.BUY, size(BTC, "1"), price(BTC, "110"));
        log.placed(5, REF, market);
        log.placed(5, REF, market.reducing());
        log.placed(5, REF, trigger());

        assertThat(lines)
                .containsExactly(
                        "5|bot1|place|7|sim:BTC-USDC-PERP|BUY|110|1|IOC|market",
                        "5|bot1|place|7|sim:BTC-USDC-PERP|BUY|110|1|IOC|market,reduce-only",
                        "5|bot1|place|7|sim:BTC-USDC-PERP|SELL|94|1|IOC|trigger,reduce-only");
    }

    @Test
    void anotherLogBehindItHearsTheSame() {
        List<String> others = new ArrayList<>();
        ExecutionGateway.DecisionLog both = log.and(new DecisionLines("bot1", others::add));

        both.placed(5, REF, limit(Side.BUY, "1", "100"));
        both.amended(6, REF, limit(Side.BUY, "1", "100"), price(BTC, "99"), size(BTC, "2"));
        both.cancelled(7, REF, limit(Side.BUY, "1", "100"));

        assertThat(lines).hasSize(3);
        assertThat(others).isEqualTo(lines);
    }

    @Test
    void theDigestIsOfTheLinesSoFar() {
        DecisionDigest one = new DecisionDigest();
        DecisionDigest two = new DecisionDigest();
        one.of("bot1").placed(5, REF, limit(Side.BUY, "1", "100"));
        two.of("bot1").placed(5, REF, limit(Side.BUY, "1.0", "100.0"));

        assertThat(one.hex()).hasSize(64).isEqualTo(two.hex());
        String before = one.hex();
        one.of("bot2").placed(5, REF, limit(Side.BUY, "1", "100"));
        assertThat(one.hex()).isNotEqualTo(before);
    }
}
