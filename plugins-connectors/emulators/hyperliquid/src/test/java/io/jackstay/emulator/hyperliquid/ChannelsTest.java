package io.jackstay.emulator.hyperliquid;

import static io.jackstay.emulator.hyperliquid.Client.ofUser;
import static io.jackstay.emulator.hyperliquid.Client.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelsTest {
    private final Client client = new Client();

    private String last() {
        return client.heard.get(client.heard.size() - 1).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"l2Book\",\"coin\":\"ETH\"}|{\"type\":\"l2Book\",\"coin\":\"ETH\",\"nSigFigs\":null,\"mantissa\":null}",
                "{\"type\":\"l2Book\",\"coin\":\"ETH\",\"nSigFigs\":5,\"mantissa\":2}|{\"type\":\"l2Book\",\"coin\":\"ETH\",\"nSigFigs\":5,\"mantissa\":2}",
                "{\"type\":\"userFills\",\"user\":\"0x14791697260E4C9A71F18484C9F997B308E59325\"}|{\"type\":\"userFills\",\"user\":\"0x14791697260e4c9a71f18484c9f997b308e59325\",\"aggregateByTime\":false}",
                "{\"type\":\"candle\",\"coin\":\"ETH\",\"interval\":\"1m\",\"more\":1}|{\"type\":\"candle\",\"coin\":\"ETH\",\"interval\":\"1m\"}",
            })
    void acknowledgementEchoesTheSubscriptionWithItsDefaults(String asked, String echo) {
        client.listen(asked);

        assertThat(client.heard.get(0).toString())
                .isEqualTo(
                        "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\",\"subscription\":%s}}"
                                .formatted(echo));
        client.send("{\"method\":\"unsubscribe\",\"subscription\":%s}".formatted(asked));
        assertThat(last()).contains("\"method\":\"unsubscribe\"");
        int before = client.heard.size();
        client.advance(Duration.ofSeconds(10));
        assertThat(client.heard).hasSize(before);
    }

    @Test
    void webDataIsAnAccountAndItsMarketsTogether() {
        client.rest(order(1, true, "3000", "1", "Gtc"));
        client.listen(ofUser("webData2"));
        JsonNode data = client.heardOn("webData2").get(0);

        assertThat(data.path("user").asText()).isEqualTo(Client.ADDRESS);
        assertThat(data.at("/clearinghouseState/marginSummary/accountValue").asText())
                .isEqualTo("100000.0");
        assertThat(data.path("openOrders")).hasSize(1);
        assertThat(data.at("/meta/universe")).hasSameSizeAs(data.path("assetCtxs"));
    }

    @Test
    void newerPageIsToldPieceByPiece() {
        client.listen(
                ofUser("webData3"),
                ofUser("allDexsClearinghouseState"),
                ofUser("userHistoricalOrders"),
                "{\"type\":\"allDexsAssetCtxs\"}",
                "{\"type\":\"assetCtxs\"}",
                "{\"type\":\"spotAssetCtxs\"}");
        long oid = client.rest(order(1, true, "3000", "1", "Gtc"));
        client.advance(Duration.ofSeconds(2));

        assertThat(client.heardOn("error")).isEmpty();
        assertThat(client.heardOn("webData3").get(0).at("/userState/user").asText())
                .isEqualTo(Client.ADDRESS);
        assertThat(client.heardOn("webData3").get(0).path("perpDexStates")).hasSize(1);
        assertThat(client.heardOn("allDexsClearinghouseState")
                        .get(0)
                        .at("/clearinghouseStates/0/1/withdrawable")
                        .asText())
                .isEqualTo("100000.0");
        assertThat(client.heardOn("userHistoricalOrders")
                        .get(0)
                        .path("isSnapshot")
                        .asBoolean())
                .isTrue();
        assertThat(client.heardOn("userHistoricalOrders")
                        .get(1)
                        .at("/orderHistory/0/order/oid")
                        .asLong())
                .isEqualTo(oid);
        assertThat(client.heardOn("allDexsAssetCtxs")).hasSizeGreaterThan(1);
        assertThat(client.heardOn("assetCtxs").get(1).path("ctxs"))
                .isEqualTo(client.heardOn("allDexsAssetCtxs").get(1).at("/ctxs/0/1"));
        assertThat(client.heardOn("spotAssetCtxs").get(0).at("/0/coin").asText())
                .isEqualTo("PURR/USDC");
    }

    @Test
    void mistakesAreSaidOnTheErrorChannel() {
        client.listen(
                "{\"type\":\"allMids\"}",
                "{\"type\":\"allMids\"}",
                "{\"type\":\"bbo\",\"coin\":\"NONE\"}",
                "{\"type\":\"x\"}");
        client.send("{\"method\":\"unsubscribe\",\"subscription\":{\"type\":\"bbo\",\"coin\":\"ETH\"}}");
        client.send("nothing");

        assertThat(client.heardOn("error").stream().map(JsonNode::asText))
                .containsExactly(
                        "Already subscribed: {\"type\":\"allMids\"}",
                        "Invalid subscription {\"type\":\"bbo\",\"coin\":\"NONE\"}",
                        "Invalid subscription {\"type\":\"x\"}",
                        "Already unsubscribed: {\"type\":\"bbo\",\"coin\":\"ETH\"}",
                        "Error parsing JSON into valid websocket request: nothing");
    }

    @Test
    void pingIsAnsweredAndSilenceEndsTheConnection() {
        client.listen();
        client.advance(Duration.ofSeconds(50));
        client.send("{\"method\":\"ping\"}");
        assertThat(last()).isEqualTo("{\"channel\":\"pong\"}");
        client.advance(Duration.ofSeconds(59));
        assertThat(client.ended).isEmpty();
        client.advance(Duration.ofSeconds(2));

        assertThat(client.ended).containsExactly("1000");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"type\":\"l2Book\",\"coin\":\"ETH\"}', 20, 3",
        "'{\"type\":\"l2Book\",\"coin\":\"ETH\",\"fast\":true}', 5, 18"
    })
    void booksComeWholeAndInTheirOwnBeat(String asked, int depth, int count) {
        client.listen(asked);
        client.advance(Duration.ofSeconds(10));

        assertThat(client.heardOn("l2Book").size()).isBetween(count - 2, count + 2);
        assertThat(client.heardOn("l2Book").get(0).at("/levels/0")).hasSize(depth);
        assertThat(client.heardOn("l2Book").get(0).has("fast")).isEqualTo(depth == 5);
    }

    @Test
    void bestPricesComeWhenTheyChange() {
        client.listen("{\"type\":\"bbo\",\"coin\":\"ETH\"}");
        client.advance(Duration.ofSeconds(2));

        assertThat(client.heardOn("bbo").size()).isBetween(8, 11);
        assertThat(client.heardOn("bbo").stream().map(data -> data.get("bbo").toString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void ordersAndFillsAreToldOnTheirStreams() {
        client.listen(
                ofUser("orderUpdates"),
                ofUser("userFills"),
                ofUser("userEvents"),
                ofUser("openOrders"),
                ofUser("clearinghouseState"));
        long oid = client.rest(order(1, true, "3300", "0.5", "Gtc"));
        client.place(order(1, true, "3400", "0.25", "Ioc"));
        client.act("{\"type\":\"cancel\",\"cancels\":[{\"a\":1,\"o\":%d}]}".formatted(oid));

        assertThat(client.heardOn("orderUpdates").stream()
                        .map(data -> data.at("/0/order/sz").asText()
                                + data.at("/0/status").asText()))
                .containsExactly("0.5open", "0.0filled", "0.5canceled");
        assertThat(client.heardOn("userFills").get(0).path("isSnapshot").asBoolean())
                .isTrue();
        assertThat(client.heardOn("userFills").get(1).at("/fills/0/sz").asText())
                .isEqualTo("0.25");
        assertThat(client.heardOn("userFills").get(1).has("isSnapshot")).isFalse();
        assertThat(client.heardOn("user")).hasSize(1);
        assertThat(client.heardOn("openOrders").get(1).path("orders")).hasSize(1);
        assertThat(client.heardOn("clearinghouseState").toString()).contains("\"szi\":\"0.25\"");
    }

    @Test
    void answerComesBeforeWhatItCaused() {
        client.listen(ofUser("orderUpdates"));
        client.send("{\"method\":\"post\",\"id\":7,\"request\":{\"type\":\"action\",\"payload\":%s}}"
                .formatted(client.signed(
                        "{\"type\":\"order\",\"orders\":[" + order(1, true, "3300", "1", "Gtc")
                                + "],\"grouping\":\"na\"}",
                        client.nextNonce(),
                        "")));

        assertThat(client.heardOn("post").get(0).toString())
                .startsWith("{\"id\":7,\"response\":{\"type\":\"action\",\"payload\":{\"status\":\"ok\"");
        assertThat(client.heard.get(client.heard.size() - 1).path("channel").asText())
                .isEqualTo("orderUpdates");
    }

    @Test
    void questionsAreAnsweredOverTheWebSocketToo() {
        client.listen();
        client.send(
                "{\"method\":\"post\",\"id\":8,\"request\":{\"type\":\"info\",\"payload\":{\"type\":\"l2Book\",\"coin\":\"ETH\"}}}");
        client.send("{\"method\":\"post\",\"id\":9,\"request\":{\"type\":\"info\",\"payload\":{\"type\":\"x\"}}}");

        assertThat(client.heardOn("post")
                        .get(0)
                        .at("/response/payload/data/coin")
                        .asText())
                .isEqualTo("ETH");
        assertThat(client.heardOn("post").get(1).at("/response/type").asText()).isEqualTo("error");
        assertThat(client.heardOn("post").get(1).at("/response/payload").asText())
                .startsWith("422");
    }

    @Test
    void onePeerTracksTenUsers() {
        client.listen();
        for (int i = 0; i < 11; i++) {
            client.send("{\"method\":\"subscribe\",\"subscription\":{\"type\":\"userFills\",\"user\":\"0x%040x\"}}"
                    .formatted(i));
        }

        assertThat(client.heardOn("subscriptionResponse")).hasSize(10);
        assertThat(last()).contains("Cannot track more than 10 total users.");
    }

    @Test
    void elevenConnectionsAreTooMany() {
        for (int i = 0; i < 10; i++) {
            client.listen();
        }

        assertThat(client.venue.connect("/ws", "127.0.0.1", new SilentWire())).isEmpty();
        assertThat(client.venue.connect("/ws", "127.0.0.2", new SilentWire())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"trades\",\"coin\":\"ETH\"}",
                "{\"type\":\"candle\",\"coin\":\"ETH\",\"interval\":\"1m\"}",
                "{\"type\":\"activeAssetCtx\",\"coin\":\"ETH\"}",
                "{\"type\":\"allMids\"}",
                "{\"type\":\"allMids\",\"dex\":\"\"}",
                "{\"type\":\"activeAssetData\",\"user\":\"0x14791697260e4c9a71f18484c9f997b308e59325\",\"coin\":\"ETH\"}",
                "{\"type\":\"spotState\",\"user\":\"0x14791697260e4c9a71f18484c9f997b308e59325\"}",
                "{\"type\":\"userFundings\",\"user\":\"0x14791697260e4c9a71f18484c9f997b308e59325\"}",
                "{\"type\":\"userNonFundingLedgerUpdates\",\"user\":\"0x14791697260e4c9a71f18484c9f997b308e59325\"}",
            })
    void eachSubscriptionHearsSomethingSoon(String subscription) {
        client.listen(subscription);
        client.advance(Duration.ofSeconds(6));

        assertThat(client.heard.size()).isGreaterThan(1);
        assertThat(client.heard.get(1).has("data")).isTrue();
    }
}
