package io.jackstay.runtime.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.runtime.loop.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is online, what is shown and what is kept, on time that the test moves. */
class HubBookTest {
    /** As the Python bot of before sends it. */
    private static final String OLD =
            "{\"role\":\"BP\",\"group\":\"hedge-1\",\"position_base\":-0.0120,\"balance_total\":1033.57,\"latency\":41}";

    private final VirtualClock clock = new VirtualClock(1_772_366_400_000_000_000L);
    private HubBook book = new HubBook(clock, Duration.ofSeconds(10));

    @TempDir
    Path folder;

    private void say(String bot, String payload) {
        assertThat(book.ingest(bot, Payloads.read(payload))).isEqualTo(HubBook.Ingested.TAKEN);
    }

    private void pass(long millis) {
        clock.advanceTo(clock.nanoTime() + Duration.ofMillis(millis).toNanos());
    }

    private JsonNode bot(int index) {
        return book.status().path("bots").path(index);
    }

    private JsonNode card(String bot) {
        return book.cards().path("bots").path(bot);
    }

    private List<Boolean> beats(String bot) {
        List<Boolean> beats = new ArrayList<>();
        card(bot).path("beats").forEach(beat -> beats.add(beat.asBoolean()));
        return beats;
    }

    @Test
    void theFormatOfBeforeIsTakenAndGivenBackAsItIs() {
        say("bp-1", OLD);
        pass(812);

        assertThat(book.status().path("now").asLong()).isEqualTo(1_772_366_400_812L);
        assertThat(bot(0).path("name").asText()).isEqualTo("bp-1");
        assertThat(bot(0).path("online").asBoolean()).isTrue();
        assertThat(bot(0).path("last_update_ms_ago").asLong()).isEqualTo(812);
        assertThat(bot(0).path("payload").toString()).isEqualTo(OLD);
        assertThat(card("bp-1").path("position").asText()).isEqualTo("-0.0120");
        assertThat(card("bp-1").path("balance").asText()).isEqualTo("1033.57");
        assertThat(card("bp-1").path("latencyMs").asInt()).isEqualTo(41);
    }

    @ParameterizedTest
    @ValueSource(longs = {500, 2_000, 60_000})
    void aBotIsOnlineForTwiceItsOwnInterval(long interval) {
        say("a", "{\"interval_ms\":%d}".formatted(interval));
        pass(2 * interval);
        assertThat(bot(0).path("online").asBoolean()).isTrue();

        pass(1);
        assertThat(bot(0).path("online").asBoolean()).isFalse();
        say("a", "{\"interval_ms\":%d}".formatted(interval));
        assertThat(bot(0).path("online").asBoolean()).isTrue();
    }

    @Test
    void aBotThatDoesNotSayItsIntervalHasTheUsualOne() {
        say("a", "{}");
        pass(20_000);
        assertThat(bot(0).path("online").asBoolean()).isTrue();

        pass(1);
        assertThat(bot(0).path("online").asBoolean()).isFalse();
    }

    @Test
    void timesInAHeartbeatAreNotBelieved() {
        say("a", "{\"interval_ms\":1000,\"now\":9999999999999,\"last_update_ms_ago\":0,\"online\":true}");
        clock.setWall(Duration.ofDays(-3));
        pass(3_000);

        assertThat(bot(0).path("online").asBoolean()).isFalse();
        assertThat(bot(0).path("last_update_ms_ago").asLong()).isEqualTo(3_000);
    }

    @Test
    void heartbeatsThatDidNotComeAreShown() {
        for (int i = 0; i < 3; i++) {
            say("a", "{\"interval_ms\":1000}");
            pass(1_040);
        }
        assertThat(beats("a")).containsExactly(true, true, true);

        pass(3_000);
        assertThat(beats("a")).containsExactly(true, true, true, false, false, false);
        say("a", "{\"interval_ms\":1000}");
        assertThat(beats("a")).containsExactly(true, true, true, false, false, false, true);
        pass(100_000);
        assertThat(beats("a")).hasSize(30).doesNotContain(true);
    }

    @Test
    void aGroupAddsUpPositionsAndSaysWhenALegIsSilent() {
        say("bp", "{\"group\":\"g\",\"role\":\"BP\",\"base\":\"ETH\",\"position\":\"0.30\",\"interval_ms\":1000}");
        say("l1", "{\"group\":\"g\",\"role\":\"L1\",\"base\":\"ETH\",\"position\":\"-0.10\",\"interval_ms\":1000}");
        say("l2", "{\"group\":\"g\",\"role\":\"L2\",\"base\":\"ETH\",\"position\":\"-0.15\",\"interval_ms\":60000}");
        JsonNode sum = book.cards().at("/groups/g");
        assertThat(sum.at("/nets/0/net").asText()).isEqualTo("0.05");
        assertThat(sum.at("/nets/0/imbalance").asDouble())
                .isEqualTo(0.0909, org.assertj.core.data.Offset.offset(0.0001));
        assertThat(sum.path("unsure").asBoolean()).isFalse();

        pass(2_001);
        sum = book.cards().at("/groups/g");
        assertThat(sum.path("online").asInt()).isEqualTo(1);
        assertThat(sum.path("of").asInt()).isEqualTo(3);
        assertThat(sum.path("silent").asInt()).isEqualTo(2);
        assertThat(sum.path("unsure").asBoolean()).isTrue();
    }

    private JsonNode sum(String... heartbeats) {
        book = new HubBook(clock, Duration.ofSeconds(10));
        for (int i = 0; i < heartbeats.length; i++) {
            say("bot-" + i, "{\"group\":\"g\",%s}".formatted(heartbeats[i].replace('\'', '"')));
        }
        return book.cards().at("/groups/g");
    }

    @Test
    void twoAssetsAreNeverAddedUp() {
        assertThat(sum("'base':'ETH','position':'1'", "'base':'BTC','position':'-1'")
                        .path("nets")
                        .toString())
                .isEqualTo(
                        "[{\"base\":\"BTC\",\"net\":\"-1\",\"imbalance\":1},{\"base\":\"ETH\",\"net\":\"1\",\"imbalance\":1}]");
    }

    @Test
    void allMarketsOfABotCount() {
        String both = "'base':'ETH','position':'9','positions':[{'market':'a:X','base':'ETH','position':'0.5'},"
                + "{'market':'a:Y','base':'BTC','position':'-0.01'}]";
        JsonNode sum = sum(both, "'base':'ETH','position':'-0.4'");

        assertThat(sum.at("/nets/0/base").asText()).isEqualTo("BTC");
        assertThat(sum.at("/nets/0/net").asText()).isEqualTo("-0.01");
        assertThat(sum.at("/nets/1/net").asText()).isEqualTo("0.1");
        assertThat(sum.path("unsure").asBoolean()).isFalse();
        assertThat(card("bot-0").at("/positions/1/base").asText()).isEqualTo("BTC");
        assertThat(card("bot-1").path("positions")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'base':'ETH'",
                "'base':'ETH','position':'many'",
                "'state':'failed'",
                "'position':'1'",
                "'base':'ETH','position':'1','positions':[{'base':'ETH','position':'1'},{'base':'BTC'}]",
                "'base':'ETH','position':'1','positions':[{'base':'ETH','position':'1'},7]",
            },
            quoteCharacter = '`')
    void aNetThatLacksALegIsNotGiven(String leg) {
        JsonNode sum = sum("'base':'ETH','position':'-1'", leg);

        assertThat(sum.path("unsure").asBoolean()).isTrue();
        assertThat(sum.path("nets")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"running, false", "halted, false", "paused, false", "failed, true", "stopped, true"})
    void whatABotHeldThatRunsNoMoreIsNotSure(String state, boolean unsure) {
        JsonNode sum =
                sum("'base':'ETH','position':'-1'", "'base':'ETH','position':'1.5','state':'%s'".formatted(state));

        assertThat(sum.path("unsure").asBoolean()).isEqualTo(unsure);
        assertThat(sum.at("/nets/0/net").asText()).isEqualTo("0.5");
    }

    @Test
    void paperIsNeverAddedToWhatIsHeldWithMoney() {
        JsonNode sum = sum("'base':'ETH','position':'-1'", "'base':'ETH','position':'1','paper':true");
        assertThat(sum.at("/nets/0/net").asText()).isEqualTo("-1");
        assertThat(sum.path("paper").asInt()).isEqualTo(1);
        assertThat(sum.path("onPaper").asBoolean()).isFalse();
        assertThat(sum.path("of").asInt()).isEqualTo(2);
        assertThat(card("bot-1").path("paper").asBoolean()).isTrue();
        assertThat(card("bot-0").path("paper").asBoolean()).isFalse();

        sum = sum("'base':'ETH','position':'-1','paper':true", "'base':'ETH','position':'1','paper':true");
        assertThat(sum.at("/nets/0/net").asText()).isEqualTo("0");
        assertThat(sum.path("onPaper").asBoolean()).isTrue();
        assertThat(sum.path("paper").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"position\":{},\"balance\":[1],\"latency\":\"x\",\"group\":7,\"interval_ms\":\"now\"}",
                "{\"position\":1e-999999,\"balance\":1e999999,\"interval_ms\":-5}",
                "{\"position\":\"1e999999999\",\"group\":\"<script>\",\"role\":null,\"interval_ms\":1e300}",
            })
    void whatIsNoFigureIsUnknown(String payload) {
        say("a", payload);

        assertThat(card("a").path("position").isNull()).isTrue();
        assertThat(card("a").path("balance").isNull()).isTrue();
        assertThat(card("a").path("intervalMs").asLong()).isBetween(100L, 600_000L);
        assertThat(book.status().toString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{}{}", "{\"a\":1,\"a\":2}", "null", "{\"a\":NaN}"})
    void whatIsNoObjectIsRefused(String text) {
        assertThatThrownBy(() -> Payloads.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDeepOneIsRefused() {
        assertThatThrownBy(() -> Payloads.read("{\"a\":".repeat(50) + "1" + "}".repeat(50)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pruningForgetsWhoIsOffline() {
        say("quick", "{\"interval_ms\":1000}");
        say("slow", "{\"interval_ms\":60000}");
        pass(2_001);

        assertThat(book.prune(OptionalLong.empty())).containsExactly("quick");
        assertThat(book.prune(OptionalLong.empty())).isEmpty();
        assertThat(book.prune(OptionalLong.of(2_001))).isEmpty();
        assertThat(book.prune(OptionalLong.of(2_000))).containsExactly("slow");
        assertThat(book.size()).isZero();
    }

    @Test
    void oneBotCannotFloodTheHub() {
        int taken = 0;
        for (int i = 0; i < 100; i++) {
            taken += book.ingest("a", Payloads.read("{}")) == HubBook.Ingested.TAKEN ? 1 : 0;
        }
        assertThat(taken).isEqualTo(20);
        assertThat(book.ingest("b", Payloads.read("{}"))).isEqualTo(HubBook.Ingested.TAKEN);

        pass(1_000);
        assertThat(book.ingest("a", Payloads.read("{}"))).isEqualTo(HubBook.Ingested.TAKEN);
    }

    @Test
    void thereIsAMostOfBotsAndThoseThatAreKnownGoOn() {
        for (int i = 0; i < HubBook.MOST_BOTS; i++) {
            say("bot-" + i, "{}");
        }
        assertThat(book.ingest("one-more", Payloads.read("{}"))).isEqualTo(HubBook.Ingested.FULL);
        assertThat(book.ingest("bot-7", Payloads.read("{}"))).isEqualTo(HubBook.Ingested.TAKEN);
    }

    @Test
    void aRestartKeepsWhatWasHeard() throws IOException {
        say("a", "{\"interval_ms\":1000,\"position\":0.10,\"group\":\"g\"}");
        pass(1_000);
        say("a", "{\"interval_ms\":1000,\"position\":0.10,\"group\":\"g\"}");
        new HubFile(folder).write(book.takeChanged());
        assertThat(book.takeChanged()).isEmpty();
        pass(1_500);

        book = new HubBook(clock, Duration.ofSeconds(10));
        new HubFile(folder).restore(book, clock);

        assertThat(bot(0).path("last_update_ms_ago").asLong()).isEqualTo(1_500);
        assertThat(bot(0).path("online").asBoolean()).isTrue();
        assertThat(bot(0).path("payload").toString())
                .isEqualTo("{\"interval_ms\":1000,\"position\":0.10,\"group\":\"g\"}");
        assertThat(beats("a")).containsExactly(true, true);
        pass(501);
        assertThat(bot(0).path("online").asBoolean()).isFalse();
    }

    @Test
    void aFileThatCannotBeReadCostsThePastAlone() throws IOException {
        Files.writeString(folder.resolve("bots.json"), "{\"format\":1,\"bo");
        new HubFile(folder).restore(book, clock);

        say("a", "{}");
        new HubFile(folder).write(book.takeChanged());
        book = new HubBook(clock, Duration.ofSeconds(10));
        new HubFile(folder).restore(book, clock);
        assertThat(book.size()).isEqualTo(1);
    }
}
