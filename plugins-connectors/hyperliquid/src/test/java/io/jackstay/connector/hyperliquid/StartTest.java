package io.jackstay.connector.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a login finds out before it can trade, and what it is told when it can't. */
class StartTest {
    private static final String BUILDER = "0x8c967e73e6b15087c42a10d344cff4c96d877f1d";

    private static final String MASTER = "0x5e9ee1089755c3435139848e47e6635505d5a13a";

    private static String refusal(Started started) {
        Result<?> answer = started.answers.get(0);
        assertThat(answer).isInstanceOf(Result.Refused.class);
        return ((Result.Refused<?>) answer).why().words();
    }

    @Test
    void listsPerpetualsAndSpotWithTheirRules() {
        Started started = Started.rest();

        assertThat(started.markets)
                .extracting(info -> info.id().symbol())
                .containsExactly(
                        "BTC-USDC-PERP",
                        "ETH-USDC-PERP",
                        "LOOM-USDC-PERP",
                        "SOL-USDC-PERP",
                        "PURR-USDC",
                        "HYPE-USDC",
                        "UBTC-USDC",
                        "PURR-USDC.200");
        assertThat(started.market("LOOM-USDC-PERP").status()).isEqualTo(MarketStatus.DELISTED);
        assertThat(started.market("ETH-USDC-PERP").maxLeverage()).isEqualTo(25);
        assertThat(started.market("ETH-USDC-PERP").minNotional().amount()).isEqualByComparingTo("10");
        assertThat(started.market("HYPE-USDC").fees().taker()).isEqualByComparingTo("0.0007");
    }

    /** Pitfall 11: pairs and tokens are named by their index fields, and UBTC is not BTC. */
    @Test
    void spotMarketsAreNamedByIndexFields() {
        Started started = Started.rest();

        assertThat(started.market("HYPE-USDC").venueSymbol()).isEqualTo("@107");
        assertThat(started.market("UBTC-USDC").baseAsset()).isEqualTo("UBTC");
        assertThat(started.market("PURR-USDC").venueSymbol()).isEqualTo("PURR/USDC");
        assertThat(started.market("PURR-USDC.200").venueSymbol()).isEqualTo("@200");
        assertThat(started.market("PURR-USDC").baseAsset()).isEqualTo("PURR");
        assertThat(started.market("PURR-USDC.200").baseAsset()).isEqualTo("PURR.300");
    }

    /** Pitfall 3: five significant figures and a cap of decimals, both, for the venue rounds nothing. */
    @ParameterizedTest
    @CsvSource({
        "BTC-USDC-PERP, 97123.456, 97123, 97124",
        "BTC-USDC-PERP, 101234.5, 101234, 101235",
        "BTC-USDC-PERP, 99999.6, 99999, 100000",
        "ETH-USDC-PERP, 3331.56, 3331.5, 3331.6",
        "SOL-USDC-PERP, 189.4267, 189.42, 189.43",
        "LOOM-USDC-PERP, 1.234567, 1.2345, 1.2346",
        "LOOM-USDC-PERP, 0.7141234, 0.71412, 0.71413",
        "LOOM-USDC-PERP, 0.012345, 0.01234, 0.01235",
        "HYPE-USDC, 24.32178, 24.321, 24.322",
        "PURR-USDC, 0.0000123456789, 0.00001234, 0.00001235"
    })
    void pricesHaveFiveFiguresAndACapOfDecimals(String symbol, String price, String down, String up) {
        Started started = Started.rest();

        assertThat(started.market(symbol)
                        .roundPrice(new BigDecimal(price), RoundingMode.DOWN)
                        .toBigDecimal())
                .isEqualByComparingTo(down);
        assertThat(started.market(symbol)
                        .roundPassive(new BigDecimal(price), Side.SELL)
                        .toBigDecimal())
                .isEqualByComparingTo(up);
    }

    /** Pitfall 5: under the address of an API wallet the venue answers with an empty account. */
    @Test
    void anApiWalletAsksUnderTheAddressOfItsAccount() {
        ScriptedVenue venue = new ScriptedVenue();
        venue.info.put("userRole", "{\"role\":\"agent\",\"data\":{\"user\":\"%s\"}}".formatted(MASTER));
        Started started = Started.rest(venue);
        started.connector.snapshot(started.answers::add);
        venue.run();

        assertThat(venue.questions).hasSize(3).allMatch(question -> question.contains(MASTER));
        assertThat(venue.sent).hasSize(6).allMatch(text -> text.contains(MASTER));
    }

    @Test
    void aVaultIsAskedUnderItsOwnAddressAndNamedInEachAction() {
        ScriptedVenue venue = new ScriptedVenue();
        venue.info.put("userRole/" + MASTER, "{\"role\":\"vault\"}");
        Started started = Started.of(
                venue, Started.config(HyperliquidConfig.OrderRoute.REST, Optional.empty(), Optional.of(MASTER)));
        venue.exchange.add(ScriptedVenue.statuses("{\"resting\":{\"oid\":7}}"));
        started.place(started.submit(1, started.buy("0.01", "3000")));

        assertThat(venue.sent).allMatch(text -> text.contains(MASTER));
        assertThat(venue.actions.get(0)).contains("\"vaultAddress\":\"" + MASTER + "\"");
    }

    @Test
    void aKeyThatTheNetworkDoesNotKnowIsToldWithItsLikelyCauses() {
        ScriptedVenue venue = new ScriptedVenue();
        venue.info.put("userRole", "{\"role\":\"missing\"}");

        assertThat(refusal(Started.rest(venue)))
                .contains("mainnet does not know " + ScriptedVenue.USER)
                .contains("API wallet that the account has not approved")
                .contains("one of testnet");
    }

    @Test
    void aKeyOfAnotherAccountIsRefused() {
        Started own = Started.of(
                new ScriptedVenue(),
                Started.config(HyperliquidConfig.OrderRoute.REST, Optional.of(MASTER), Optional.empty()));

        assertThat(refusal(own)).contains("not of " + MASTER).contains(ScriptedVenue.USER);
    }

    private static String refusedVault(String role) {
        ScriptedVenue venue = new ScriptedVenue();
        venue.info.put("userRole/" + MASTER, role);
        return refusal(Started.of(
                venue, Started.config(HyperliquidConfig.OrderRoute.REST, Optional.empty(), Optional.of(MASTER))));
    }

    /** Pitfall 5 again: under a wrong address of a vault the venue shows an empty account. */
    @Test
    void aVaultThatIsNoneOfTheAccountIsRefused() {
        assertThat(refusedVault("{\"role\":\"missing\"}"))
                .contains("mainnet does not know the vault " + MASTER)
                .contains("one of testnet");
        assertThat(refusedVault("{\"role\":\"user\"}")).contains("neither a sub-account nor a vault");
        assertThat(refusedVault("{\"role\":\"subAccount\",\"data\":{\"master\":\"0xABCD\"}}"))
                .contains("a sub-account of 0xabcd")
                .contains("the key acts for " + ScriptedVenue.USER);
    }

    @Test
    void aSubAccountOfTheAccountIsTaken() {
        ScriptedVenue venue = new ScriptedVenue();
        venue.info.put(
                "userRole/" + MASTER,
                "{\"role\":\"subAccount\",\"data\":{\"master\":\"%s\"}}".formatted(ScriptedVenue.USER));
        Started started = Started.of(
                venue, Started.config(HyperliquidConfig.OrderRoute.REST, Optional.empty(), Optional.of(MASTER)));

        assertThat(started.answers.get(0)).isInstanceOf(Result.Ok.class);
    }

    @Test
    void aClockMoreThanFiveSecondsOffIsWarnedOf() {
        ScriptedVenue near = new ScriptedVenue();
        near.info.put("exchangeStatus", "{\"time\":%d}".formatted(HandTimers.START_MILLIS - 4_900));
        Started.rest(near);
        ScriptedVenue far = new ScriptedVenue();
        far.info.put("exchangeStatus", "{\"time\":%d}".formatted(HandTimers.START_MILLIS - 5_100));
        Started started = Started.rest(far);

        assertThat(near.logged).isEmpty();
        assertThat(started.answers.get(0)).isInstanceOf(Result.Ok.class);
        assertThat(far.logged).containsExactly("WARNING clock off the venue's offsetMillis=5100");
    }

    @Test
    void aClockFarOffIsRefused() {
        ScriptedVenue venue = new ScriptedVenue();
        venue.info.put("exchangeStatus", "{\"time\":%d}".formatted(HandTimers.START_MILLIS - 11_000));

        assertThat(refusal(Started.rest(venue))).contains("11000 ms off");
    }

    @Test
    void aClockSomeSecondsOffIsCountedInDeadlinesAndNonces() {
        ScriptedVenue venue = new ScriptedVenue();
        venue.info.put("exchangeStatus", "{\"time\":%d}".formatted(HandTimers.START_MILLIS + 7_000));
        Started started = Started.rest(venue);
        venue.exchange.add(ScriptedVenue.statuses("{\"resting\":{\"oid\":7}}"));
        started.place(started.submit(1, started.buy("0.01", "3000")));

        assertThat(venue.actions.get(0))
                .contains("\"expiresAfter\":" + (HandTimers.START_MILLIS + 12_000))
                .contains("\"nonce\":" + (HandTimers.START_MILLIS + 7_000));
    }

    @Test
    void anAnswerThatCanNotBeReadLeavesTheStartUnknown() {
        ScriptedVenue venue = new ScriptedVenue();
        venue.info.put("meta", "{\"universe\":[{\"szDecimals\":\"x\"}]}");
        Started started = Started.rest(venue);

        assertThat(started.answers.get(0)).isInstanceOf(Result.Unknown.class);
    }

    @Test
    void leverageIsIsolatedWhereCrossIsNotAllowed() {
        Started started = Started.rest();
        started.venue.exchange.add(
                ScriptedVenue.status(200, "{\"status\":\"ok\",\"response\":{\"type\":\"default\"}}"));
        started.connector.setLeverage(started.market("LOOM-USDC-PERP").id(), 3, started.answers::add);
        started.connector.setLeverage(Started.ETH, 7, started.answers::add);
        started.connector.setLeverage(started.market("HYPE-USDC").id(), 1, started.answers::add);
        started.venue.run();

        assertThat(started.venue.actions.get(0))
                .contains("{\"type\":\"updateLeverage\",\"asset\":2,\"isCross\":false,\"leverage\":3}");
        assertThat(started.venue.actions.get(1))
                .contains("{\"type\":\"updateLeverage\",\"asset\":1,\"isCross\":true,\"leverage\":7}");
        assertThat(started.answers.stream().filter(Result.Refused.class::isInstance))
                .hasSize(1);
    }

    @Test
    void leverageIsIsolatedWhereTheConfigurationSaysSo() {
        Started started = Started.of(new ScriptedVenue(), Started.config(HyperliquidConfig.MarginMode.ISOLATED));
        started.venue.exchange.add(
                ScriptedVenue.status(200, "{\"status\":\"ok\",\"response\":{\"type\":\"default\"}}"));
        started.connector.setLeverage(Started.ETH, 7, started.answers::add);
        started.venue.run();

        assertThat(started.venue.actions.get(0))
                .contains("{\"type\":\"updateLeverage\",\"asset\":1,\"isCross\":false,\"leverage\":7}");
    }

    @Test
    void aBuilderGetsItsFeeOfEachNewOrderWhenTheAccountHasApproved() {
        ScriptedVenue venue = new ScriptedVenue();
        venue.info.put("maxBuilderFee", "10");
        Started started = Started.of(
                venue, Started.config(BUILDER.toUpperCase(Locale.ROOT).replace("0X", "0x"), "0.01%"));
        venue.exchange.add(ScriptedVenue.statuses("{\"resting\":{\"oid\":1}}"));
        started.place(started.submit(1, started.buy("0.5", "3300")));

        assertThat(venue.actions.get(0))
                .contains("\"grouping\":\"na\",\"builder\":{\"b\":\"" + BUILDER + "\",\"f\":10}}");
    }

    @Test
    void aBuilderWhoseFeeIsNotApprovedIsRefusedBeforeTheStart() {
        ScriptedVenue venue = new ScriptedVenue();
        venue.info.put("maxBuilderFee", "9");
        Started started = Started.of(venue, Started.config(BUILDER, "0.01%"));

        Rejection why = ((Result.Refused<?>) started.answers.get(0)).why();
        assertThat(why.reason()).isEqualTo(RejectReason.NOT_ENTITLED);
        assertThat(why.words()).contains("approved a fee of 9 tenths", BUILDER);
    }

    @Test
    void aBuilderNeedsAShareThatTheVenueCanExpress() {
        assertThatThrownBy(() -> Started.config(BUILDER, "0.0005%")).hasMessageContaining("steps of 0.001%");
        assertThatThrownBy(() -> Started.config(BUILDER, "1.001%")).hasMessageContaining("0.001% to 1%");
        assertThatThrownBy(() -> Started.config("somebody", "0.01%")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDeadManSwitchIsRefusedAsNotEntitledBelowItsVolume() {
        Started started = Started.rest();
        String words =
                "Cannot set scheduled cancel time until enough volume traded. Required: $1000000. Traded: $373.47.";
        started.venue.exchange.add(ScriptedVenue.error(words));
        started.connector.armDeadMan(Duration.ofSeconds(60), List.of(), started.answers::add);
        started.venue.run();

        assertThat(started.venue.actions.get(0))
                .contains("{\"type\":\"scheduleCancel\",\"time\":" + (HandTimers.START_MILLIS + 60_000));
        assertThat(((Result.Refused<?>) started.answers.get(1)).why().reason()).isEqualTo(RejectReason.NOT_ENTITLED);
        assertThat(((Result.Refused<?>) started.answers.get(1)).why().words()).isEqualTo(words);
    }
}
