package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.CandleQuery;
import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.market.Candle;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Result;
import io.jackstay.api.order.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Questions about the account and its past. */
class AccountTest {
    private final Started started = Started.rest();
    private final ScriptedVenue venue = started.venue;

    private <T> T answer(Class<T> type) {
        venue.run();
        Result<?> last = started.answers.get(started.answers.size() - 1);
        return type.cast(((Result.Ok<?>) last).value());
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> texts() {
        return (Map<String, String>) answer(Map.class);
    }

    @Test
    void snapshotHasOrdersPositionsBalancesAndMargin() {
        venue.info.put(
                "frontendOpenOrders",
                "[{\"coin\":\"ETH\",\"side\":\"B\",\"limitPx\":\"3000.1\",\"sz\":\"0.4\",\"oid\":77738308,\"timestamp\":1735689600000,\"triggerCondition\":\"N/A\","
                        + "\"isTrigger\":false,\"triggerPx\":\"0.0\",\"children\":[],\"isPositionTpsl\":false,\"reduceOnly\":false,\"orderType\":\"Limit\","
                        + "\"origSz\":\"0.5\",\"tif\":\"Alo\",\"cloid\":\"%s\"},".formatted(started.cloid(42))
                        + "{\"coin\":\"BTC\",\"side\":\"A\",\"limitPx\":\"99000.0\",\"sz\":\"0.01\",\"oid\":77738310,\"timestamp\":1735689600005,"
                        + "\"reduceOnly\":true,\"origSz\":\"0.01\",\"tif\":null,\"cloid\":null}]");
        venue.info.put(
                "clearinghouseState",
                "{\"marginSummary\":{\"accountValue\":\"13109.482328\"},\"withdrawable\":\"13104.514502\",\"assetPositions\":[{\"type\":\"oneWay\","
                        + "\"position\":{\"coin\":\"ETH\",\"szi\":\"0.0335\",\"entryPx\":\"2986.3\"}}],\"time\":1735689600000}");
        venue.info.put(
                "spotClearinghouseState",
                "{\"balances\":[{\"coin\":\"USDC\",\"token\":0,\"total\":\"14.625485\",\"hold\":\"4\",\"entryNtl\":\"0.0\"}]}");
        started.connector.snapshot(started.answers::add);
        AccountSnapshot snapshot = answer(AccountSnapshot.class);

        assertThat(snapshot.openOrders()).hasSize(2);
        assertThat(snapshot.openOrders().get(0).state()).isEqualTo(OrderState.PARTIALLY_FILLED);
        assertThat(snapshot.openOrders().get(0).timeInForce()).isEqualTo(TimeInForce.POST_ONLY);
        assertThat(snapshot.openOrders().get(0).order().cloidOrZero()).isEqualTo(42);
        assertThat(snapshot.openOrders().get(1).reduceOnly()).isTrue();
        assertThat(snapshot.openOrders().get(1).order().cloidOrZero()).isZero();
        assertThat(snapshot.positions().get(0).size().toBigDecimal()).isEqualByComparingTo("0.0335");
        assertThat(snapshot.balances().get(0).available()).isEqualByComparingTo("10.625485");
        assertThat(snapshot.margin().orElseThrow().equity().amount()).isEqualByComparingTo("13109.482328");
        assertThat(snapshot.stamp().venueNanos()).isEqualTo(1_735_689_600_000_000_000L);
    }

    /** Pitfall 11: anybody may list a token of any name, and its number alone tells it from others. */
    @Test
    void tokensOfOneNameAreNotOneAsset() {
        String balance = "{\"coin\":\"%s\",\"token\":%d,\"total\":\"%d\",\"hold\":\"0.0\"}";
        venue.info.put(
                "spotClearinghouseState",
                "{\"balances\":[%s,%s,%s]}"
                        .formatted(
                                balance.formatted("PURR", 1, 100),
                                balance.formatted("PURR", 300, 7),
                                balance.formatted("NEW", 301, 3)));
        started.connector.snapshot(started.answers::add);

        assertThat(answer(AccountSnapshot.class).balances())
                .extracting(each -> each.total().toPlainString() + " " + each.asset())
                .containsExactly("100 PURR", "7 PURR.300", "3 NEW");
    }

    @Test
    void aLookAtTheAccountFindsAClockThatWasSetWhileItRan() {
        venue.info.put(
                "clearinghouseState",
                "{\"marginSummary\":{\"accountValue\":\"0.0\"},\"withdrawable\":\"0.0\",\"assetPositions\":[],\"time\":%d}"
                        .formatted(HandTimers.START_MILLIS + 7_000));
        venue.exchange.add(ScriptedVenue.statuses("{\"resting\":{\"oid\":7}}"));
        started.connector.snapshot(started.answers::add);
        venue.run();
        started.place(started.submit(1, started.buy("0.01", "3000")));

        assertThat(venue.actions.get(0))
                .contains("\"expiresAfter\":" + (HandTimers.START_MILLIS + 12_000))
                .contains("\"nonce\":" + (HandTimers.START_MILLIS + 7_000));
        assertThat(venue.logged).containsExactly("WARNING clock off the venue's offsetMillis=-7000");
    }

    @Test
    void aSnapshotOfWhichAPartIsMissingIsUnknown() {
        venue.info.put("spotClearinghouseState", "{\"balances\":");
        started.connector.snapshot(started.answers::add);
        venue.run();

        assertThat(started.answers.get(1)).isInstanceOf(Result.Unknown.class);
    }

    private static String fills(int count, long firstTime, long step) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "{\"coin\":\"ETH\",\"px\":\"3300.1\",\"sz\":\"0.1\",\"side\":\"A\",\"time\":%d,\"oid\":7,\"crossed\":true,\"fee\":\"0.01\",\"tid\":%d,\"feeToken\":\"USDC\"}"
                                .formatted(firstTime + i * step, i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @SuppressWarnings("unchecked")
    private HistoryPage<OrderFill> page(HistoryQuery query) {
        started.connector.fillsSince(query, started.answers::add);
        return answer(HistoryPage.class);
    }

    @Test
    void fillsComeInPagesThatOverlapByATime() {
        HistoryQuery query = HistoryQuery.since(List.of(Started.ETH), Instant.ofEpochMilli(1_000));
        venue.info.put("userFillsByTime", fills(2_000, 1_000, 2));
        HistoryPage<OrderFill> first = page(query);
        venue.info.put("userFillsByTime", fills(3, 4_998, 1));
        HistoryPage<OrderFill> second = page(query.after(first));

        assertThat(first.items()).hasSize(2_000);
        assertThat(first.more()).isTrue();
        assertThat(first.isComplete()).isTrue();
        assertThat(venue.questions.get(1)).contains("\"startTime\":4998,\"aggregateByTime\":false");
        assertThat(second.more()).isFalse();
        assertThat(second.cursor()).isEqualTo("5000/0");
    }

    /** After a crash each order that is looked up asks for a page: nine of the longest would use up a minute's budget. */
    @Test
    void aPageWeighsWhatItHasAndNotWhatItCouldHave() {
        HistoryQuery query = HistoryQuery.since(List.of(Started.ETH), Instant.ofEpochMilli(1_000));
        long before = venue.budget;
        venue.info.put("userFillsByTime", fills(19, 1_000, 2));
        page(query);
        long behindTheShort = venue.budget;
        venue.info.put("userFillsByTime", fills(2_000, 1_000, 2));
        page(query);

        assertThat(venue.weights.subList(venue.weights.size() - 2, venue.weights.size()))
                .containsExactly(20, 20);
        assertThat(before - behindTheShort).isZero();
        assertThat(behindTheShort - venue.budget).isEqualTo(100);
    }

    @Test
    void whatThePagesCanNotTellIsAHole() {
        HistoryQuery query = HistoryQuery.since(List.of(), Instant.ofEpochMilli(1_000));
        venue.info.put("userFillsByTime", fills(2_000, 1_000, 0));
        HistoryPage<OrderFill> stuck = page(query);
        assertThat(stuck.hole()).contains("more than 2000 fills at 1000");
        assertThat(stuck.cursor()).startsWith("1001/");

        venue.info.put("userFillsByTime", fills(2_000, 2_000, 1));
        assertThat(page(new HistoryQuery(List.of(), "2000/8000", Instant.EPOCH)).hole())
                .contains("latest 10000");
    }

    @Test
    @SuppressWarnings("unchecked")
    void fundingPaymentsAreCashFlows() {
        venue.info.put(
                "userFunding",
                "[{\"time\":1735689600000,\"hash\":\"0x0\",\"delta\":{\"type\":\"funding\",\"coin\":\"ETH\",\"usdc\":\"1.25\",\"szi\":\"-1\",\"fundingRate\":\"0.0001\",\"nSamples\":24}}]");
        started.connector.cashFlowsSince(HistoryQuery.since(List.of(), Instant.EPOCH), started.answers::add);
        HistoryPage<CashFlow> page = answer(HistoryPage.class);

        assertThat(page.items()).hasSize(1);
        assertThat(page.items().get(0).id()).isEqualTo("funding/ETH/1735689600000");
        assertThat(page.items().get(0).kind()).isEqualTo(CashFlow.Kind.FUNDING);
    }

    private static String deposits(int count, long firstTime) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"time\":%d,\"hash\":\"0x%d\",\"delta\":{\"type\":\"deposit\",\"usdc\":\"1\"}}"
                        .formatted(firstTime + i, i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void cashFlowsAreFundingAndLedgerByTimeAndGoOnWhereTheFullerPageEnds() {
        venue.info.put(
                "userFunding",
                "[{\"time\":9000,\"hash\":\"0x0\",\"delta\":{\"type\":\"funding\",\"coin\":\"ETH\",\"usdc\":\"1\"}}]");
        venue.info.put("userNonFundingLedgerUpdates", deposits(500, 1_000));
        started.connector.cashFlowsSince(
                HistoryQuery.since(List.of(), Instant.ofEpochMilli(500)), started.answers::add);
        HistoryPage<CashFlow> full = answer(HistoryPage.class);
        venue.info.put("userNonFundingLedgerUpdates", deposits(2, 8_000));
        started.connector.cashFlowsSince(
                new HistoryQuery(List.of(), full.cursor(), Instant.EPOCH), started.answers::add);
        HistoryPage<CashFlow> last = answer(HistoryPage.class);

        assertThat(full.items()).hasSize(501);
        assertThat(full.items().get(500).kind()).isEqualTo(CashFlow.Kind.FUNDING);
        assertThat(full.more()).isTrue();
        assertThat(full.cursor()).startsWith("1499/");
        assertThat(venue.questions.get(1)).contains("\"startTime\":500");
        assertThat(venue.questions.get(2)).contains("\"startTime\":1499");
        assertThat(last.items())
                .extracting(flow -> flow.stamp().venueNanos() / 1_000_000)
                .containsExactly(8_000L, 8_001L, 9_000L);
        assertThat(last.more()).isFalse();
        assertThat(last.cursor()).isEqualTo("9000/0");
    }

    @Test
    @SuppressWarnings("unchecked")
    void candlesThatHaveNotClosedAreLeftOut() {
        String candle =
                "{\"t\":%d,\"T\":0,\"s\":\"ETH\",\"i\":\"1m\",\"o\":\"1\",\"c\":\"2\",\"h\":\"5\",\"l\":\"1\",\"v\":\"2.5\",\"n\":3}";
        venue.info.put(
                "candleSnapshot",
                "[%s,%s,%s]".formatted(candle.formatted(0), candle.formatted(60_000), candle.formatted(120_000)));
        started.connector.candles(
                new CandleQuery(Started.ETH, Duration.ofMinutes(1), 5, Instant.ofEpochMilli(150_000)),
                started.answers::add);
        List<Candle> candles = answer(List.class);
        assertThat(venue.weights).last().isEqualTo(20);
        assertThat(candles).hasSize(2).allMatch(Candle::closed);

        started.connector.candles(
                new CandleQuery(Started.ETH, Duration.ofMinutes(7), 5, Instant.ofEpochMilli(150_000)),
                started.answers::add);
        assertThat(started.answers.get(2)).isInstanceOf(Result.Refused.class);
    }

    @Test
    void manyCandlesWeighMore() {
        venue.info.put("candleSnapshot", "[]");
        started.connector.candles(
                new CandleQuery(Started.ETH, Duration.ofMinutes(1), 5_000, Instant.ofEpochMilli(150_000)),
                started.answers::add);
        venue.run();

        assertThat(venue.weights).last().isEqualTo(20 + 5_001 / 60);
    }

    @Test
    void metadataIsReadAgainEachHourAndChangesAreTold() {
        venue.info.put(
                "meta",
                venue.info
                        .get("meta")
                        .replace("\"szDecimals\":4,\"name\":\"ETH\"", "\"szDecimals\":3,\"name\":\"ETH\""));
        venue.timers.advance(Duration.ofHours(1));
        venue.run();

        assertThat(venue.events.changed).hasSize(1);
        assertThat(venue.events.changed.get(0).id()).isEqualTo(Started.ETH);
        assertThat(venue.events.changed.get(0).revision()).isEqualTo(2);
        assertThat(venue.events.changed.get(0).lotSize()).isEqualByComparingTo("0.001");
    }

    @Test
    void actionsLookAtAndRepairNonces() {
        started.connector.act("nonce", Map.of(), started.answers::add);
        assertThat(texts()).containsKeys("last", "venue-time");
        started.connector.act("refresh-nonce", Map.of(), started.answers::add);
        assertThat(texts()).containsEntry("last", Long.toString(HandTimers.START_MILLIS));
        started.connector.act("request-budget", Map.of(), started.answers::add);
        assertThat(texts()).containsEntry("used", "100");
        assertThat(started.connector.actions()).hasSize(3);
    }

    @Test
    void providerTellsWhatTheVenueCanAndWhatTheKeyHasAlone() {
        HyperliquidConfig config =
                Started.config(HyperliquidConfig.OrderRoute.REST, Optional.empty(), Optional.empty());
        VenueTraits traits = new HyperliquidProvider().traits(config);

        assertThat(traits.has(Capability.CANCEL_REPLACE)).isTrue();
        assertThat(traits.has(Capability.CANCEL_ALL)).isFalse();
        assertThat(traits.has(Capability.FOK)).isFalse();
        assertThat(traits.exclusive()).containsExactly("hyperliquid/mainnet/" + ScriptedVenue.USER);
        assertThat(config.toString()).doesNotContain("0123456789");
    }

    @Test
    void nothingIsAnsweredBeforeTheStartButThatItHasNotStarted() {
        HyperliquidConnector idle = new HyperliquidConnector(
                Started.config(HyperliquidConfig.OrderRoute.REST, Optional.empty(), Optional.empty()),
                new ScriptedVenue());
        idle.snapshot(started.answers::add);

        assertThat(started.answers.get(1)).isInstanceOf(Result.Refused.class);
    }
}
