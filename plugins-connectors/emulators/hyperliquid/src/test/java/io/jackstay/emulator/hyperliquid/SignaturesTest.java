package io.jackstay.emulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.emulator.base.json.Json;
import io.jackstay.emulator.base.json.MessagePack;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors: those that the official Python SDK's signing tests assert, and others computed with two independent libraries. */
class SignaturesTest {
    private static final String GTC = "{\"limit\":{\"tif\":\"Gtc\"}}";
    private static final String PLAIN =
            "{\"type\":\"order\",\"orders\":[{\"a\":1,\"b\":true,\"p\":\"100\",\"s\":\"100\",\"r\":false,\"t\":" + GTC
                    + "}],\"grouping\":\"na\"}";

    private static Map<String, Object> action(String json) {
        return Actions.read(Json.parse(json).orElseThrow());
    }

    private static String id(String action, long nonce, String vault, long expires) {
        return HexFormat.of()
                .formatHex(Signatures.connectionId(
                        action(action),
                        nonce,
                        Optional.of(vault).filter(address -> !address.isEmpty()),
                        Optional.of(expires).filter(time -> time > 0)));
    }

    @Test
    void orderIsPackedAndHashedAsPublished() {
        assertThat(HexFormat.of().formatHex(MessagePack.of(action(PLAIN))))
                .isEqualTo(
                        "83a474797065a56f72646572a66f72646572739186a16101a162c3a170a3313030a173a3313030a172c2a17481a56c"
                                + "696d697481a3746966a3477463a867726f7570696e67a26e61");
        assertThat(id(PLAIN, 0, "", 0)).isEqualTo("884f2c32bb6dbdd65f6033e32fb28c0cb6f5b345db0f6471fd3366d85c9252c1");
    }

    @ParameterizedTest
    @CsvSource({
        "a, d65369825a9df5d80099e513cce430311d7d26ddf477f5b3a33d2806b100d78e,"
                + " 2b54116ff64054968aa237c20ca9ff68000f977c93289157748a3162b6ea940e, 28",
        "b, 82b2ba28e76b3d761093aaded1b1cdad4960b3af30212b343fb2e6cdfa4e3d54,"
                + " 6b53878fc99d26047f4d7e8c90eb98955a109f44209163f52d8dc4278cbbd9f5, 27",
    })
    void signerIsRecoveredOnEitherNetwork(String letter, String r, String s, long v) {
        byte[] id = Signatures.connectionId(action(PLAIN), 0, Optional.empty(), Optional.empty());

        assertThat(Signatures.signer(id, letter, Map.of("r", "0x" + r, "s", "0x" + s, "v", v)))
                .hasValue(Client.ADDRESS);
        assertThat(Signatures.signer(id, letter.equals("a") ? "b" : "a", Map.of("r", "0x" + r, "s", "0x" + s, "v", v)))
                .isPresent()
                .get()
                .isNotEqualTo(Client.ADDRESS);
    }

    @Test
    void shortNumbersOfASignatureArePadded() {
        String action = PLAIN.replace("}}}]", "}},\"c\":\"0x00000000000000000000000000000001\"}]");
        byte[] id = Signatures.connectionId(action(action), 0, Optional.empty(), Optional.empty());
        Map<String, Object> signature = Map.of(
                "r", "0x41ae18e8239a56cacbc5dad94d45d0b747e5da11ad564077fcac71277a946e3",
                "s", "0x3c61f667e747404fe7eea8f90ab0e76cc12ce60270438b2058324681a00116da",
                "v", 27L);

        assertThat(Signatures.signer(id, "a", signature)).hasValue(Client.ADDRESS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"scheduleCancel\"}|0||0|a2887a3147b6542306b61d311a056fd1753913d63cc904f30cba61712a98f4ae",
                "{\"type\":\"scheduleCancel\",\"time\":123456789}|0||0|4be18e445114437c5d1d9dd35a09f5601a3cc34ed4ac94a0281251b9bd8f6832",
                "{\"type\":\"cancel\",\"cancels\":[{\"a\":0,\"o\":287286372177}]}|1735689600000|0x1719884eb866cb12b2287399b15f7db5e7d775ea|1735689660000|1241446363d09a50886c130bbc9953afb8ba31e0f07a4cf79557317595ae98ef",
                "{\"type\":\"updateIsolatedMargin\",\"asset\":0,\"isBuy\":true,\"ntli\":-2500000}|1735689600000||0|839bb78d99082babceed258923b3d2ffc2354846e47dd82e010c218b0ee49be3",
                "{\"type\":\"cancelByCloid\",\"cancels\":[{\"asset\":1,\"cloid\":\"0x1234567890ABCDEF1234567890abcdef\"}]}|1735689600000||0|0c7d21244a994ce135d7ec8935dda0279661bee062041827622746fc67c1eae0",
                "{\"type\":\"updateLeverage\",\"asset\":1,\"isCross\":true,\"leverage\":7}|1735689600000||0|440817316bab09003b2f9e8f12db227712965be0e5c3e35db0142e49f4e7f41f",
                "{\"type\":\"noop\"}|1735689600000||0|1d9d31809612d6e942d5deac40364a4dc1c3da3cd81209906ee3eed63a398666",
                "{\"type\":\"cancel\",\"cancels\":[{\"a\":1,\"o\":77738308}],\"f\":true}|1735689600000||0|fe0fa1240f58b68ffd132db21f891ca686954965f87b56891f6d14f3c5ddcfce",
            })
    void actionsAreHashedInTheirCanonicalForm(String action, long nonce, String vault, long expires, String hash) {
        assertThat(id(action, nonce, vault == null ? "" : vault, expires)).isEqualTo(hash);
    }

    @Test
    void orderOfKeysZerosAndFlagsThatSayNoDoNotMatter() {
        String shuffled = "{\"grouping\":\"na\",\"orders\":[{\"t\":" + GTC
                + ",\"r\":false,\"s\":\"100.0\",\"p\":\"100.000\",\"b\":true,\"a\":1,\"extra\":1}],\"type\":\"order\"}";
        String cancel = "{\"type\":\"cancel\",\"cancels\":[{\"a\":1,\"o\":5}]%s}";

        assertThat(id(shuffled, 0, "", 0)).isEqualTo(id(PLAIN, 0, "", 0));
        assertThat(id(cancel.formatted(",\"f\":false"), 0, "", 0)).isEqualTo(id(cancel.formatted(""), 0, "", 0));
    }

    @Test
    void userSignedActionsAreRecoveredFromTheirFields() {
        Map<String, Object> send = action(
                "{\"type\":\"usdSend\",\"signatureChainId\":\"0x66eee\",\"hyperliquidChain\":\"Testnet\","
                        + "\"destination\":\"0x5e9ee1089755c3435139848e47e6635505d5a13a\",\"amount\":\"1\",\"time\":1687816341423}");
        Map<String, Object> approve = action(
                "{\"type\":\"approveAgent\",\"signatureChainId\":\"0x66eee\",\"hyperliquidChain\":\"Mainnet\","
                        + "\"agentAddress\":\"0x5e9ee1089755c3435139848e47e6635505d5a13a\",\"agentName\":\"bot-1\",\"nonce\":1735689600000}");

        assertThat(Actions.typed("usdSend")
                        .orElseThrow()
                        .signer(
                                send,
                                Map.of(
                                        "r", "0x637b37dd731507cdd24f46532ca8ba6eec616952c56218baeff04144e4a77073",
                                        "s", "0x11a6a24900e6e314136d2592e2f8d502cd89b7c15b198e1bee043c9589f9fad7",
                                        "v", 27L)))
                .hasValue(Client.ADDRESS);
        assertThat(Actions.typed("approveAgent")
                        .orElseThrow()
                        .signer(
                                approve,
                                Map.of(
                                        "r", "0xfadb59932d7c2cbae9cb9c6027cac4eaed8f36574c5cdb21349465573297718f",
                                        "s", "0x188415e6d579240c4cf58e16ef73a4b9cdff599a771dcf38b72aefd55c413c85",
                                        "v", 28L)))
                .hasValue(Client.ADDRESS);
    }
}
