package io.jackstay.emulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.EmulatorException;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.lib.signing.Address;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfoTest {
    private final Client client = new Client();

    @TempDir
    private Path folder;

    @Test
    void metadataKeepsDelistedMarketsInTheirPlaces() {
        JsonNode universe = client.info("{\"type\":\"meta\"}").path("universe");

        assertThat(universe.findValuesAsText("name")).containsExactly("BTC", "ETH", "OLD", "SOL");
        assertThat(universe.get(0).toString())
                .isEqualTo("{\"szDecimals\":5,\"name\":\"BTC\",\"maxLeverage\":40,\"marginTableId\":40}");
        assertThat(universe.get(2).path("isDelisted").asBoolean()).isTrue();
        assertThat(client.info("{\"type\":\"metaAndAssetCtxs\"}").get(1)).hasSize(4);
        assertThat(client.info("{\"type\":\"perpDexs\"}").toString()).isEqualTo("[null]");
    }

    @Test
    void spotMetadataHasTokensAndPairs() {
        JsonNode meta = client.info("{\"type\":\"spotMeta\"}");

        assertThat(meta.at("/universe/0").toString())
                .isEqualTo("{\"tokens\":[1,0],\"name\":\"PURR/USDC\",\"index\":0,\"isCanonical\":true}");
        assertThat(meta.at("/tokens/0/tokenId").asText()).isEqualTo("0x6d1e7cde53ba9467b783cb7c530ce054");
        assertThat(client.info("{\"type\":\"spotMetaAndAssetCtxs\"}")
                        .at("/1/0/coin")
                        .asText())
                .isEqualTo("PURR/USDC");
    }

    @Test
    void bookHasTwentyLevelsBestFirst() {
        JsonNode book = client.info("{\"type\":\"l2Book\",\"coin\":\"ETH\"}");

        assertThat(book.at("/levels/0")).hasSize(20);
        assertThat(book.at("/levels/0/0/px").asText()).isEqualTo("3329.9");
        assertThat(book.at("/levels/1/0/px").asText()).isEqualTo("3330.0");
        assertThat(book.path("time").asLong()).isEqualTo(client.millis());
        assertThat(client.info("{\"type\":\"l2Book\",\"coin\":\"NONE\"}").isNull())
                .isTrue();
    }

    @Test
    void bookIsPutTogetherAwayFromTheMiddle() {
        JsonNode book = client.info("{\"type\":\"l2Book\",\"coin\":\"ETH\",\"nSigFigs\":4,\"mantissa\":null}");

        assertThat(book.at("/levels/0").findValuesAsText("px")).startsWith("3329.0", "3328.0");
        assertThat(book.at("/levels/1").findValuesAsText("px")).startsWith("3330.0", "3331.0");
        assertThat(book.has("spread")).isTrue();
        assertThat(client.info("{\"type\":\"l2Book\",\"coin\":\"ETH\",\"nSigFigs\":5,\"mantissa\":5}")
                        .at("/levels/0")
                        .findValuesAsText("px"))
                .startsWith("3329.5", "3329.0");
    }

    @Test
    void candlesAreThoseOfTheTrades() {
        client.advance(Duration.ofMinutes(3));

        JsonNode candles = client.info(
                "{\"type\":\"candleSnapshot\",\"req\":{\"coin\":\"ETH\",\"interval\":\"1m\",\"startTime\":%d,\"endTime\":%d}}"
                        .formatted(Client.BEGIN, client.millis()));

        assertThat(candles).hasSize(4);
        assertThat(candles.at("/1/t").asLong()).isEqualTo(Client.BEGIN + 60_000);
        assertThat(candles.at("/1/T").asLong()).isEqualTo(Client.BEGIN + 119_999);
        assertThat(candles.at("/1/n").asInt()).isPositive();
        assertThat(client.info("{\"type\":\"recentTrades\",\"coin\":\"ETH\"}").size())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clearinghouseState", "spotClearinghouseState", "openOrders", "frontendOpenOrders", "historicalOrders",
                        "userFills",
                "userFillsByTime", "userFunding", "userNonFundingLedgerUpdates", "userRateLimit", "userFees",
                        "userAbstraction",
                "userRole", "extraAgents", "subAccounts", "subAccounts2", "maxBuilderFee", "approvedBuilders",
                "userDexAbstraction", "portfolio", "webData2", "referral", "userToMultiSigSigners", "delegatorSummary",
                "userVaultEquities", "userTwapSliceFills", "legalCheck", "isVip"
            })
    void strangersAreShownAsEmpty(String type) {
        var answer = client.post(
                "/info", "{\"type\":\"%s\",\"user\":\"0x00000000000000000000000000000000000000FF\"}".formatted(type));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("100000.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perpDexs",
                "outcomeMeta",
                "perpCategories",
                "perpConciseAnnotations",
                "perpsAtOpenInterestCap",
                "vaultSummaries"
            })
    void whatTheVenueHasNoneOfIsAnsweredToo(String type) {
        assertThat(client.post("/info", "{\"type\":\"%s\"}".formatted(type)).status())
                .isEqualTo(200);
        assertThat(client.post("/info", "{\"type\":\"userFees\"}").status()).isEqualTo(422);
    }

    @Test
    void portfolioIsThatOfNow() {
        client.place(Client.order(1, true, "3400", "1", "Ioc"));
        JsonNode portfolio = client.ask("portfolio");

        assertThat(portfolio.findValuesAsText("vlm")).hasSize(8).containsOnly("3330.0");
        assertThat(portfolio.at("/0/0").asText()).isEqualTo("day");
        assertThat(portfolio.at("/7/0").asText()).isEqualTo("perpAllTime");
        BigDecimal worth = new BigDecimal(client.ask("clearinghouseState")
                .at("/marginSummary/accountValue")
                .asText());
        assertThat(new BigDecimal(portfolio.at("/7/1/accountValueHistory/0/1").asText()))
                .isEqualByComparingTo(worth);
        assertThat(new BigDecimal(portfolio.at("/7/1/pnlHistory/0/1").asText()))
                .isEqualByComparingTo(worth.subtract(new BigDecimal("100000")));
    }

    @Test
    void marginTableIsThatOfTheMetadata() {
        JsonNode tables = client.info("{\"type\":\"meta\"}").path("marginTables");

        assertThat(client.info("{\"type\":\"marginTable\",\"id\":%d}"
                        .formatted(tables.at("/0/0").asInt())))
                .isEqualTo(tables.at("/0/1"));
    }

    @Test
    void whatABuilderMayTakeIsTold() {
        String builder = "0x5e9ee1089755c3435139848e47e6635505d5a13a";
        String order = "{\"type\":\"order\",\"orders\":[" + Client.order(1, true, "3000", "1", "Gtc")
                + "],\"grouping\":\"na\",\"builder\":{\"b\":\"" + builder + "\",\"f\":%d}}";
        assertThat(client.act(order.formatted(10)).toString())
                .isEqualTo("{\"status\":\"err\",\"response\":\"Builder fee has not been approved.\"}");
        client.actTyped(
                "approveBuilderFee",
                "ApproveBuilderFee(string hyperliquidChain,string maxFeeRate,address builder,uint64 nonce)",
                "\"maxFeeRate\":\"0.01%%\",\"builder\":\"" + builder + "\",\"nonce\":%d",
                (hasher, with) -> hasher.string("0.01%")
                        .address(Address.parse(builder))
                        .uint(with)
                        .hash());
        String question = "{\"type\":\"maxBuilderFee\",\"user\":\"%s\",\"builder\":\"%s\"}";

        assertThat(client.info(question.formatted(Client.ADDRESS, builder)).asInt())
                .isEqualTo(10);
        assertThat(client.info(question.formatted(Client.ADDRESS, Client.ADDRESS))
                        .asInt())
                .isZero();
        assertThat(client.ask("approvedBuilders").toString()).isEqualTo("[\"" + builder + "\"]");
        assertThat(client.act(order.formatted(10)).path("status").asText()).isEqualTo("ok");
        assertThat(client.act(order.formatted(11)).path("status").asText()).isEqualTo("err");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"clearinghouseState\",\"user\":\"0x12\"}",
                "{\"type\":\"clearinghouseState\"}",
                "{\"type\":\"candleSnapshot\",\"req\":{\"coin\":\"ETH\",\"interval\":\"7m\"}}",
                "{\"type\":\"meta\",\"dex\":\"xyz\"}",
                "[]",
            })
    void questionsThatCanNotBeUnderstoodAreRefused(String question) {
        assertThat(client.post("/info", question).status()).isEqualTo(422);
    }

    @Test
    void statusIsNotKnownForALagAfterTheOrder() {
        Client slow = new Client("any", "slow.conf", FaultPlan.NONE, Client.ADDRESS);
        long oid = slow.rest(Client.order(1, true, "3300", "1", "Gtc"));
        String question = "{\"type\":\"orderStatus\",\"user\":\"%s\",\"oid\":%d}".formatted(Client.ADDRESS, oid);

        assertThat(slow.info(question).toString()).isEqualTo("{\"status\":\"unknownOid\"}");
        slow.advance(Duration.ofMillis(400));
        assertThat(slow.info(question).path("status").asText()).isEqualTo("order");
    }

    @ParameterizedTest
    @CsvSource({
        "'perp = []', '''perp'' is no key; there are perps, rules, seed, spot, step, tokens'",
        "'rules { speed = 1 }', '''speed'' is no key'",
        "'perps = [ { name = X } ]', 'size-decimals'",
        "'perps = [ { name = X, prise = 5 } ]', 'm.conf: 1: ''prise'' is no key of perps; there are delisted, max-leverage,'",
        "'spot = [ { index = 1, decimals = 5 } ]', '''decimals'' is no key of spot; there are base, index, name, price'",
        "'perps = [ { name = X, size-decimals = 2, max-leverage = 0, price = 5 } ]', 'leverage'",
        "'spot = [ { index = 1, base = NONE, price = 1 } ]', '''NONE'' is no token of the file'",
    })
    void badMarketsFileIsSaid(String text, String said) throws IOException {
        Path file = Files.writeString(folder.resolve("m.conf"), text);
        EmulatorSetup setup = EmulatorSetup.of("any", List.of(), new Agenda(0)).markets(file);

        assertThatThrownBy(() -> new HyperliquidProvider().open(setup))
                .isInstanceOf(EmulatorException.class)
                .hasMessageContaining(said);
    }
}
