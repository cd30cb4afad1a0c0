package io.jackstay.lib.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Domains, types and structs of a venue have the hashes that its own client library asserts. */
class TypedDomainTest {
    private static final String WORDS = "HyperliquidTransaction:";

    @ParameterizedTest
    @CsvSource({
        "Exchange, 1337, 0xd79297fcdf2ffcd4ae223d01edaa2ba214ff8f401d7c9300d995d17c82aa4040",
        "HyperliquidSignTransaction, 421614, 0xfeb1393ca4412a4ca577bd51d04f0a77033514c602f4d0a11490fb95f7428df6",
        "HyperliquidSignTransaction, 42161, 0x2f54e643b38c9c2b65cb731aaf11c54f01705ee0cdf45aea16e2ac0a5ce7531a",
        "HyperliquidSignTransaction, 1, 0xdb17d1ad595c034a414294c8a640f420ba18e2b7488231f5b97d02780d8e8648"
    })
    void domainsHaveTheirSeparators(String name, long chain, String separator) {
        assertThat(Hex.text(TypedDomain.of(name, "1", chain, Address.ZERO).separator()))
                .isEqualTo(separator);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Agent(string source,bytes32 connectionId)|0x26f05c2f7239b6983075e58321292d77b3aa173d19b27257ac96ab362570f508",
                WORDS + "UsdSend(string hyperliquidChain,string destination,string amount,uint64 time)"
                        + "|0xc7410964737e2180e258d649f23f74a49460432fecbd94688103ecc63fb66b4c",
                WORDS + "UsdClassTransfer(string hyperliquidChain,string amount,bool toPerp,uint64 nonce)"
                        + "|0x7a3eebb1997d2e459472886f8cf9829a79b1b00c72a06c9fe015c91299aecd43",
                WORDS + "ApproveAgent(string hyperliquidChain,address agentAddress,string agentName,uint64 nonce)"
                        + "|0x4464abf6148f115d79362d98320081aa2ae8a5c840083cb65820bffc21394378"
            })
    void typesHaveTheirHashes(String type, String hash) {
        assertThat(Hex.text(TypedStruct.of(type).typeHash())).isEqualTo(hash);
    }

    @Test
    void structsHaveTheirHashes() {
        TypedDomain domain = TypedDomain.of("HyperliquidSignTransaction", "1", 421_614, Address.ZERO);
        byte[] send = TypedStruct.of(
                        WORDS + "UsdSend(string hyperliquidChain,string destination,string amount,uint64 time)")
                .hasher()
                .string("Testnet")
                .string("0x5e9ee1089755c3435139848e47e6635505d5a13a")
                .string("1")
                .uint(1_687_816_341_423L)
                .hash();
        byte[] approve = TypedStruct.of(WORDS
                        + "ApproveAgent(string hyperliquidChain,address agentAddress,string agentName,uint64 nonce)")
                .hasher()
                .string("Mainnet")
                .address(Address.parse("0x5E9ee1089755c3435139848e47e6635505d5a13a"))
                .string("bot-1")
                .uint(1_735_689_600_000L)
                .hash();

        assertThat(Hex.text(send)).isEqualTo("0xe81f1691f350bb9a59d2b40b3d16c9526a8f93407dd72bcb9ea95e291a5de6da");
        assertThat(Hex.text(domain.digest(send)))
                .isEqualTo("0xcacf7585cc49ca60c6c5fb3001e226c0ca03c46252c893eea574c78907b7cebe");
        assertThat(Hex.text(domain.digest(approve, new Keccak256())))
                .isEqualTo("0x49115207bb69d8bd1571f47e3f3124a177a2da3703c5084ee7dc09278ffcd056");
    }

    @Test
    void membersOfAnotherTypeTooFewAndTooManyAreRefused() {
        TypedStruct type = TypedStruct.of("Two(string name,bool yes)");

        assertThatThrownBy(() -> type.hasher().bool(true)).hasMessageContaining("member 1 is not a bool");
        assertThatThrownBy(() -> type.hasher().string("x").hash()).hasMessageContaining("1 of its members");
        assertThatThrownBy(() -> type.hasher().string("x").bool(true).bool(true))
                .hasMessageContaining("member 3");
        assertThatThrownBy(() -> type.hasher().stringHash(new byte[31])).hasMessageContaining("31 bytes");
        assertThatThrownBy(() -> TypedStruct.of("Two(string name,uint64 n)")
                        .hasher()
                        .string("x")
                        .uint(-1))
                .hasMessageContaining("got -1");
    }

    @Test
    void textsThatAreNoTypeAreRefused() {
        for (String text : new String[] {
            "", "Agent", "Agent()", "(string a)", "Agent(string a", "Agent(string a,)", "Agent(string)"
        }) {
            assertThatThrownBy(() -> TypedStruct.of(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void addressesAreReadInEitherCaseAndRefusedOtherwise() {
        assertThat(Address.parse("5E9EE1089755C3435139848E47E6635505D5A13A"))
                .hasToString("0x5e9ee1089755c3435139848e47e6635505d5a13a")
                .isEqualTo(Address.of(Address.parse("0x5e9ee1089755c3435139848e47e6635505d5a13a")
                        .bytes()));
        for (String text : new String[] {"", "0x", "0x5e9e", "0x5e9ee1089755c3435139848e47e6635505d5a13g"}) {
            assertThatThrownBy(() -> Address.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Address.of(new byte[19])).hasMessageContaining("got 19");
    }
}
