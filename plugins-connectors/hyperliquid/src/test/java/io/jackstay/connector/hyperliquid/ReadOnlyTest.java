package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A login that somebody only looks at tells what its channels begin with. */
class ReadOnlyTest {
    private static final String ORDERS = """
            {"channel":"openOrders","data":{"dex":"","user":"0x","orders":[{"coin":"ETH","side":"B","limitPx":"3000.1","sz":"0.4",\
            "oid":77738308,"timestamp":1735689600000,"reduceOnly":false,"origSz":"0.5","tif":"Alo","cloid":null}]}}""";

    private static final String FILLS = """
            {"channel":"userFills","data":{"isSnapshot":true,"user":"0x","fills":[{"coin":"ETH","px":"3300.1","sz":"0.1","side":"A",\
            "time":1735689604000,"oid":7,"crossed":true,"fee":"0.01","tid":5,"feeToken":"USDC"}]}}""";

    private final ScriptedVenue venue = new ScriptedVenue();

    private void start() {
        Started.of(venue, Started.config(HyperliquidConfig.OrderRoute.REST, Optional.empty(), Optional.empty()));
    }

    @Test
    void openOrdersAreSubscribedToAndAwaited() {
        venue.readOnly = true;
        start();

        assertThat(venue.sent).hasSize(7).anyMatch(text -> text.contains("\"type\":\"openOrders\""));
        assertThat(venue.events.lines).doesNotContain("PRIVATE UP");
        venue.confirm("openOrders");
        assertThat(venue.events.lines).contains("PRIVATE UP");
    }

    @Test
    void whatChannelsBeginWithIsTold() {
        venue.readOnly = true;
        start();
        venue.frame(ORDERS);
        venue.frame(FILLS);

        assertThat(venue.events.orders).singleElement().satisfies(report -> {
            assertThat(report.order().venueOrderId()).isEqualTo("77738308");
            assertThat(report.filled().toBigDecimal()).isEqualByComparingTo("0.1");
        });
        assertThat(venue.events.fills)
                .singleElement()
                .satisfies(fill -> assertThat(fill.price().toBigDecimal()).isEqualByComparingTo("3300.1"));
    }

    @Test
    void otherwiseItIsPassedOverForTheRuntimeAsks() {
        start();
        venue.frame(FILLS);

        assertThat(venue.sent).noneMatch(text -> text.contains("openOrders"));
        assertThat(venue.events.fills).isEmpty();
    }

    /** An answer to a question is not told as what the stream told. */
    @Test
    void answersAndStreamsHaveFiguresOfTheirOwn() {
        Started started = Started.of(
                venue, Started.config(HyperliquidConfig.OrderRoute.REST, Optional.empty(), Optional.empty()));
        venue.info.put("clearinghouseState", """
                {"marginSummary":{"accountValue":"99.0"},"withdrawable":"98.0","assetPositions":[{"position":{"coin":"ETH",\
                "szi":"0.5","entryPx":"3000.0"}}],"time":1735689600000}""");
        started.connector.snapshot(started.answers::add);
        venue.run();
        venue.frame("{\"channel\":\"spotState\",\"data\":{\"user\":\"0x\",\"spotState\":{\"balances\":[]}}}");

        assertThat(venue.events.positions).isEmpty();
        assertThat(venue.events.margins).isEmpty();
    }
}
