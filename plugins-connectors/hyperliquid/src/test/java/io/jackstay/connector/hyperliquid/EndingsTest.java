package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.TimeInForce;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What became of orders that the venue calls filled, and that may have been filled in part. */
class EndingsTest {
    private static final String PART = "{\"filled\":{\"totalSz\":\"0.1\",\"avgPx\":\"3300\",\"oid\":9}}";

    private final Started started = Started.rest();
    private final ScriptedVenue venue = started.venue;
    private final List<OrderReport> told = venue.events.orders;

    private static String row(String left, boolean reduces, String cloid) {
        return "{\"coin\":\"ETH\",\"side\":\"B\",\"limitPx\":\"3400\",\"sz\":\"%s\",\"oid\":9,\"timestamp\":1735689600000,\"origSz\":\"0.5\",\"cloid\":\"%s\",\"reduceOnly\":%s}"
                .formatted(left, cloid, reduces);
    }

    private void filled(String left, boolean reduces) {
        venue.frame(
                "{\"channel\":\"orderUpdates\",\"data\":[{\"order\":%s,\"status\":\"filled\",\"statusTimestamp\":2}]}"
                        .formatted(row(left, reduces, started.cloid(5))));
    }

    private static String execution(int tid, String size) {
        return "{\"coin\":\"ETH\",\"px\":\"3300\",\"sz\":\"%s\",\"side\":\"B\",\"time\":1735689600001,\"oid\":9,\"tid\":%d,\"crossed\":true,\"fee\":\"0\"}"
                .formatted(size, tid);
    }

    private void fill(int tid, String size) {
        venue.frame("{\"channel\":\"userFills\",\"data\":{\"user\":\"0x1\",\"fills\":[%s]}}"
                .formatted(execution(tid, size)));
    }

    private void lookUpFinds(String status, String... fills) {
        venue.info.put(
                "orderStatus",
                "{\"status\":\"order\",\"order\":{\"order\":%s,\"status\":\"%s\",\"statusTimestamp\":2}}"
                        .formatted(row("0.0", true, started.cloid(5)), status));
        venue.info.put("userFillsByTime", "[%s]".formatted(String.join(",", fills)));
    }

    private void later() {
        venue.timers.advance(Duration.ofSeconds(2));
        venue.run();
    }

    private void requireOne(OrderState state, String filled) {
        assertThat(told).extracting(OrderReport::state).containsExactly(state);
        assertThat(told.get(0).filled().toBigDecimal()).isEqualByComparingTo(filled);
    }

    /** The venue fills up to the position, drops the rest, and calls that filled. */
    @Test
    void aReduceOnlyOrderLargerThanThePositionIsCancelledWithWhatWasFilled() {
        venue.exchange.add(ScriptedVenue.statuses(PART));
        LimitOrderRequest order = started.buy("0.5", "3400").reducing();
        started.place(started.submit(5, order));
        requireOne(OrderState.CANCELLED, "0.1");
        assertThat(told.get(0).reduceOnly()).isTrue();
        assertThat(told.get(0).timeInForce()).isEqualTo(TimeInForce.GTC);
        assertThat(told.get(0).order().venueOrderId()).isEqualTo("9");

        filled("0.4", true);
        filled("0.0", true);
        later();
        assertThat(told).extracting(OrderReport::state).containsOnly(OrderState.CANCELLED);
        assertThat(told).allMatch(report -> report.filled().equals(told.get(0).filled()));
    }

    @Test
    void aStopThatFindsPartIsCancelledWithWhatWasFilled() {
        venue.exchange.add(ScriptedVenue.statuses("\"waitingForTrigger\""));
        LimitOrderRequest like = started.buy("0.5", "3400");
        started.place(started.submit(5, Started.stop(Side.BUY, like, PriceBand.Reference.MARK, true)));
        filled("0.3", true);

        requireOne(OrderState.CANCELLED, "0.2");
        assertThat(told.get(0).why()).startsWith("filled in part");
    }

    @Test
    void whatIsFilledWholeIsTold() {
        filled("0.0", false);

        requireOne(OrderState.FILLED, "0.5");
    }

    @Test
    void theFillsOfTheStreamSayThatAReduceOnlyOrderIsFilledWhole() {
        fill(1, "0.2");
        fill(2, "0.3");
        long asked = venue.questions.size();
        filled("0.0", true);

        requireOne(OrderState.FILLED, "0.5");
        assertThat(venue.questions).hasSize((int) asked);
    }

    @Test
    void fillsBehindTheWordAreWaitedFor() {
        filled("0.0", true);
        assertThat(told).isEmpty();
        fill(1, "0.5");
        long asked = venue.questions.size();
        later();

        requireOne(OrderState.FILLED, "0.5");
        assertThat(venue.questions).hasSize((int) asked);
    }

    /** One fill that comes twice is one. */
    @Test
    void aReduceOnlyOrderWhoseFillsDoNotComeToItsSizeIsLookedUp() {
        fill(1, "0.25");
        fill(1, "0.25");
        lookUpFinds("filled", execution(1, "0.25"));
        filled("0.0", true);
        later();

        requireOne(OrderState.CANCELLED, "0.25");
    }

    @Test
    void aFillThatTheStreamLostIsFoundByTheLookUp() {
        fill(1, "0.25");
        lookUpFinds("filled", execution(1, "0.25"), execution(2, "0.25"));
        filled("0.0", true);
        later();

        requireOne(OrderState.FILLED, "0.5");
    }

    @Test
    void whatALookUpDoesNotFindIsNotTold() {
        venue.info.put("orderStatus", "{\"status\":\"unknownOid\"}");
        filled("0.0", true);
        later();

        assertThat(told).isEmpty();
        assertThat(venue.logged).hasSize(1).first().asString().startsWith("WARNING filled size not known order=");
    }

    /** What is left of an order that may open a position rests, whatever word its answer has. */
    @Test
    void anOrderThatMayRestIsLookedUpWhenItsAnswerIsAboutAPart() {
        venue.exchange.add(ScriptedVenue.statuses(PART));
        lookUpFinds("open", execution(1, "0.1"));
        started.place(started.submit(5, started.buy("0.5", "3400")));

        requireOne(OrderState.PARTIALLY_FILLED, "0.1");

        told.clear();
        filled("0.0", false);
        assertThat(told).isEmpty();
        fill(1, "0.1");
        fill(2, "0.4");
        later();
        requireOne(OrderState.FILLED, "0.5");
    }
}
