package io.jackstay.runtime.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.config.alert.OutboundBlock;
import io.jackstay.runtime.config.alert.TelegramBlock;
import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.outbound.JsonAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered in a chat, and what a command does, on time that the test moves. */
class ChatTest {
    private static final long CHAT = 5;
    private static final long USER = 7;
    private static final long BEGIN = 1_772_366_400L;

    private final VirtualClock clock = new VirtualClock(BEGIN * 1_000_000_000L);
    private final Map<String, Object> market =
            new TreeMap<>(Map.of("market", "sim:BTC-USDC-PERP", "position", new BigDecimal("-0.0300")));
    private final List<Said> said = new ArrayList<>();
    private final List<ControlRequest> asked = new ArrayList<>();
    private Chat chat = chat(true, List.of(CHAT), List.of());

    private Chat chat(boolean control, List<Long> chats, List<Long> users) {
        TelegramBlock settings = new TelegramBlock(
                Secret.of("1:a"),
                chats,
                users,
                control,
                Duration.ofSeconds(60),
                20,
                "https://api.telegram.org",
                OutboundBlock.DEFAULT);
        return new Chat(
                settings,
                (request, answer) -> {
                    asked.add(request);
                    answer.accept(answer(request));
                },
                new FakeFacts(List.of("btc", "eth")),
                clock,
                new SplittableRandom(1),
                said::add);
    }

    private ControlAnswer answer(ControlRequest request) {
        if (request.command() != ControlCommand.STATUS) {
            return ControlAnswer.of(ControlAnswer.Result.DONE, "19 cancelled <at> & confirmed");
        }
        Map<String, Object> bot = Map.of(
                "name",
                "btc",
                "state",
                "running",
                "sentence",
                "19 of 20 levels rest",
                "openOrders",
                19,
                "fills",
                4L,
                "equity",
                new BigDecimal("10012.50"),
                "asset",
                "USDC",
                "markets",
                List.of(market),
                "limits",
                List.of());
        return new ControlAnswer(ControlAnswer.Result.DONE, "1 bot", Map.of("bots", List.of(bot)));
    }

    private void write(long chatNumber, long user, long seconds, String text) {
        chat.take(new Update(1, chatNumber, user, seconds, text, "", "", 11), "jackstay_bot");
    }

    private void write(String text) {
        write(CHAT, USER, clock.epochNanos() / 1_000_000_000L, text);
    }

    private void press(long user, String data) {
        chat.take(new Update(1, CHAT, user, BEGIN, "", data, "callback", 11), "jackstay_bot");
    }

    private void pass(Duration time) {
        clock.advanceTo(clock.nanoTime() + time.toNanos());
    }

    private String lastText() {
        return JsonAnswer.of(said.get(said.size() - 1).json()).path("text").asText();
    }

    private List<ControlCommand> commands() {
        return asked.stream()
                .map(ControlRequest::command)
                .filter(command -> command != ControlCommand.STATUS)
                .toList();
    }

    /** The two buttons of the last question. */
    private JsonNode buttons() {
        return said.stream()
                .map(one -> JsonAnswer.of(one.json()).at("/reply_markup/inline_keyboard/0"))
                .filter(node -> !node.isMissingNode() && !node.isEmpty())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private String yes() {
        return buttons().get(0).path("callback_data").asText();
    }

    private String no() {
        return buttons().get(1).path("callback_data").asText();
    }

    @Test
    void aStrangerIsNotAnswered() {
        write(666, USER, BEGIN, "/status");
        write(666, USER, BEGIN, "/stop all");
        assertThat(said).isEmpty();
        assertThat(asked).isEmpty();

        chat = chat(true, List.of(CHAT), List.of(USER));
        write(CHAT, 8, BEGIN, "/flatten btc");
        assertThat(said).isEmpty();
        assertThat(asked).isEmpty();
        write(CHAT, USER, BEGIN, "/status");
        assertThat(lastText()).contains("btc: running. 19 of 20 levels rest");
    }

    @Test
    void statusSaysWhatTheCommandLineSays() {
        write("/status");

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.command()).isEqualTo(ControlCommand.STATUS);
            assertThat(request.by()).isEqualTo("telegram:5/7");
        });
        assertThat(lastText())
                .isEqualTo(
                        "<b>status</b>\nbtc: running. 19 of 20 levels rest\n19 open orders, 4 fills, equity 10012.5 USDC\nbtc: -0.03 of sim:BTC-USDC-PERP");
    }

    @ParameterizedTest
    @CsvSource({
        "/pause btc, PAUSE",
        "/stopentry btc, PAUSE",
        "/stopbuy btc, PAUSE",
        "/halt btc, HALT",
        "/reload_config btc, RELOAD",
        "/PAUSE@Jackstay_Bot BTC, PAUSE"
    })
    void whatLowersRiskTakesOneStep(String text, ControlCommand command) {
        write(text);

        assertThat(commands()).containsExactly(command);
        assertThat(asked.get(0).bot()).isEqualTo("btc");
        assertThat(lastText()).contains("done", "19 cancelled &lt;at&gt; &amp; confirmed");
    }

    @ParameterizedTest
    @CsvSource({
        "/flatten btc, FLATTEN",
        "/forceexit btc, FLATTEN",
        "/fx btc, FLATTEN",
        "/stop btc, STOP",
        "/cancel_all btc, CANCEL_ALL",
        "/resume btc, RESUME"
    })
    void whatTradesTakesAYes(String text, ControlCommand command) {
        write(text);
        assertThat(commands()).isEmpty();
        assertThat(lastText())
                .contains("btc: running", "19 open orders", "-0.03 of sim:BTC-USDC-PERP", "Yes within 60 s");

        press(USER, yes());

        assertThat(commands()).containsExactly(command);
        assertThat(said).extracting(Said::method).contains("answerCallbackQuery", "editMessageReplyMarkup");
    }

    @Test
    void aYesCountsOnce() {
        write("/flatten btc");
        String yes = yes();
        press(USER, yes);
        press(USER, yes);

        assertThat(commands()).containsExactly(ControlCommand.FLATTEN);
        assertThat(lastText()).contains("nothing is done");
    }

    @Test
    void aYesIsTakenInTimeOrNotAtAll() {
        write("/flatten btc");
        pass(Duration.ofSeconds(60));
        press(USER, yes());
        assertThat(commands()).isEmpty();

        write("/flatten btc");
        pass(Duration.ofMillis(59_999));
        press(USER, yes());
        assertThat(commands()).containsExactly(ControlCommand.FLATTEN);
    }

    @Test
    void aYesOfSomebodyElseDoesNothingAndLeavesTheQuestion() {
        write("/flatten btc");
        press(8, yes());
        assertThat(commands()).isEmpty();

        press(USER, yes());
        assertThat(commands()).containsExactly(ControlCommand.FLATTEN);
    }

    @Test
    void aCodeMayBeTypedAndAWrongOneEndsTheQuestion() {
        write("/stop btc");
        String code = yes().substring(2);
        write("/confirm " + (code.equals("000000") ? "000001" : "000000"));
        write("/confirm " + code);
        assertThat(commands()).isEmpty();

        write("/stop btc");
        write("/confirm " + yes().substring(2));
        assertThat(commands()).containsExactly(ControlCommand.STOP);
    }

    @Test
    void aNoEndsTheQuestion() {
        write("/flatten btc");
        press(USER, no());
        assertThat(lastText()).isEqualTo("Nothing is done.");
        press(USER, yes());
        assertThat(commands()).isEmpty();

        write("/flatten btc");
        write("/cancel");
        press(USER, yes());
        assertThat(commands()).isEmpty();
    }

    @Test
    void aSecondQuestionTakesThePlaceOfTheFirst() {
        write("/flatten btc");
        String first = yes();
        write("/stop eth");
        press(USER, first);

        assertThat(commands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/coo 4711", "/cancel_open_order 4711"})
    void oneOrderIsCancelledByItsNumber(String text) {
        write(text);

        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.command()).isEqualTo(ControlCommand.CANCEL_ORDER);
            assertThat(request.bot()).isEqualTo("eth");
            assertThat(request.subject()).isEqualTo("4711");
        });
        assertThat(lastText()).startsWith("<b>cancel-order eth: done</b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/coo", "/coo 12", "/coo btc", "/coo all", "/coo 99999999999999999999"})
    void whatIsNoOpenOrderCancelsNothing(String text) {
        write(text);

        assertThat(asked).isEmpty();
        assertThat(lastText()).contains("/cancel_open_order ID", "/cancel_all BOT");
    }

    @Test
    void aPositionIsToldWithWhatItCostAndIsWorth() {
        market.put("entry", new BigDecimal("59856.123456789012"));
        market.put("mark", new BigDecimal("59954.2"));
        market.put("unrealized", new BigDecimal("-2.940"));
        market.put("asset", "USDC");

        write("/positions");

        assertThat(lastText())
                .isEqualTo("<b>positions</b>\nbtc: -0.03 of sim:BTC-USDC-PERP, entry 59856.12346, mark 59954.2,"
                        + " unrealised -2.94 USDC");
    }

    @ParameterizedTest
    @CsvSource({
        "/profit, profit of all",
        "/balance, balance of all",
        "/balance full, balance of all",
        "/daily 3, 3 of DAY of all",
        "/weekly, 8 of WEEK of all",
        "/monthly, 6 of MONTH of all"
    })
    void aSumStandsBelowHoweverLongTheRestIs(String text, String sum) {
        write(text);
        assertThat(said).hasSize(5);
        assertThat(lastText()).isEqualTo(sum);

        said.clear();
        write("/profit btc");
        assertThat(said).extracting(Said::json).noneMatch(json -> json.contains(sum));
    }

    @Test
    void allMeansEachBot() {
        write("/halt all");
        assertThat(asked).extracting(ControlRequest::bot).containsExactly("btc", "eth");

        write("/flatten all");
        press(USER, yes());
        assertThat(commands())
                .containsExactly(
                        ControlCommand.HALT, ControlCommand.HALT, ControlCommand.FLATTEN, ControlCommand.FLATTEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pause", "/pause nobody", "/flatten", "/stop x; y"})
    void aCommandWithoutABotDoesNothing(String text) {
        write(text);

        assertThat(commands()).isEmpty();
        assertThat(lastText()).contains("btc|eth|all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pause btc",
                "/resume btc",
                "/flatten all",
                "/stop btc",
                "/reload btc",
                "/confirm 000000",
                "/coo 4711"
            })
    void aChatThatCanOnlyAskCommandsNothing(String text) {
        chat = chat(false, List.of(CHAT), List.of());

        write(text);

        assertThat(commands()).isEmpty();
        assertThat(said).hasSize(1);
    }

    @Test
    void whatWasWrittenBeforeIsPassedOver() {
        write(CHAT, USER, BEGIN - 61, "/halt btc");
        assertThat(commands()).isEmpty();
        assertThat(lastText()).contains("61 s late");

        write(CHAT, USER, BEGIN - 59, "/halt btc");
        assertThat(commands()).containsExactly(ControlCommand.HALT);
    }

    @Test
    void aFloodIsPassedOverAndSaidOnce() {
        for (int i = 0; i < 100; i++) {
            write("/version");
        }
        assertThat(said).hasSize(21);
        assertThat(lastText()).contains("Too many");

        pass(Duration.ofMinutes(1));
        write("/version");
        assertThat(lastText()).isEqualTo("jackstay test");
    }

    @Test
    void wordsForAnotherBotAndTalkAreNotForUs() {
        write("/status@other_bot");
        write("hello");
        write("");

        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/help", "/start", "/profit", "/daily", "/daily 3 btc", "/weekly", "/monthly", "/performance",
                        "/balance",
                "/positions", "/count", "/orders", "/order btc", "/trades 5", "/fills", "/why btc", "/alerts",
                        "/logs 20",
                "/health", "/version", "/tg_info", "/status nobody", "/unknown", "/", "/profit nobody"
            })
    void everyQuestionHasAnAnswerThatIsNotTooLong(String text) {
        write(text);

        assertThat(said).isNotEmpty().allSatisfy(one -> {
            String html = JsonAnswer.of(one.json()).path("text").asText();
            assertThat(html).isNotBlank();
            assertThat(html.replaceAll("</?b>", "")).doesNotContain("<", ">");
            assertThat(html.replaceAll("</?b>", "").replaceAll("&[a-z]+;", "x").length())
                    .isLessThanOrEqualTo(4_096);
        });
        assertThat(commands()).isEmpty();
    }

    @Test
    void helpShowsWhatCanBeDone() {
        write("/help");
        assertThat(lastText()).contains("/flatten BOT|all: ", "/status [BOT]: ").doesNotContain("/confirm");

        chat = chat(false, List.of(CHAT), List.of());
        write("/help");
        assertThat(lastText()).doesNotContain("/flatten").contains("This chat can only ask.");
    }
}
