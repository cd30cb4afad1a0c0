package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.Subscriptions;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection of a login: what is asked for over it, and what its messages mean. */
class StreamsTest {
    private static final String ETH = "\"coin\":\"ETH\"";

    private final Started started = Started.rest();
    private final ScriptedVenue venue = started.venue;
    private final EventLog events = venue.events;

    private static String subscribe(String subscription) {
        return "{\"method\":\"subscribe\",\"subscription\":%s}".formatted(subscription);
    }

    private static String frame(String channel, String data) {
        return "{\"channel\":\"%s\",\"data\":%s}".formatted(channel, data);
    }

    private static String level(String price, String size) {
        return "{\"px\":\"%s\",\"sz\":\"%s\",\"n\":3}".formatted(price, size);
    }

    @Test
    void theAccountIsUpWhenEachOfItsChannelsIsConfirmed() {
        Started other = Started.rest();
        other.venue.events.lines.clear();
        other.venue.connect();
        assertThat(other.venue.events.lines).containsExactly("PUBLIC UP");

        other.venue.frame(frame(
                "subscriptionResponse", "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"orderUpdates\"}}"));
        assertThat(other.venue.events.lines).containsExactly("PUBLIC UP");

        other.venue.frame(frame("error", "\"Already subscribed: {\\\"type\\\":\\\"userFills\\\"}\""));
        other.venue.confirmAccount();
        assertThat(other.venue.events.lines).containsExactly("PUBLIC UP", "PRIVATE UP");
    }

    /** Pitfalls 8 and 9: no snapshot after a reconnect, so the private stream goes down and up and the runtime reconciles. */
    @Test
    void afterALossEverythingIsSubscribedToAgain() {
        started.connector.subscribe(Subscriptions.none().with(Started.ETH, Set.of(Feed.TOP)));
        venue.sent.clear();
        events.lines.clear();
        venue.disconnect();
        venue.connect();
        venue.confirmAccount();

        assertThat(venue.sent)
                .hasSize(7)
                .contains(subscribe("{\"type\":\"orderUpdates\",\"user\":\"" + ScriptedVenue.USER + "\"}"))
                .contains(subscribe("{\"type\":\"bbo\"," + ETH + "}"));
        assertThat(events.lines).containsExactly("PRIVATE DOWN", "PUBLIC DOWN", "PUBLIC UP", "PRIVATE UP");
    }

    @Test
    void subscriptionsThatAreNotConfirmedMakeTheConnectionAnew() {
        venue.connect();
        venue.timers.advance(Duration.ofSeconds(10));

        assertThat(events.lines).contains("reconnect");
    }

    /** Pitfalls 10 and 17: best prices have a channel of their own, and there is one book of a market at most. */
    @Test
    void feedsAreSubscribedToAndLeftAsTheyAreWanted() {
        venue.sent.clear();
        started.connector.subscribe(Subscriptions.none()
                .with(Started.ETH, List.of(Feed.TOP, Feed.BOOK, Feed.TRADES, Feed.MARK, Feed.FUNDING))
                .withCandles(Started.ETH, Duration.ofMinutes(1)));
        assertThat(venue.sent)
                .containsExactly(
                        subscribe("{\"type\":\"activeAssetCtx\"," + ETH + "}"),
                        subscribe("{\"type\":\"bbo\"," + ETH + "}"),
                        subscribe("{\"type\":\"candle\"," + ETH + ",\"interval\":\"1m\"}"),
                        subscribe("{\"type\":\"l2Book\"," + ETH + ",\"fast\":true}"),
                        subscribe("{\"type\":\"trades\"," + ETH + "}"));

        venue.sent.clear();
        started.connector.subscribe(Subscriptions.none().with(MarketId.parse("hl:HYPE-USDC"), Set.of(Feed.TOP)));
        assertThat(venue.sent)
                .hasSize(6)
                .contains(
                        "{\"method\":\"unsubscribe\",\"subscription\":{\"type\":\"l2Book\"," + ETH + ",\"fast\":true}}")
                .contains(subscribe("{\"type\":\"bbo\",\"coin\":\"@107\"}"));
    }

    @Test
    void readsBestPrices() {
        venue.frame("Websocket connection established.");
        venue.frame(frame(
                "bbo",
                "{%s,\"time\":5,\"bbo\":[%s,%s]}".formatted(ETH, level("3331.4", "2.5"), level("3331.50", "17.0335"))));
        venue.frame(frame("bbo", "{\"bbo\":[null,%s],\"time\":6,%s}".formatted(level("3331.5", "1"), ETH)));
        venue.frame(frame("bbo", "{\"coin\":\"#1\",\"time\":6,\"bbo\":[null,null]}"));

        assertThat(events.lines)
                .containsSubsequence(
                        "top hl:ETH-USDC-PERP 333140 x 25000, 333150 x 170335 at 5000000",
                        "top hl:ETH-USDC-PERP 0 x 0, 333150 x 10000 at 6000000");
        assertThat(events.lines).noneMatch(line -> line.contains("#1"));
    }

    @Test
    void eachBookMessageIsTheWholeBookAndAnOlderOneIsDropped() {
        String newer = frame(
                "l2Book",
                "{%s,\"time\":9,\"levels\":[[%s,%s],[%s]],\"fast\":true}"
                        .formatted(ETH, level("3331.4", "2.5"), level("3331.3", "1"), level("3331.6", "0.0335")));
        venue.frame(newer);
        venue.frame(frame("l2Book", "{%s,\"time\":8,\"levels\":[[],[]]}".formatted(ETH)));

        assertThat(events.lines.stream().filter(line -> line.startsWith("book")))
                .containsExactly("book hl:ETH-USDC-PERP snapshot BUY 333140x25000 BUY 333130x10000 SELL 333160x335");
    }

    @Test
    void printsOfBeforeAndThoseThatComeTwiceAreNotToldAgain() {
        String print =
                "{%s,\"side\":\"%s\",\"px\":\"3331.5\",\"sz\":\"0.01\",\"time\":7,\"hash\":\"0x\",\"tid\":%d,\"users\":[\"0x1\",\"0x2\"]}";
        venue.frame(frame("trades", "[%s,%s]".formatted(print.formatted(ETH, "B", 1), print.formatted(ETH, "A", 2))));
        venue.frame(frame("trades", "[%s,%s]".formatted(print.formatted(ETH, "B", 2), print.formatted(ETH, "A", 3))));

        assertThat(events.lines.stream().filter(line -> line.startsWith("trade")))
                .containsExactly("trade hl:ETH-USDC-PERP SELL 333150 x 100 #3");
    }

    @Test
    void aCandleIsToldWhenTheNextOneBegins() {
        String candle =
                "{\"t\":%d,\"T\":0,\"s\":\"ETH\",\"i\":\"1m\",\"o\":\"1\",\"c\":\"%s\",\"h\":\"5\",\"l\":\"1\",\"v\":\"2.5\",\"n\":3}";
        venue.frame(frame("candle", candle.formatted(60_000, "2")));
        venue.frame(frame("candle", "[" + candle.formatted(60_000, "3") + "]"));
        assertThat(events.candles).isEmpty();
        venue.frame(frame("candle", candle.formatted(120_000, "4")));

        assertThat(events.candles).hasSize(1);
        assertThat(events.candles.get(0).close().toBigDecimal()).isEqualByComparingTo("3");
        assertThat(events.candles.get(0).closed()).isTrue();
    }

    @Test
    void readsMarkOracleAndFunding() {
        venue.frame(frame(
                "activeAssetCtx",
                "{%s,\"ctx\":{\"funding\":\"0.0000125\",\"openInterest\":\"1\",\"premium\":null,\"oraclePx\":\"3331.55\",\"markPx\":\"3331.512345\"}}"
                        .formatted(ETH)));
        venue.frame(frame("activeSpotAssetCtx", "{\"coin\":\"@107\",\"ctx\":{\"markPx\":\"24.3\",\"midPx\":null}}"));

        assertThat(events.lines)
                .containsSubsequence(
                        "mark 3331.512345 index Optional[3331.55]",
                        "funding hl:ETH-USDC-PERP 0.0000125",
                        "mark 24.3 index Optional.empty");
    }

    private void order(String status, String left, String cloid) {
        venue.frame(frame(
                "orderUpdates",
                "[{\"order\":{%s,\"side\":\"B\",\"limitPx\":\"3300.1\",\"sz\":\"%s\",\"oid\":77738400,\"timestamp\":1,\"origSz\":\"0.5\"%s},\"status\":\"%s\",\"statusTimestamp\":1735689605210}]"
                        .formatted(ETH, left, cloid, status)));
    }

    /** Pitfall 7: words that are not known change nothing, and all that end alike are taken by their end. */
    @Test
    void statusesAreTakenByWhatIsKnownOfThem() {
        String ours = ",\"cloid\":\"" + started.cloid(42) + "\"";
        order("open", "0.5", ours);
        order("canceled", "0.2", ours);
        order("brandNewRuleCanceled", "0.5", ",\"cloid\":null");
        order("badAloPxRejected", "0.5", ours);
        order("somethingElse", "0.5", ours);
        order("filled", "0.0", ours);

        assertThat(events.orders)
                .extracting(report -> report.state())
                .containsExactly(
                        OrderState.OPEN,
                        OrderState.CANCELLED,
                        OrderState.CANCELLED,
                        OrderState.REJECTED,
                        OrderState.FILLED);
        assertThat(events.orders.get(1).filled().toBigDecimal()).isEqualByComparingTo("0.3");
        assertThat(events.orders.get(1).order().cloidOrZero()).isEqualTo(42);
        assertThat(events.orders.get(2).order().cloidOrZero()).isZero();
        assertThat(events.orders.get(2).why()).isEqualTo("brandNewRuleCanceled");
        assertThat(events.orders.get(3).rejection().orElseThrow().reason())
                .isEqualTo(RejectReason.POST_ONLY_WOULD_CROSS);
    }

    @Test
    void fillsAreToldWithIdsOfTheirOwnAndSnapshotsArePassedOver() {
        String fill =
                "{%s,\"px\":\"3300.1\",\"sz\":\"0.2\",\"side\":\"B\",\"time\":1735689604000,\"startPosition\":\"0.0\",\"dir\":\"Open"
                        + " Long\",\"closedPnl\":\"0.0\","
                        + "\"hash\":\"0x5a\",\"oid\":77738400,\"crossed\":%s,\"fee\":\"-0.01\",\"tid\":603211934400123,\"cloid\":\"%s\",\"feeToken\":\"USDC\",\"twapId\":null%s}";
        String liquidation = ",\"liquidation\":{\"liquidatedUser\":\"%s\",\"markPx\":\"1\",\"method\":\"market\"}";
        venue.frame(frame(
                "userFills",
                "{\"isSnapshot\":true,\"user\":\"0x\",\"fills\":[%s]}"
                        .formatted(fill.formatted(ETH, "false", started.cloid(9), ""))));
        venue.frame(frame(
                "userFills",
                "{\"user\":\"0x\",\"fills\":[%s,%s,%s]}"
                        .formatted(
                                fill.formatted(ETH, "false", started.cloid(42), ""),
                                fill.formatted(
                                        ETH,
                                        "true",
                                        "0x00000000000000000000000000000001",
                                        liquidation.formatted("0xABCD")),
                                fill.formatted(ETH, "true", "0x01", liquidation.formatted(ScriptedVenue.USER)))));

        assertThat(events.fills).hasSize(3);
        OrderFill first = events.fills.get(0);
        assertThat(first.id()).isEqualTo("ETH/1735689604000/603211934400123/77738400");
        assertThat(first.order().cloidOrZero()).isEqualTo(42);
        assertThat(first.role()).isEqualTo(LiquidityRole.MAKER);
        assertThat(first.fee().amount()).isEqualByComparingTo("-0.01");
        assertThat(events.fills.get(1).cause()).isEqualTo(FillCause.NORMAL);
        assertThat(events.fills.get(1).order().cloidOrZero()).isZero();
        assertThat(events.fills.get(2).cause()).isEqualTo(FillCause.LIQUIDATION);
    }

    @Test
    void feesOfSpotBuysAreInTheBaseAsset() {
        String fill =
                "{\"coin\":\"@107\",\"px\":\"24.321\",\"sz\":\"4.25\",\"side\":\"B\",\"time\":1,\"oid\":%d,\"crossed\":true,\"fee\":\"0.002975\",\"tid\":1,\"feeToken\":\"%s\"}";
        venue.frame(frame(
                "userFills", "{\"fills\":[%s,%s]}".formatted(fill.formatted(1, "HYPE"), fill.formatted(2, "A NAME"))));

        assertThat(events.fills)
                .extracting(each -> each.fee().toString())
                .containsExactly("0.002975 HYPE", "0.002975 HYPE");
        assertThat(events.fills.get(0).market().symbol()).isEqualTo("HYPE-USDC");

        venue.frame(frame(
                "userFills",
                "{\"fills\":[%s]}"
                        .formatted(fill.formatted(3, "PURR")
                                .replace("@107", "@200")
                                .replace("\"tid\":1", "\"tid\":2"))));
        assertThat(events.fills.get(2).fee()).hasToString("0.002975 PURR.300");
    }

    @Test
    void fundingIsACashFlow() {
        String payment =
                "{\"time\":1735689600000,\"coin\":\"ETH\",\"usdc\":\"-0.25\",\"szi\":\"1\",\"fundingRate\":\"0.0001\",\"nSamples\":null}";
        venue.frame(frame("userFundings", "{\"isSnapshot\":true,\"user\":\"0x\",\"fundings\":[" + payment + "]}"));
        venue.frame(frame("userFundings", "{\"user\":\"0x\",\"fundings\":[" + payment + "]}"));

        assertThat(events.flows).hasSize(1);
        assertThat(events.flows.get(0).id()).isEqualTo("funding/ETH/1735689600000");
        assertThat(events.flows.get(0).amount().amount()).isEqualByComparingTo("-0.25");
    }

    private static String entry(String delta) {
        return "{\"time\":1735689600000,\"hash\":\"0xab\",\"delta\":{%s}}".formatted(delta);
    }

    private static String sent(String type, String what, String from, String to) {
        return entry("\"type\":\"%s\",%s,\"user\":\"%s\",\"destination\":\"%s\"".formatted(type, what, from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "DEPOSIT, 100.5, USDC, '\"type\":\"deposit\",\"usdc\":\"100.5\"'",
        "WITHDRAWAL, -11, USDC, '\"type\":\"withdraw\",\"usdc\":\"10\",\"nonce\":1,\"fee\":\"1.0\"'",
        "TRANSFER, -5, USDC, '\"type\":\"vaultDeposit\",\"vault\":\"0x1\",\"usdc\":\"5\"'",
        "TRANSFER, 4.5, USDC,"
                + " '\"type\":\"vaultWithdraw\",\"vault\":\"0x1\",\"user\":\"0x14791697260E4C9A71F18484C9F997B308E59325\","
                + "\"requestedUsd\":\"5\",\"commission\":\"0.5\",\"netWithdrawnUsd\":\"4.5\"'",
        "TRANSFER, -2, HYPE, '\"type\":\"cStakingTransfer\",\"token\":\"HYPE\",\"amount\":\"2\",\"isDeposit\":true'",
        "REWARD, 1.25, USDC, '\"type\":\"rewardsClaim\",\"amount\":\"1.25\"'",
        "FEE, -1, USDC, '\"type\":\"accountActivationGas\",\"amount\":\"1\",\"token\":\"USDC\"'"
    })
    void moneyThatComesOrGoesIsACashFlow(CashFlow.Kind kind, BigDecimal amount, String asset, String delta) {
        ledger(entry(delta));

        CashFlow flow = events.flows.get(0);
        assertThat(flow.kind()).isEqualTo(kind);
        assertThat(flow.amount().asset()).isEqualTo(asset);
        assertThat(flow.amount().amount()).isEqualByComparingTo(amount);
        assertThat(flow.market()).isEmpty();
        assertThat(flow.stamp().venueNanos()).isEqualTo(1_735_689_600_000_000_000L);
    }

    private void ledger(String... entries) {
        venue.frame(frame(
                "userNonFundingLedgerUpdates",
                "{\"user\":\"0x\",\"nonFundingLedgerUpdates\":[" + String.join(",", entries) + "]}"));
    }

    @Test
    void transfersGoTheWayOfTheAccountAndFeesAreFlowsOfTheirOwn() {
        String other = "0x5e9ee1089755c3435139848e47e6635505d5a13a";
        ledger(
                sent("internalTransfer", "\"usdc\":\"7\",\"fee\":\"1\"", other, ScriptedVenue.USER),
                sent("subAccountTransfer", "\"usdc\":\"8\"", ScriptedVenue.USER, other),
                sent(
                        "send",
                        "\"token\":\"HYPE\",\"amount\":\"2\",\"fee\":\"0.5\",\"feeToken\":\"\"",
                        ScriptedVenue.USER,
                        other));

        assertThat(events.flows)
                .extracting(flow -> flow.kind() + " " + flow.amount().amount() + " "
                        + flow.amount().asset())
                .containsExactly("TRANSFER 7 USDC", "TRANSFER -8 USDC", "TRANSFER -2 HYPE", "FEE -0.5 USDC");
        assertThat(events.flows).extracting(CashFlow::id).doesNotHaveDuplicates();
    }

    @Test
    void rewardsOfOneClaimInTwoTokensAreTwo() {
        String claim = "\"type\":\"rewardsClaim\",\"amount\":\"1.25\"";
        ledger(entry(claim + ",\"token\":\"USDC\""), entry(claim + ",\"token\":\"HYPE\""));

        assertThat(events.flows)
                .extracting(CashFlow::id)
                .containsExactly(
                        "ledger/1735689600000/0xab/rewardsClaim", "ledger/1735689600000/0xab/rewardsClaim/HYPE");
    }

    @Test
    void whatMovesWithinTheAccountOrIsNotKnownIsNoCashFlow() {
        ledger(
                entry("\"type\":\"accountClassTransfer\",\"usdc\":\"7\",\"toPerp\":true"),
                sent("send", "\"token\":\"USDC\",\"amount\":\"2\"", ScriptedVenue.USER, ScriptedVenue.USER),
                entry("\"type\":\"liquidation\",\"accountValue\":\"7\",\"liquidatedPositions\":[]"),
                entry("\"type\":\"somethingNew\",\"usdc\":\"7\""));
        venue.frame(frame(
                "userNonFundingLedgerUpdates",
                "{\"isSnapshot\":true,\"nonFundingLedgerUpdates\":[" + entry("\"type\":\"deposit\",\"usdc\":\"1\"")
                        + "]}"));

        assertThat(events.flows).isEmpty();
    }

    @Test
    void positionsThatAreGoneAreToldAsFlatOnce() {
        String state =
                "{\"dex\":\"\",\"user\":\"0x\",\"clearinghouseState\":{\"marginSummary\":{\"accountValue\":\"13109.48\"},\"withdrawable\":\"13104.51\",\"assetPositions\":[%s],\"time\":1708622398623}}";
        String position =
                "{\"type\":\"oneWay\",\"position\":{\"coin\":\"ETH\",\"szi\":\"-0.0335\",\"leverage\":{\"type\":\"cross\",\"value\":20},\"entryPx\":\"2986.3\",\"liquidationPx\":null}}";
        venue.frame(frame("clearinghouseState", state.formatted(position)));
        venue.frame(frame("clearinghouseState", state.formatted("")));
        venue.frame(frame("clearinghouseState", state.formatted("")));

        assertThat(events.positions).hasSize(2);
        assertThat(events.positions.get(0).cost()).isEqualByComparingTo("-100.04105");
        assertThat(events.positions.get(1).isFlat()).isTrue();
        assertThat(events.margins.get(0).equity().amount()).isEqualByComparingTo("13109.48");
    }

    @Test
    void whereAPositionWouldBeLiquidatedIsToldUntilItIsGone() {
        String state =
                "{\"dex\":\"\",\"user\":\"0x\",\"clearinghouseState\":{\"marginSummary\":{\"accountValue\":\"13109.48\"},\"withdrawable\":\"13104.51\",\"assetPositions\":[%s],\"time\":1708622398623}}";
        String position =
                "{\"type\":\"oneWay\",\"position\":{\"coin\":\"ETH\",\"szi\":\"-0.0335\",\"entryPx\":\"2986.3\",\"liquidationPx\":%s}}";
        venue.frame(frame("clearinghouseState", state.formatted(position.formatted("\"3305.1234567890123\""))));
        venue.frame(frame("clearinghouseState", state.formatted(position.formatted("null"))));
        venue.frame(frame("clearinghouseState", state.formatted("")));

        assertThat(events.liquidations).containsExactly("ETH-USDC-PERP 3305.123456789012", "ETH-USDC-PERP null");
    }

    /** Pitfall 12: with one collateral the perpetuals' account reads zero, and what counts is the USDC on spot. */
    @Test
    void marginOfAUnifiedAccountIsThatOfItsSpotCollateral() {
        ScriptedVenue unified = new ScriptedVenue();
        unified.info.put("userAbstraction", "\"unifiedAccount\"");
        Started.rest(unified);
        unified.frame(
                frame(
                        "spotState",
                        "{\"user\":\"0x\",\"spotState\":{\"balances\":[{\"coin\":\"USDC\",\"token\":0,\"total\":\"250.5\",\"hold\":\"50\",\"entryNtl\":\"0.0\"}]}}"));

        assertThat(unified.events.margins.get(0).equity().amount()).isEqualByComparingTo("250.5");
        assertThat(unified.events.margins.get(0).available().amount()).isEqualByComparingTo("200.5");
        assertThat(unified.events.balances.get(0).available()).isEqualByComparingTo("200.5");
    }

    @Test
    void aPrivateMessageThatCanNotBeReadMakesTheConnectionAnew() {
        venue.frame(frame("userFills", "{\"fills\":[{\"coin\":\"ETH\",\"px\":\"one\"}]}"));

        assertThat(events.lines).contains("reconnect");
    }

    @Test
    void aPublicMessageThatCanNotBeReadIsAGap() {
        started.connector.subscribe(Subscriptions.none().with(Started.ETH, Set.of(Feed.BOOK)));
        venue.frame(
                frame("l2Book", "{%s,\"time\":9,\"levels\":[[%s],[]]}".formatted(ETH, level("3331.4123456789", "1"))));
        venue.frame(frame("l2Book", "{%s,\"time\":9,\"levels\":[[%s],[]]}".formatted(ETH, level("3331.412", "1"))));
        venue.frame(frame("aNewChannel", "{\"x\":[1,2]}"));

        assertThat(events.lines.stream().filter(line -> line.equals("gap hl:ETH-USDC-PERP BOOK")))
                .hasSize(2);
        assertThat(events.lines).doesNotContain("reconnect");
    }

    @Test
    void aSubscriptionThatTheVenueRefusesIsAGap() {
        venue.frame(frame("error", "\"Invalid subscription {\\\"type\\\":\\\"trades\\\",\\\"coin\\\":\\\"ETH\\\"}\""));

        assertThat(events.lines).contains("gap hl:ETH-USDC-PERP TRADES");
    }

    /** Pitfall 18 asks to look again after placing on builder exchanges: their markets are not listed, so nothing is placed there. */
    @Test
    void ordersOfMarketsThatAreNotListedArePassedOver() {
        venue.frame(
                frame(
                        "orderUpdates",
                        "[{\"order\":{\"coin\":\"xyz:GOLD\",\"side\":\"B\",\"limitPx\":\"1\",\"sz\":\"1\",\"oid\":1,\"timestamp\":1,\"origSz\":\"1\"},\"status\":\"open\",\"statusTimestamp\":1}]"));

        assertThat(events.orders).isEmpty();
        assertThat(started.markets).noneMatch(info -> info.venueSymbol().contains(":"));
    }
}
