package io.jackstay.emulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.Request;
import io.jackstay.emulator.base.fault.FaultPlan;
import io.jackstay.lib.signing.Address;
import io.jackstay.lib.signing.Signer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private static final String NOOP = "{\"type\":\"noop\"}";
    private static final Signer OTHER = Client.key("0000000000000000000000000000000000000000000000000000000000000007");

    private final Client client = new Client();

    private static String err(JsonNode answer) {
        assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo("err");
        return answer.path("response").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/info|{|400|Failed to parse the request body as JSON",
                "/info|{\"type\":\"nothing\"}|422|Failed to deserialize the JSON body into the target type",
                "/exchange|{\"action\":{\"type\":\"noop\"},\"nonce\":1}|422|missing field `signature`",
                "/exchange|{\"action\":{\"type\":\"noop\",\"x\":1},\"nonce\":1,\"signature\":{\"r\":\"0x1\",\"s\":\"0x1\",\"v\":27}}|422|unknown"
                        + " field `x`",
                "/exchange|{\"action\":{\"type\":\"noop\"},\"nonce\":1,\"other\":1,\"signature\":{\"r\":\"0x1\",\"s\":\"0x1\",\"v\":27}}|422|unknown"
                        + " field `other`",
                "/exchange|{\"action\":{\"type\":\"none\"},\"nonce\":1,\"signature\":{\"r\":\"0x1\",\"s\":\"0x1\",\"v\":27}}|422|expected"
                        + " one of",
                "/elsewhere|{}|404|",
            })
    void whatCanNotBeReadIsRefusedByItsStatus(String path, String body, int status, String said) {
        var answer = client.post(path, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains(said == null ? "" : said);
    }

    @Test
    void bodyMustBeJsonBySayingSo() {
        ObjectNode body = client.signed(NOOP, client.nextNonce(), "");
        var request = new Request("POST", "/exchange", "text/plain", body.toString(), "127.0.0.1");
        int[] status = new int[1];

        new HyperliquidProvider()
                .open(EmulatorSetup.of("any", List.of(), client.agenda))
                .request(request, answer -> status[0] = answer.status());

        assertThat(status[0]).isEqualTo(415);
    }

    @Test
    void signatureThatIsNoneRecoversNobody() {
        ObjectNode body = client.signed(NOOP, client.nextNonce(), "");
        ((ObjectNode) body.get("signature")).put("v", 29);

        assertThat(client.post("/exchange", body.toString()).body()).contains("Unable to recover signer.");
    }

    @Test
    void changedActionIsThatOfAStranger() {
        ObjectNode body = client.signed("{\"type\":\"scheduleCancel\"}", client.nextNonce(), "");
        ((ObjectNode) body.get("action")).put("time", 1);

        String said = client.post("/exchange", body.toString()).body();

        assertThat(said)
                .contains("User or API Wallet 0x")
                .contains("does not exist.")
                .doesNotContain(Client.ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({"any, a, ok", "any, b, ok", "mainnet, a, ok", "mainnet, b, err", "testnet, a, err", "testnet, b, ok"})
    void networkIsThatOfTheSignature(String network, String letter, String status) {
        Client other = new Client(network, "markets.conf", FaultPlan.NONE, Client.ADDRESS);
        other.letter = letter;

        assertThat(other.act(NOOP).path("status").asText()).isEqualTo(status);
    }

    @Test
    void nonceIsUsedOnceAndByRejectedBusinessToo() {
        long nonce = client.nextNonce();
        assertThat(client.act(
                                "{\"type\":\"modify\",\"oid\":1,\"order\":" + Client.order(1, true, "3000", "1", "Alo")
                                        + "}",
                                nonce,
                                "")
                        .path("response")
                        .asText())
                .isEqualTo("Cannot modify canceled or filled order");

        assertThat(err(client.act(NOOP, nonce, ""))).isEqualTo("Invalid nonce: duplicate nonce " + nonce);
    }

    @Test
    void whatIsNotAdmittedUsesNoNonce() {
        long nonce = client.nextNonce();
        String vault = "\"vaultAddress\":\"0x1719884eb866cb12b2287399b15f7db5e7d775ea\"";

        assertThat(err(client.act(NOOP, nonce, vault)))
                .isEqualTo("Vault not registered: 0x1719884eb866cb12b2287399b15f7db5e7d775ea");
        assertThat(client.act(NOOP, nonce, "").path("status").asText()).isEqualTo("ok");
    }

    @Test
    void nonceFarFromThePresentIsRefused() {
        long day = Duration.ofDays(1).toMillis();
        long now = client.millis();

        assertThat(err(client.act(NOOP, now - 2 * day, "")))
                .isEqualTo("Invalid nonce: nonce too low %d < %d".formatted(now - 2 * day, now - 2 * day + 120_000));
        assertThat(err(client.act(NOOP, now + day, "")))
                .isEqualTo("Invalid nonce: nonce too high %d > %d".formatted(now + day, now + day - 120_000));
    }

    @Test
    void ofHundredNoncesTheLeastIsTheBound() {
        for (int i = 0; i < 100; i++) {
            client.act(NOOP, Client.BEGIN + 1_000 + i, "");
        }

        assertThat(err(client.act(NOOP, Client.BEGIN + 500, "")))
                .isEqualTo("Invalid nonce: nonce too low %d < %d".formatted(Client.BEGIN + 500, Client.BEGIN + 1_000));
    }

    @Test
    void expiredActionIsRefusedAndCostsFive() {
        long before = client.ask("userRateLimit").path("nRequestsUsed").asLong();

        assertThat(err(client.act(NOOP, client.nextNonce(), "\"expiresAfter\":" + (client.millis() - 1))))
                .isEqualTo("Action already expired");
        assertThat(client.ask("userRateLimit").path("nRequestsUsed").asLong()).isEqualTo(before + 5);
    }

    @Test
    void apiWalletTradesForItsMasterUntilItIsRevoked() {
        assertThat(client.approve(OTHER.address(), "bot-1").path("status").asText())
                .isEqualTo("ok");
        assertThat(client.ask("extraAgents").at("/0/name").asText()).isEqualTo("bot-1");
        assertThat(client.info("{\"type\":\"userRole\",\"user\":\"" + OTHER.address() + "\"}")
                        .at("/data/user")
                        .asText())
                .isEqualTo(Client.ADDRESS);

        client.signer = OTHER;
        long oid = client.rest(Client.order(1, true, "3000", "1", "Gtc"));
        assertThat(oid).isPositive();
        assertThat(client.ask("openOrders")).hasSize(1);
        assertThat(client.info("{\"type\":\"openOrders\",\"user\":\"" + OTHER.address() + "\"}"))
                .isEmpty();

        client.signer = Client.KEY;
        client.approve(Address.ZERO, "bot-1");
        client.signer = OTHER;
        assertThat(err(client.act(NOOP))).isEqualTo("User or API Wallet %s does not exist.".formatted(OTHER.address()));
    }

    @Test
    void apiWalletMayNotMoveMoney() {
        client.approve(OTHER.address(), "bot-1");
        client.signer = OTHER;

        assertThat(err(client.actTyped(
                        "usdSend",
                        "UsdSend(string hyperliquidChain,string destination,string amount,uint64 time)",
                        "\"destination\":\"0x5e9ee1089755c3435139848e47e6635505d5a13a\",\"amount\":\"1\",\"time\":%d",
                        (hasher, nonce) -> hasher.string("0x5e9ee1089755c3435139848e47e6635505d5a13a")
                                .string("1")
                                .uint(nonce)
                                .hash())))
                .isEqualTo("Must deposit before performing actions. User: " + OTHER.address());
    }

    @Test
    void anApiWalletMovesTheMoneyOfItsMaster() {
        client.approve(OTHER.address(), "bot");
        client.signer = OTHER;
        JsonNode answer = client.act(
                "{\"type\":\"agentSendAsset\",\"destination\":\"" + Client.ADDRESS
                        + "\",\"sourceDex\":\"\",\"destinationDex\":\"spot\",\"token\":\"USDC\",\"amount\":\"10\",\"fromSubAccount\":\"\",\"nonce\":1}");

        assertThat(answer.path("status").asText()).isEqualTo("ok");
        assertThat(client.ask("spotClearinghouseState").at("/balances/0/total").asText())
                .isEqualTo("10.0");
        JsonNode entry = client.ask("userNonFundingLedgerUpdates").get(0).path("delta");
        assertThat(entry.path("type").asText()).isEqualTo("send");
        assertThat(entry.path("token").asText()).isEqualTo("USDC");
        assertThat(entry.path("amount").asText()).isEqualTo("10.0");
    }

    @Test
    void wordsOfAUserSignedActionMustFit() {
        String usdSend =
                "{\"action\":{\"type\":\"usdSend\",\"signatureChainId\":\"0x66eee\",\"hyperliquidChain\":\"%s\","
                        + "\"destination\":\"0x5e9ee1089755c3435139848e47e6635505d5a13a\",\"amount\":\"1\",\"time\":%d},"
                        + "\"nonce\":5,\"signature\":{\"r\":\"0x1\",\"s\":\"0x1\",\"v\":27}}";

        assertThat(client.post("/exchange", usdSend.formatted("Mainnet", 6)).body())
                .contains("Nonce mismatch.");
        assertThat(client.post("/exchange", usdSend.formatted("Moonnet", 5)).body())
                .contains("Mainnet and testnet require different signature.");
    }

    @Test
    void usedUpBudgetLeavesCancels() {
        Client poor = new Client("any", "poor.conf", FaultPlan.NONE, Client.ADDRESS);
        long oid = poor.rest(Client.order(1, true, "3000", "1", "Gtc"));
        poor.place(Client.order(1, true, "3000", "1", "Gtc"));
        poor.place(Client.order(1, true, "3000", "1", "Gtc"));

        assertThat(err(poor.act("{\"type\":\"order\",\"orders\":[" + Client.order(1, true, "3000", "1", "Gtc")
                        + "],\"grouping\":\"na\"}")))
                .startsWith("Too many cumulative requests sent (3 > 2) for cumulative volume traded $0.0.");
        assertThat(poor.act("{\"type\":\"cancel\",\"cancels\":[{\"a\":1,\"o\":" + oid + "}]}")
                        .toString())
                .contains("success");
    }

    @Test
    void ipWeightIsCountedByMinute() {
        Client busy = new Client("any", "poor.conf", FaultPlan.NONE, Client.ADDRESS);
        int answered = 0;
        while (busy.post("/info", "{\"type\":\"meta\"}").status() == 200) {
            answered++;
        }

        assertThat(answered).isEqualTo(5);
        assertThat(busy.post("/info", "{\"type\":\"meta\"}").body()).isEqualTo("null");
        busy.advance(Duration.ofMinutes(1));
        assertThat(busy.post("/info", "{\"type\":\"meta\"}").status()).isEqualTo(200);
    }
}
