package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is sent for a batch, and what each answer means for its members. */
class OrdersTest {
    private static final long SENT = 1_735_689_600_000L;
    private static final String RESTING = "{\"resting\":{\"oid\":%d}}";

    private final Started started = Started.rest();
    private final ScriptedVenue venue = started.venue;
    private final EventLog events = venue.events;

    private RejectReason reason(int outcome) {
        return ((Outcome.Rejected) events.outcomes.get(outcome)).why().reason();
    }

    @Test
    void placesAnOrderAndTellsItsNumber() {
        venue.exchange.add(ScriptedVenue.statuses(RESTING.formatted(77)));
        started.place(started.submit(42, started.buy("0.5", "3300.14").postOnly()));

        assertThat(venue.actions.get(0))
                .startsWith(
                        "{\"action\":{\"type\":\"order\",\"orders\":[{\"a\":1,\"b\":true,\"p\":\"3300.1\",\"s\":\"0.5\",\"r\":false,"
                                + "\"t\":{\"limit\":{\"tif\":\"Alo\"}},\"c\":\"" + started.cloid(42)
                                + "\"}],\"grouping\":\"na\"},\"nonce\":")
                .contains("\"expiresAfter\":" + (HandTimers.START_MILLIS + 5_000));
        assertThat(events.outcomes).containsExactly(new Outcome.Accepted("77", ""));
        assertThat(events.outcomesOf).containsExactly(OrderRef.of(Started.ETH, new Cloid(42)));
    }

    @Test
    void eachMemberHasItsOwnAnswer() {
        venue.exchange.add(ScriptedVenue.statuses(
                RESTING.formatted(1),
                "{\"error\":\"Post only order would have immediately matched, bbo was 3331.4@3331.6. asset=1\"}",
                "\"waitingForTrigger\"",
                "\"aNewWord\""));
        LimitOrderRequest order = started.buy("0.5", "3300").postOnly();
        started.place(
                started.submit(1, order), started.submit(2, order), started.submit(3, order), started.submit(4, order));

        assertThat(events.outcomes.get(0)).isEqualTo(new Outcome.Accepted("1", ""));
        assertThat(reason(1)).isEqualTo(RejectReason.POST_ONLY_WOULD_CROSS);
        assertThat(((Outcome.Rejected) events.outcomes.get(1)).why().words()).contains("bbo was 3331.4@3331.6");
        assertThat(events.outcomes.get(2)).isEqualTo(new Outcome.Accepted("", "waitingForTrigger"));
        assertThat(events.outcomes.get(3)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void oneErrorForABatchIsThatOfAllMembers() {
        venue.exchange.add(ScriptedVenue.statuses("{\"error\":\"Order has invalid price.\"}"));
        LimitOrderRequest order = started.buy("0.5", "3300");
        started.place(started.submit(1, order), started.submit(2, order));

        assertThat(List.of(reason(0), reason(1))).containsOnly(RejectReason.PRICE_OFF_GRID);
    }

    /** Pitfall 14: what was called failed was filled later. */
    @Test
    void anOrderWithoutAnAnswerIsUnknownAndNeverSentAgain() {
        venue.exchange.add(reply -> reply.unknown("no answer in time"));
        venue.exchange.add(ScriptedVenue.status(502, "<html>"));
        venue.exchange.add(ScriptedVenue.status(200, "{\"status\":\"ok\",\"response\":"));
        venue.exchange.add(ScriptedVenue.statuses());
        for (int i = 1; i <= 4; i++) {
            started.place(started.submit(i, started.buy("0.5", "3300")));
        }

        assertThat(events.outcomes).hasSize(4).allMatch(Outcome.Unknown.class::isInstance);
        assertThat(venue.actions).hasSize(4);
    }

    /** Pitfall 1: on this error everything stops, for each further try would hit another stranger's address. */
    @Test
    void anUnknownSignerEndsTheLogin() {
        venue.exchange.add(ScriptedVenue.error("L1 error: User or API Wallet 0xabc does not exist."));
        started.place(started.submit(1, started.buy("0.5", "3300")));

        assertThat(reason(0)).isEqualTo(RejectReason.AUTHENTICATION);
        assertThat(events.lines).contains("fatal L1 error: User or API Wallet 0xabc does not exist.");
    }

    /** Pitfall 2: one counter for the key, whatever is sent. */
    @Test
    void noncesRiseAlsoWithinOneMillisecondAndAboveWhatTheVenueWants() {
        venue.exchange.add(ScriptedVenue.error("Invalid nonce: nonce too low 5 < 1735689700000"));
        venue.exchange.add(ScriptedVenue.statuses("\"success\""));
        started.place(started.submit(1, started.buy("0.5", "3300")));
        started.cancel(OrderRef.of(Started.ETH, new Cloid(1)));
        started.cancel(OrderRef.of(Started.ETH, new Cloid(2)));

        assertThat(venue.nonces).containsExactly(HandTimers.START_MILLIS, 1_735_689_700_001L, 1_735_689_700_002L);
        assertThat(reason(0)).isEqualTo(RejectReason.AUTHENTICATION);
    }

    @Test
    void marketOrderIsImmediateAndTheRestOfItIsGone() {
        venue.exchange.add(ScriptedVenue.statuses("{\"filled\":{\"totalSz\":\"0.3\",\"avgPx\":\"3331.7\",\"oid\":9}}"));
        LimitOrderRequest like = started.buy("0.5", "3400");
        started.place(started.submit(5, MarketOrderRequest.market(Side.BUY, like.size(), like.price())));
        venue.frame(update(9, 5, "0.0", "0.5", "filled"));

        assertThat(venue.actions.get(0)).contains("\"p\":\"3400\"").contains("\"tif\":\"Ioc\"");
        assertThat(events.outcomes).containsExactly(new Outcome.Accepted("9", "filled at 3331.7"));
        assertThat(events.orders).hasSize(1);
        OrderReport report = events.orders.get(0);
        assertThat(report.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(report.filled().toBigDecimal()).isEqualByComparingTo("0.3");
    }

    @Test
    void triggerOrderGoesByTheMarkPriceAlone() {
        venue.exchange.add(ScriptedVenue.statuses("\"waitingForTrigger\""));
        LimitOrderRequest like = started.buy("0.5", "2900");
        TriggerOrderRequest byMark = Started.stop(Side.SELL, like, PriceBand.Reference.MARK, true);
        TriggerOrderRequest byLast = Started.stop(Side.SELL, like, PriceBand.Reference.LAST, true);
        started.place(
                started.submit(1, byMark), started.submit(2, byLast), started.submit(3, like.with(TimeInForce.FOK)));

        assertThat(venue.actions.get(0))
                .contains("\"r\":true,\"t\":{\"trigger\":{\"isMarket\":true,\"triggerPx\":\"2900\",\"tpsl\":\"sl\"}}");
        assertThat(List.of(reason(0), reason(1))).containsOnly(RejectReason.UNSUPPORTED);
        assertThat(events.outcomes.get(2)).isInstanceOf(Outcome.Accepted.class);
    }

    /** The venue keeps no position of a spot pair: its flag means nothing there. */
    @Test
    void reducingASpotHoldingIsASale() {
        venue.exchange.add(ScriptedVenue.statuses(RESTING.formatted(1)));
        MarketId purr = MarketId.parse("hl:PURR-USDC");
        LimitOrderRequest sale = LimitOrderRequest.limit(
                        Side.SELL, Size.of(purr, new BigDecimal("100")), Price.of(purr, new BigDecimal("0.2")))
                .reducing();
        LimitOrderRequest purchase =
                LimitOrderRequest.limit(Side.BUY, sale.size(), sale.price()).reducing();
        started.place(started.submit(1, sale), started.submit(2, purchase));

        assertThat(venue.actions).hasSize(1).first().asString().contains("\"b\":false", "\"r\":false");
        assertThat(events.outcomes).hasSize(2).last().isInstanceOf(Outcome.Accepted.class);
        assertThat(reason(0)).isEqualTo(RejectReason.REDUCE_ONLY);
    }

    /** Pitfall 6: a modify makes a new order of the whole size, so what was filled is taken off; it comes with an id of its own. */
    @Test
    void anAmendIsReplacedByASuccessorOfWhatIsLeft() {
        venue.exchange.add(ScriptedVenue.statuses(RESTING.formatted(78)));
        LimitOrderRequest order = started.buy("0.5", "3300").postOnly();
        OrderRef ref = OrderRef.of(Started.ETH, new Cloid(1), "77");
        OrderBatch.Amend amend = new OrderBatch.Amend(
                ref,
                new Cloid(2),
                started.buy("1", "3301").price(),
                order.size(),
                started.buy("0.2", "1000").size(),
                order,
                venue.timers.now() + 1);
        started.connector.execute(OrderBatch.of(List.of(), List.of(amend), List.of()));
        venue.run();

        assertThat(venue.actions.get(0))
                .startsWith("{\"action\":{\"type\":\"batchModify\",\"modifies\":[{\"oid\":\"" + started.cloid(1)
                        + "\",\"order\":{\"a\":1,"
                        + "\"b\":true,\"p\":\"3301\",\"s\":\"0.3\",\"r\":false,\"t\":{\"limit\":{\"tif\":\"Alo\"}},\"c\":\""
                        + started.cloid(2) + "\"}}]},");
        assertThat(events.outcomes).containsExactly(new Outcome.Accepted("78", ""));
        assertThat(events.outcomesOf).containsExactly(ref);
    }

    @Test
    void cancelsByOurIdOrByTheVenuesAndWithoutExpiry() {
        venue.exchange.add(ScriptedVenue.statuses(
                "\"success\"", "{\"error\":\"Order was never placed, already canceled, or filled. asset=1\"}"));
        venue.exchange.add(ScriptedVenue.statuses("\"success\""));
        started.cancel(
                OrderRef.of(Started.ETH, new Cloid(1)),
                OrderRef.of(Started.ETH, new Cloid(2)),
                OrderRef.foreign(Started.ETH, "287286372177"));

        assertThat(venue.actions.get(0))
                .startsWith("{\"action\":{\"type\":\"cancelByCloid\",\"cancels\":[{\"asset\":1,\"cloid\":\""
                        + started.cloid(1))
                .doesNotContain("expiresAfter");
        assertThat(venue.actions.get(1)).contains("{\"type\":\"cancel\",\"cancels\":[{\"a\":1,\"o\":287286372177}]}");
        assertThat(events.outcomes.get(0)).isEqualTo(new Outcome.Accepted("", ""));
        assertThat(reason(1)).isEqualTo(RejectReason.UNKNOWN_ORDER);
        assertThat(events.outcomes.get(2)).isEqualTo(new Outcome.Accepted("", ""));
    }

    @Test
    void whatIsLateOrOfAnUnknownMarketDoesNotLeave() {
        OrderBatch.Submit late = new OrderBatch.Submit(new Cloid(1), started.buy("0.5", "3300"), venue.timers.now());
        started.place(late);
        started.cancel(OrderRef.of(MarketId.parse("hl:NOPE-USDC"), new Cloid(3)));

        assertThat(venue.actions).isEmpty();
        assertThat(List.of(reason(0), reason(1)))
                .containsExactly(RejectReason.EXPIRED_DEADLINE, RejectReason.UNKNOWN_MARKET);
    }

    @Test
    void noOrderIsGoodForLongerThanConfigured() {
        venue.exchange.add(ScriptedVenue.statuses(RESTING.formatted(77)));
        long far = venue.timers.now() + Duration.ofHours(1).toNanos();
        started.place(new OrderBatch.Submit(new Cloid(1), started.buy("0.5", "3300"), far));

        assertThat(venue.actions.get(0)).contains("\"expiresAfter\":" + (HandTimers.START_MILLIS + 10_000));
    }

    /** Pitfall 15: after an upgrade the venue takes post-only orders alone; nothing is tried again by itself. */
    @Test
    void theTimeAfterAnUpgradeIsTold() {
        venue.exchange.add(ScriptedVenue.statuses(
                "{\"error\":\"Only post-only orders allowed immediately after a network upgrade\"}"));
        started.place(started.submit(1, started.buy("0.5", "3300")));

        assertThat(reason(0)).isEqualTo(RejectReason.MARKET_NOT_TRADING);
        assertThat(venue.actions).hasSize(1);
    }

    /** Pitfall 16: the budget of the address runs out by quoting; what is left is for cancels. */
    @Test
    void theLastRequestsOfTheAddressAreKeptForCancels() {
        venue.info.put(
                "userRateLimit",
                "{\"cumVlm\":\"0\",\"nRequestsUsed\":9499,\"nRequestsCap\":10000,\"nRequestsSurplus\":0}");
        venue.timers.advance(Duration.ofMinutes(1));
        venue.run();
        venue.exchange.add(ScriptedVenue.statuses("\"success\""));
        started.place(started.submit(1, started.buy("0.5", "3300")));
        started.place(started.submit(2, started.buy("0.5", "3300")));
        started.cancel(OrderRef.of(Started.ETH, new Cloid(1)));

        assertThat(venue.actions).hasSize(2);
        assertThat(reason(1)).isEqualTo(RejectReason.RATE_LIMITED);
        assertThat(events.outcomes.get(2)).isEqualTo(new Outcome.Accepted("", ""));
    }

    @Test
    void whenTheVenueSaysThatTheBudgetIsUsedUpCancelsAloneLeave() {
        String words = "Too many cumulative requests sent (37986 > 10436) for cumulative volume traded $437.92.";
        venue.exchange.add(ScriptedVenue.error(words));
        venue.exchange.add(ScriptedVenue.statuses("\"success\""));
        started.place(started.submit(1, started.buy("0.5", "3300")));
        started.place(started.submit(2, started.buy("0.5", "3300")));
        started.cancel(OrderRef.of(Started.ETH, new Cloid(3)));

        assertThat(((Outcome.Rejected) events.outcomes.get(0)).why().words()).isEqualTo(words);
        assertThat(reason(1)).isEqualTo(RejectReason.RATE_LIMITED);
        assertThat(venue.actions).hasSize(2).last().asString().contains("cancelByCloid");
    }

    /** Pitfall 13: the state of an order does not show what was filled of it; its fills do. */
    @Test
    void orderStatusCountsTheFills() {
        venue.info.put(
                "userFillsByTime", "[%s,%s,%s]".formatted(fill(77, 1, "0.1"), fill(78, 2, "0.3"), fill(77, 3, "0.2")));
        OrderReport report = reportOfAnOrder();

        assertThat(report.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(report.filled().toBigDecimal()).isEqualByComparingTo(new BigDecimal("0.3"));
        assertThat(report.order()).isEqualTo(OrderRef.of(Started.ETH, new Cloid(42), "77"));
    }

    private Result<?> lookUp() {
        venue.info.put(
                "orderStatus",
                "{\"status\":\"order\",\"order\":{\"order\":{\"coin\":\"ETH\",\"side\":\"B\",\"limitPx\":\"3300.1\",\"sz\":\"0.5\",\"oid\":77,"
                        + "\"timestamp\":1735689600000,\"origSz\":\"0.5\",\"tif\":\"Ioc\",\"cloid\":\"%s\"},\"status\":\"filled\",\"statusTimestamp\":1735689600100}}"
                                .formatted(started.cloid(42)));
        started.connector.orderStatus(
                OrderRef.of(Started.ETH, new Cloid(42)), Instant.ofEpochMilli(SENT), started.answers::add);
        venue.run();
        return started.answers.get(1);
    }

    private OrderReport reportOfAnOrder() {
        return ((OrderLookup.Found) ((Result.Ok<?>) lookUp()).value()).report();
    }

    /** Full pages of fills of other orders, one a millisecond, with one of ours at the end of the first and in the second. */
    @Test
    void orderStatusCountsTheFillsOfAllPages() {
        long from = SENT - 60_000;
        String last = fill(77, 5_000, "0.1", from + 1_999);
        String later = fill(77, 5_001, "0.2", from + 2_000);
        venue.info.put("userFillsByTime@" + from, page(1_999, from, last));
        venue.info.put("userFillsByTime@" + (from + 1_999), "[%s,%s]".formatted(last, later));
        OrderReport report = reportOfAnOrder();

        assertThat(report.filled().toBigDecimal()).isEqualByComparingTo("0.3");
        assertThat(report.state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void anOrderThatIsFilledWholeIsNotSearchedForAnyFurther() {
        long from = SENT - 60_000;
        venue.info.put("userFillsByTime@" + from, page(1_999, from, fill(77, 5_000, "0.5", from + 1_999)));
        long before = venue.questions.size();

        assertThat(reportOfAnOrder().state()).isEqualTo(OrderState.FILLED);
        assertThat(venue.questions.size() - before).isEqualTo(2);
    }

    @Test
    void fillsThatAreNotServedLeaveAnOrderUnknown() {
        long from = SENT - 60_000;
        String sameTime = IntStream.range(0, 2_000)
                .mapToObj(i -> fill(7, i, "0.1", from))
                .collect(Collectors.joining(",", "[", "]"));
        venue.info.put("userFillsByTime", sameTime);

        assertThat(((Result.Unknown<?>) lookUp()).cause()).contains("not all are served");
    }

    @Test
    void fillsBeforeTheLatestThatTheVenueServesLeaveAnOrderUnknown() {
        long from = SENT - 60_000;
        for (int page = 0; page < 5; page++) {
            long first = from + page * 1_999L;
            venue.info.put("userFillsByTime@" + first, page(1_999, first, fill(7, 9_000 + page, "0.1", first + 1_999)));
        }
        venue.info.put("userFillsByTime", "[]");

        assertThat(((Result.Unknown<?>) lookUp()).cause()).contains("10000 fills or more");
    }

    private static String page(int others, long firstMillis, String last) {
        return IntStream.range(0, others)
                .mapToObj(i -> fill(7, i, "0.1", firstMillis + i))
                .collect(Collectors.joining(",", "[", "," + last + "]"));
    }

    @Test
    void anOrderThatTheVenueDoesNotKnowIsNotFoundAndAnUnreadableAnswerIsUnknown() {
        venue.info.put("orderStatus", "{\"status\":\"unknownOid\"}");
        started.connector.orderStatus(OrderRef.of(Started.ETH, new Cloid(42)), Instant.EPOCH, started.answers::add);
        venue.run();
        venue.info.put("orderStatus", "{\"status\":\"somethingElse\"}");
        started.connector.orderStatus(OrderRef.of(Started.ETH, new Cloid(42)), Instant.EPOCH, started.answers::add);
        venue.run();

        assertThat(((Result.Ok<?>) started.answers.get(1)).value()).isEqualTo(new OrderLookup.NotFound());
        assertThat(started.answers.get(2)).isInstanceOf(Result.Unknown.class);
    }

    @Test
    void ordersOverTheStreamAreAnsweredByNumberAndUnknownWhenItBreaks() {
        Started other = Started.stream();
        other.venue.sent.clear();
        other.place(other.submit(1, other.buy("0.5", "3300")));
        other.place(other.submit(2, other.buy("0.5", "3300")));
        other.place(other.submit(3, other.buy("0.5", "3300")));
        other.venue.frame(
                "{\"channel\":\"post\",\"data\":{\"id\":2,\"response\":{\"type\":\"action\",\"payload\":{\"status\":\"ok\",\"response\":"
                        + "{\"type\":\"order\",\"data\":{\"statuses\":[{\"resting\":{\"oid\":88}}]}}}}}}");
        other.venue.frame(
                "{\"channel\":\"post\",\"data\":{\"id\":3,\"response\":{\"type\":\"error\",\"payload\":\"429 Too Many Requests\"}}}");
        other.venue.disconnect();
        other.place(other.submit(4, other.buy("0.5", "3300")));

        assertThat(other.venue.sent).hasSize(3);
        assertThat(other.venue.sent.get(0))
                .startsWith("{\"method\":\"post\",\"id\":1,\"request\":{\"type\":\"action\",\"payload\":{\"action\":");
        assertThat(other.venue.events.outcomes.get(0)).isEqualTo(new Outcome.Accepted("88", ""));
        assertThat(((Outcome.Rejected) other.venue.events.outcomes.get(1)).why().reason())
                .isEqualTo(RejectReason.RATE_LIMITED);
        assertThat(other.venue.events.outcomes.get(2)).isInstanceOf(Outcome.Unknown.class);
        assertThat(((Outcome.Rejected) other.venue.events.outcomes.get(3)).why().reason())
                .isEqualTo(RejectReason.CONNECTOR_DOWN);
    }

    @Test
    void anOrderOverTheStreamWithoutAnAnswerIsUnknownAfterAWhile() {
        Started other = Started.stream();
        other.place(other.submit(1, other.buy("0.5", "3300")));
        other.venue.timers.advance(Duration.ofSeconds(10));

        assertThat(other.venue.events.outcomes).hasSize(1).allMatch(Outcome.Unknown.class::isInstance);
    }

    private String update(long oid, long cloid, String left, String size, String status) {
        return "{\"channel\":\"orderUpdates\",\"data\":[{\"order\":{\"coin\":\"ETH\",\"side\":\"B\",\"limitPx\":\"3400\",\"sz\":\"%s\",\"oid\":%d,\"timestamp\":1,\"origSz\":\"%s\",\"cloid\":\"%s\"},\"status\":\"%s\",\"statusTimestamp\":2}]}"
                .formatted(left, oid, size, started.cloid(cloid), status);
    }

    private static String fill(long oid, long tid, String size) {
        return fill(oid, tid, size, SENT);
    }

    private static String fill(long oid, long tid, String size, long millis) {
        return "{\"coin\":\"ETH\",\"px\":\"3300.1\",\"sz\":\"%s\",\"side\":\"B\",\"time\":%d,\"oid\":%d,\"crossed\":true,\"fee\":\"0.01\",\"tid\":%d,\"feeToken\":\"USDC\"}"
                .formatted(size, millis, oid, tid);
    }
}
