package io.jackstay.emulator.hyperliquid;

import static io.jackstay.emulator.hyperliquid.Client.order;
import static io.jackstay.emulator.hyperliquid.Client.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.fault.FaultPlan;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ETH is asset 1 and stands at 3330; bid 3329.9, ask 3330. */
class OrdersTest {
    private static final String CLOID = "0xb07a000100000001000000000000002a";

    private final Client client = new Client();

    private JsonNode position() {
        return client.ask("clearinghouseState").at("/assetPositions/0/position");
    }

    private String status(Object oid) {
        String id = oid instanceof Long ? oid.toString() : "\"" + oid + "\"";
        return client.info("{\"type\":\"orderStatus\",\"user\":\"%s\",\"oid\":%s}".formatted(Client.ADDRESS, id))
                .at("/order/status")
                .asText();
    }

    @Test
    void restingOrderIsListedUntilItIsCancelled() {
        JsonNode placed = client.place(order(1, true, "3300.1", "0.5", false, "Alo", CLOID));
        long oid = placed.at("/0/resting/oid").asLong();

        assertThat(placed.at("/0/resting/cloid").asText()).isEqualTo(CLOID);
        JsonNode listed = client.ask("frontendOpenOrders").get(0);
        assertThat(listed.toString())
                .isEqualTo(
                        ("{\"coin\":\"ETH\",\"side\":\"B\",\"limitPx\":\"3300.1\",\"sz\":\"0.5\",\"oid\":%d,\"timestamp\":%d,"
                                        + "\"origSz\":\"0.5\",\"cloid\":\"%s\",\"triggerCondition\":\"N/A\",\"isTrigger\":false,"
                                        + "\"triggerPx\":\"0.0\",\"isPositionTpsl\":false,\"reduceOnly\":false,\"orderType\":\"Limit\","
                                        + "\"children\":[],\"tif\":\"Alo\"}")
                                .formatted(oid, client.millis(), CLOID));
        assertThat(status(oid)).isEqualTo("open");
        String cancel = "{\"type\":\"cancelByCloid\",\"cancels\":[{\"asset\":1,\"cloid\":\"%s\"}]}".formatted(CLOID);
        assertThat(client.act(cancel).at("/response/data/statuses/0").asText()).isEqualTo("success");
        assertThat(client.act(cancel).at("/response/data/statuses/0/error").asText())
                .isEqualTo("Order was never placed, already canceled, or filled. asset=1");
        assertThat(status(CLOID)).isEqualTo("canceled");
        assertThat(client.ask("openOrders")).isEmpty();
    }

    @Test
    void cancelNeedsTheOrdersOwnAsset() {
        long oid = client.rest(order(1, true, "3300.1", "0.5", "Gtc"));

        assertThat(client.act("{\"type\":\"cancel\",\"cancels\":[{\"a\":0,\"o\":%d},{\"a\":1,\"o\":%d}]}"
                                .formatted(oid, oid))
                        .at("/response/data/statuses")
                        .toString())
                .isEqualTo(
                        "[{\"error\":\"Order was never placed, already canceled, or filled. asset=0\"},\"success\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "1, true, 3300.12, 1, Gtc, Price must be divisible by tick size. asset=1",
        "0, true, 97000.5, 1, Gtc, Price must be divisible by tick size. asset=0",
        "1, true, 3300, 0.00001, Gtc, Order has invalid size. asset=1",
        "1, true, 3300, 0, Gtc, Order has zero size. asset=1",
        "1, true, 0, 1, Gtc, Order has invalid price. asset=1",
        "1, true, 3300, 0.003, Gtc, Order must have minimum value of $10. asset=1",
        "1, true, 500, 1, Gtc, Order price cannot be more than 80% away from the reference price asset=1",
        "1, true, 3400, 1, Alo, 'Post only order would have immediately matched, bbo was 3329.9@3330. asset=1'",
        "1, true, 3200, 1, Ioc, Order could not immediately match against any resting orders. asset=1",
        "1, true, 3300, 100000, Gtc, Insufficient margin to place order. asset=1",
        "2, true, 1, 100, Gtc, Trading is halted. asset=2",
        "77, true, 1, 100, Gtc, Order has invalid asset. asset=77",
        "10000, true, 0.13, 100, Gtc, Order has insufficient spot balance to trade asset=10000",
        "10000, true, 0.13, 10, Gtc, Order must have minimum value of 10 USDC. asset=10000",
    })
    void refusalsAreInTheVenuesWords(int asset, boolean buy, String price, String size, String tif, String said) {
        assertThat(client.place(order(asset, buy, price, size, tif))
                        .at("/0/error")
                        .asText())
                .isEqualTo(said);
    }

    @Test
    void reduceOnlyNeedsAPosition() {
        assertThat(client.place(order(1, false, "3300", "1", true, "Ioc", ""))
                        .at("/0/error")
                        .asText())
                .isEqualTo("Reduce only order would increase position. asset=1");
    }

    @Test
    void anOrderThatTheNextOfItsBatchEndsIsAnsweredAsItWas() {
        JsonNode statuses = client.place(order(1, true, "3329", "1", "Gtc"), order(1, false, "3320", "1", "Gtc"));

        assertThat(statuses.at("/0/resting/oid").isIntegralNumber())
                .as("%s", statuses)
                .isTrue();
        assertThat(statuses).hasSize(2);
    }

    @Test
    void oneBadOrderSpoilsItsBatch() {
        JsonNode statuses = client.place(
                order(1, true, "3300", "1", "Gtc"),
                order(1, true, "3300.123", "1", "Gtc"),
                order(1, true, "3300", "1", "Gtc"));

        assertThat(statuses.toString()).isEqualTo("[{\"error\":\"Price must be divisible by tick size. asset=1\"}]");
        assertThat(client.ask("openOrders")).isEmpty();
        assertThat(client.place().at("/0/error").asText()).isEqualTo("Orders are empty.");
    }

    @Test
    void marketableOrderIsFilledAndMovesPositionFeesAndLeverage() {
        client.act("{\"type\":\"updateLeverage\",\"asset\":1,\"isCross\":true,\"leverage\":10}");

        JsonNode filled = client.place(order(1, true, "3400", "0.5", "Ioc")).at("/0/filled");

        assertThat(filled.path("totalSz").asText()).isEqualTo("0.5");
        BigDecimal price = new BigDecimal(filled.path("avgPx").asText());
        JsonNode fill = client.ask("userFills").get(0);
        assertThat(fill.path("crossed").asBoolean()).isTrue();
        assertThat(fill.path("dir").asText()).isEqualTo("Open Long");
        assertThat(fill.path("startPosition").asText()).isEqualTo("0.0");
        assertThat(new BigDecimal(fill.path("fee").asText()))
                .isEqualByComparingTo(price.multiply(new BigDecimal("0.5")).multiply(new BigDecimal("0.00045")));
        assertThat(position().path("szi").asText()).isEqualTo("0.5");
        assertThat(position().at("/leverage").toString()).isEqualTo("{\"type\":\"cross\",\"value\":10}");
        assertThat(new BigDecimal(position().path("marginUsed").asText()).multiply(BigDecimal.TEN))
                .isEqualByComparingTo(position().path("positionValue").asText());
        assertThat(client.act("{\"type\":\"updateLeverage\",\"asset\":1,\"isCross\":false,\"leverage\":10}")
                        .path("response")
                        .asText())
                .isEqualTo("Cannot switch leverage type with open position.");
    }

    @Test
    void marketOrderOfThePageIsShownAsOne() {
        client.place(order(1, true, "3400", "0.5", "FrontendMarket"));

        JsonNode shown = client.ask("historicalOrders").at("/0/order");
        assertThat(shown.path("orderType").asText()).isEqualTo("Market");
        assertThat(shown.path("tif").asText()).isEqualTo("FrontendMarket");
    }

    @Test
    void reduceOnlyOrderLargerThanThePositionClosesIt() {
        client.place(order(1, true, "3400", "0.5", "Ioc"));

        JsonNode closed =
                client.place(order(1, false, "3300", "2", true, "Ioc", "")).at("/0/filled");

        assertThat(closed.path("totalSz").asText()).isEqualTo("0.5");
        assertThat(client.ask("clearinghouseState").path("assetPositions")).isEmpty();
        assertThat(client.ask("userFills").at("/0/dir").asText()).isEqualTo("Close Long");
    }

    @Test
    void modifyMakesANewOrderInThePlaceOfTheOld() {
        long oid = client.rest(order(1, true, "3300", "1", false, "Alo", CLOID));

        JsonNode status = client.act("{\"type\":\"batchModify\",\"modifies\":[{\"oid\":\"%s\",\"order\":%s}]}"
                        .formatted(CLOID, order(1, true, "3301", "2", false, "Gtc", CLOID)))
                .at("/response/data/statuses/0/resting");

        assertThat(status.path("oid").asLong()).isGreaterThan(oid);
        assertThat(status(oid)).isEqualTo("canceled");
        assertThat(client.ask("frontendOpenOrders")).hasSize(1);
        assertThat(client.ask("frontendOpenOrders").at("/0/tif").asText()).isEqualTo("Alo");
        assertThat(client.act("{\"type\":\"modify\",\"oid\":%d,\"order\":%s}"
                                .formatted(oid, order(1, true, "3301", "2", "Alo")))
                        .path("response")
                        .asText())
                .isEqualTo("Cannot modify canceled or filled order");
        assertThat(client.act("{\"type\":\"modify\",\"oid\":%d,\"order\":%s}"
                                .formatted(status.path("oid").asLong(), order(1, true, "3400", "2", "Gtc")))
                        .path("response")
                        .asText())
                .startsWith("Post only order would have immediately matched");
        assertThat(client.ask("openOrders")).hasSize(1);
    }

    @Test
    void twoAccountsTradeWithEachOtherUnderOneNumber() {
        Client maker = new Client(
                "any",
                "markets.conf",
                FaultPlan.NONE,
                Client.ADDRESS,
                Client.key(OTHER).address().toString());
        maker.listen("{\"type\":\"trades\",\"coin\":\"ETH\"}");
        maker.place(order(1, false, "3330", "1", "Gtc"));
        maker.signer = Client.key(OTHER);

        maker.place(order(1, true, "3330", "200", "Ioc"));

        JsonNode made = maker.ask("userFills").get(0);
        JsonNode took = maker.info("{\"type\":\"userFills\",\"user\":\"%s\"}".formatted(maker.signer.address()));
        assertThat(made.path("crossed").asBoolean()).isFalse();
        assertThat(took.findValuesAsText("tid")).contains(made.path("tid").asText());
        assertThat(took.get(0).path("hash")).isEqualTo(made.path("hash"));
        assertThat(maker.heardOn("trades").toString())
                .contains("\"tid\":" + made.path("tid").asLong());
    }

    private static final String OTHER = "0000000000000000000000000000000000000000000000000000000000000007";

    @Test
    void statusDoesNotShowWhatIsFilledSince() {
        long oid = client.rest(order(1, true, "3329.9", "500", "Gtc"));
        for (int i = 0; i < 600 && client.ask("userFills").isEmpty(); i++) {
            client.advance(Duration.ofSeconds(1));
        }

        String question = "{\"type\":\"orderStatus\",\"user\":\"%s\",\"oid\":%d}".formatted(Client.ADDRESS, oid);
        assertThat(client.ask("userFills").at("/0/crossed").asBoolean(true)).isFalse();
        assertThat(client.info(question).at("/order/order/sz").asText()).isEqualTo("500.0");
        assertThat(client.ask("openOrders").at("/0/sz").asText()).isNotEqualTo("500.0");
    }

    @Test
    void olderOwnOrderGivesWay() {
        long oid = client.rest(order(1, false, "3335", "1", "Gtc"));

        client.place(order(1, true, "3340", "500", "Ioc"));

        assertThat(status(oid)).isEqualTo("selfTradeCanceled");
    }

    @Test
    void triggerWaitsForTheMarkAndThenTakes() {
        client.place(order(3, true, "200", "10", "Ioc"));
        JsonNode placed = client.place(
                order(3, false, "150", "10", true, trigger("sl", true, "189"), ""),
                order(3, false, "250", "10", true, trigger("tp", false, "250"), ""));
        long stop = placed.at("/0/resting/oid").asLong();

        assertThat(client.ask("frontendOpenOrders").at("/1/triggerCondition").asText())
                .isEqualTo("Price below 189");
        assertThat(client.ask("frontendOpenOrders").at("/1/orderType").asText()).isEqualTo("Stop Market");
        assertThat(client.act("{\"type\":\"cancel\",\"cancels\":[{\"a\":3,\"o\":%d}],\"f\":true}".formatted(stop))
                        .toString())
                .contains("Trigger orders cannot be fast canceled. asset=3");
        for (int i = 0; i < 3_000 && status(stop).equals("open"); i++) {
            client.advance(Duration.ofSeconds(1));
        }

        assertThat(status(stop)).isEqualTo("filled");
        assertThat(client.ask("clearinghouseState").path("assetPositions")).isEmpty();
        assertThat(client.place(order(3, false, "150", "10", true, trigger("sl", true, "250"), ""))
                        .at("/0/error")
                        .asText())
                .isEqualTo("Invalid TP/SL price. asset=3");
    }

    @Test
    void childrenBeginWhenTheirParentIsFilled() {
        JsonNode statuses = client.placeAs(
                "normalTpsl",
                order(1, true, "3300", "1", "Gtc"),
                order(1, false, "3600", "1", true, trigger("tp", false, "3600"), ""),
                order(1, false, "2800", "1", true, trigger("sl", true, "2900"), ""));
        long parent = statuses.at("/0/resting/oid").asLong();

        assertThat(statuses.get(1).asText()).isEqualTo("waitingForFill");
        assertThat(client.ask("openOrders")).hasSize(3);
        client.act("{\"type\":\"cancel\",\"cancels\":[{\"a\":1,\"o\":%d}]}".formatted(parent));
        assertThat(client.ask("openOrders")).isEmpty();

        JsonNode begun = client.placeAs(
                "normalTpsl",
                order(1, true, "3400", "1", "Gtc"),
                order(1, false, "3600", "1", true, trigger("tp", false, "3600"), ""));
        assertThat(begun.get(1).asText()).isEqualTo("waitingForTrigger");
        assertThat(client.ask("openOrders")).hasSize(1);
    }

    @Test
    void deadManCancelsWhenItIsNotSetAgain() {
        client.rest(order(1, true, "3300", "1", false, "Gtc", CLOID));
        String schedule = "{\"type\":\"scheduleCancel\",\"time\":%d}";

        assertThat(client.act(schedule.formatted(client.millis() + 4_000))
                        .path("response")
                        .asText())
                .isEqualTo("Scheduled cancel time too early, must be at least 5 seconds from now.");
        client.act(schedule.formatted(client.millis() + 10_000));
        client.advance(Duration.ofSeconds(8));
        client.act(schedule.formatted(client.millis() + 10_000));
        client.advance(Duration.ofSeconds(9));
        assertThat(status(CLOID)).isEqualTo("open");
        client.advance(Duration.ofSeconds(1));

        assertThat(status(CLOID)).isEqualTo("scheduledCancel");
    }

    @Test
    void deadManNeedsVolume() {
        Client poor = new Client("any", "volume.conf", FaultPlan.NONE, Client.ADDRESS);

        assertThat(poor.act("{\"type\":\"scheduleCancel\"}").path("response").asText())
                .isEqualTo(
                        "Cannot set scheduled cancel time until enough volume traded. Required: $1000000. Traded: $0.0.");
        poor.post("/emulator", "{\"volume\":{\"user\":\"%s\",\"amount\":\"1000000\"}}".formatted(Client.ADDRESS));
        assertThat(poor.act("{\"type\":\"scheduleCancel\"}").path("status").asText())
                .isEqualTo("ok");
    }

    @Test
    void afterAnUpgradeOnlyPostOnlyOrdersAreTaken() {
        client.post("/emulator", "{\"status\":{\"coin\":\"ETH\",\"is\":\"POST_ONLY\"}}");

        assertThat(client.place(order(1, true, "3300", "1", "Gtc"))
                        .at("/0/error")
                        .asText())
                .startsWith("Only post-only orders allowed immediately after a network upgrade");
        assertThat(client.rest(order(1, true, "3300", "1", "Alo"))).isPositive();
    }

    @Test
    void fundingIsPaidEachHour() {
        client.place(order(1, true, "3400", "1", "Ioc"));

        client.advance(Duration.ofHours(1));

        JsonNode paid =
                client.info("{\"type\":\"userFunding\",\"user\":\"%s\",\"startTime\":0}".formatted(Client.ADDRESS));
        assertThat(paid).hasSize(1);
        assertThat(new BigDecimal(paid.at("/0/delta/usdc").asText()))
                .isBetween(new BigDecimal("-0.042"), new BigDecimal("-0.041"));
        assertThat(paid.at("/0/time").asLong() % 3_600_000).isZero();
    }

    @Test
    void moneyGoesBetweenSidesAndSpotIsTraded() {
        client.actTyped(
                "usdClassTransfer",
                "UsdClassTransfer(string hyperliquidChain,string amount,bool toPerp,uint64 nonce)",
                "\"amount\":\"500\",\"toPerp\":false,\"nonce\":%d",
                (hasher, nonce) -> hasher.string("500").bool(false).uint(nonce).hash());

        client.place(order(10_000, true, "0.15", "1000", "Ioc"), order(10_000, false, "0.2", "400", "Gtc"));

        JsonNode balances = client.ask("spotClearinghouseState").path("balances");
        assertThat(balances.at("/1/coin").asText()).isEqualTo("PURR");
        assertThat(balances.at("/1/total").asText()).isEqualTo("999.3");
        JsonNode fill = client.ask("userFills").get(0);
        assertThat(fill.path("fee").asText() + fill.path("feeToken").asText()).isEqualTo("0.7PURR");
        assertThat(fill.path("startPosition").asText()).isEqualTo("0.0");
        assertThat(balances.at("/1/hold").asText()).isEqualTo("400.0");
        assertThat(new BigDecimal(balances.at("/0/total").asText()))
                .isEqualByComparingTo(new BigDecimal("500")
                        .subtract(new BigDecimal(fill.path("px").asText()).movePointRight(3)));
        assertThat(client.ask("clearinghouseState")
                        .at("/marginSummary/accountValue")
                        .asText())
                .isEqualTo("99500.0");
        assertThat(client.ask("userNonFundingLedgerUpdates").at("/0/delta").toString())
                .isEqualTo("{\"type\":\"accountClassTransfer\",\"usdc\":\"500.0\",\"toPerp\":false}");

        String part = client.act("{\"type\":\"createSubAccount\",\"name\":\"second\"}")
                .at("/response/data")
                .asText();
        String spot = "{\"type\":\"subAccountSpotTransfer\",\"subAccountUser\":\"" + part
                + "\",\"isDeposit\":true,\"token\":\"PURR:0xc1fb593aeffbeb02f85e0308e9956a90\",\"amount\":\"%s\"}";
        assertThat(client.act(spot.formatted("250.5")).path("status").asText()).isEqualTo("ok");
        assertThat(client.act(spot.formatted("2000")).path("status").asText()).isEqualTo("err");
        assertThat(client.ask("subAccounts2")
                        .at("/0/spotState/balances/0/total")
                        .asText())
                .isEqualTo("250.5");
        assertThat(client.ask("subAccounts2")
                        .at("/0/dexToClearinghouseState/0/0")
                        .asText())
                .isEmpty();
        assertThat(client.ask("subAccounts")
                        .at("/0/clearinghouseState/withdrawable")
                        .asText())
                .isEqualTo("0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x", ""})
    void moneyGoesBetweenTheSidesOfAPart(String prefix) {
        String part = client.act("{\"type\":\"createSubAccount\",\"name\":\"second\"}")
                .at("/response/data")
                .asText();
        client.act("{\"type\":\"subAccountTransfer\",\"subAccountUser\":\"" + part
                + "\",\"isDeposit\":true,\"usd\":7000000}");
        String amount = "3 subaccount:" + prefix + part.substring(2);
        client.actTyped(
                "usdClassTransfer",
                "UsdClassTransfer(string hyperliquidChain,string amount,bool toPerp,uint64 nonce)",
                "\"amount\":\"" + amount + "\",\"toPerp\":false,\"nonce\":%d",
                (hasher, nonce) -> hasher.string(amount).bool(false).uint(nonce).hash());

        assertThat(client.ask("subAccounts")
                        .at("/0/clearinghouseState/withdrawable")
                        .asText())
                .isEqualTo("4.0");
        assertThat(client.ask("subAccounts").at("/0/spotState/balances/0/total").asText())
                .isEqualTo("3.0");
    }

    @Test
    void twapSendsSlices() {
        JsonNode started = client.act(
                "{\"type\":\"twapOrder\",\"twap\":{\"a\":1,\"b\":true,\"s\":\"1.1\",\"r\":false,\"m\":5,\"t\":false}}");
        long id = started.at("/response/data/status/running/twapId").asLong();

        client.advance(Duration.ofMinutes(2));
        assertThat(client.ask("userFills")).hasSize(5);
        assertThat(client.act("{\"type\":\"twapCancel\",\"a\":1,\"t\":%d}".formatted(id))
                        .at("/response/data/status")
                        .asText())
                .isEqualTo("success");
        client.advance(Duration.ofMinutes(5));
        assertThat(client.ask("userFills")).hasSize(5);
    }
}
