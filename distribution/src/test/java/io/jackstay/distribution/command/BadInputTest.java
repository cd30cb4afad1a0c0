package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator is told of mistakes at Hyperliquid, before or at the start, by its connector at its emulator. */
class BadInputTest {
    private static final String SAMPLE = Path.of(
                    System.getProperty("jackstay.home"), "sample-configs", "hyperliquid", "testnet-grid.conf")
            .toAbsolutePath()
            .toString();

    /** A key that the emulator has not heard of, and its address. */
    private static final String STRANGER = "0x" + "4c".repeat(32);

    private static final String SOMEBODY = "0x5e9ee1089755c3435139848e47e6635505d5a13a";

    @TempDir
    private static Path folder;

    private static Emulated emulated;

    @BeforeAll
    static void startTheVenue() throws IOException, InterruptedException {
        emulated = Emulated.start(
                new Jackstay(folder),
                "--account",
                Emulated.ADDRESS + "=10000",
                "--account",
                SOMEBODY + "=5",
                "--network",
                "testnet");
    }

    @AfterAll
    static void stopTheVenue() throws IOException {
        emulated.close();
    }

    @TempDir
    private Path own;

    private Jackstay.Ended jackstay(String command, String key, String... settings)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command, SAMPLE));
        words.addAll(emulated.leadingHere());
        for (String setting : settings) {
            words.add("--set");
            words.add(setting);
        }
        if (command.equals("run")) {
            words.addAll(List.of("--for", "20s"));
        }
        Jackstay.Ended ended = new Jackstay(own).with("HL_KEY", key).run(words.toArray(String[]::new));
        assertThat(said(ended)).doesNotContain(key.substring(2));
        return ended;
    }

    private static String said(Jackstay.Ended ended) {
        return String.join("\n", ended.out()) + "\n" + String.join("\n", ended.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x01234567890123456789012345678901234567890123456789012345678901zz",
                "0x0123456789012345678901234567890123456789012345678901234567890",
                "0x012345678901234567890123456789012345678901234567890123456789012345",
                "0x0000000000000000000000000000000000000000000000000000000000000000"
            })
    void whatIsNoKeyIsFoundByCheckAndNotShown(String key) throws Exception {
        Jackstay.Ended ended = jackstay("check", key);

        assertThat(ended.code()).isEqualTo(78);
        assertThat(said(ended)).contains("connectors.hl").contains("a private key is");
    }

    /** So is an API wallet that no account has approved: nobody knows its address either. */
    @Test
    void aKeyThatTheNetworkDoesNotKnowIsToldWithTheOtherNetworkAsACause() throws Exception {
        Jackstay.Ended ended = jackstay("account", STRANGER);

        assertThat(ended.code()).isOne();
        assertThat(ended.lastError())
                .contains("start of hl was refused: testnet does not know 0x")
                .contains("an API wallet that the account has not approved")
                .contains("an account without a deposit, or one of mainnet");
    }

    @Test
    void aKeyOfAnotherAccountIsRefusedWithBoth() throws Exception {
        Jackstay.Ended ended = jackstay("account", Emulated.KEY, "connectors.hl.account=" + SOMEBODY);

        assertThat(ended.code()).isOne();
        assertThat(ended.lastError())
                .contains("the key is that of the account " + Emulated.ADDRESS)
                .contains("not of " + SOMEBODY);
    }

    @Test
    void aVaultThatTheNetworkDoesNotKnowIsRefused() throws Exception {
        Jackstay.Ended ended = jackstay("account", Emulated.KEY, "connectors.hl.vault=0x" + "ab".repeat(20));

        assertThat(ended.code()).isOne();
        assertThat(ended.lastError())
                .contains("testnet does not know the vault 0xabab")
                .contains("one of mainnet");
    }

    @Test
    void aMarketThatIsNotListedIsRefusedWithTheNearestNames() throws Exception {
        Jackstay.Ended ended = jackstay("run", Emulated.KEY, "bots.eth-grid.strategy.market=\"hl:EHT-USDC-PERP\"");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(said(ended)).contains("hl:EHT-USDC-PERP").contains("hl:ETH-USDC-PERP");
    }

    @Test
    void aLargestOrderBelowTheLeastSizeEndsTheStart() throws Exception {
        Jackstay.Ended ended = jackstay("run", Emulated.KEY, "bots.eth-grid.strategy.order-size=0.00001");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(said(ended))
                .contains("the largest order, 0.00001 ETH, is below what hl:ETH-USDC-PERP takes")
                .contains("at least 0.0001 ETH");
    }

    @Test
    void ordersBelowTheLeastValueEndTheBotAsItBegins() throws Exception {
        Jackstay.Ended ended = jackstay("run", Emulated.KEY, "bots.eth-grid.strategy.order-size=0.002");

        assertThat(ended.code()).isOne();
        assertThat(said(ended)).contains("the least value of hl:ETH-USDC-PERP is 10 USDC");
    }
}
