package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chat asks and commands a process that runs, over a server that behaves as the Bot API does. */
class TelegramRunTest {
    private static final int MOST_ASKED = 8;
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final long CHAT = 5;
    private static final long PERSON = 7;
    private static final long POLL_MILLIS = 50;
    /** A lively market, and one of which no order is ever filled. */
    private static final String CONFIG = """
            jackstay {
              web = off
              warm-up = off
              telegram { token = ${TELEGRAM}, chats = [%d], control = true, api = "%s" }
            }
            connectors {
              sim {
                plugin = paper
                markets = [
                  { symbol = BTC-USDC-PERP, tick = 0.1, lot = 0.001
                    feed { type = random-walk, seed = 7, start = 60000, interval = 50ms, volatility = 0.02%% } }
                  { symbol = ETH-USDC-PERP, tick = 0.01, lot = 0.001
                    feed { type = random-walk, seed = 8, start = 3000, interval = 50ms, volatility = 0.0001%% } }
                ]
              }
            }
            bots {
              btc-grid {
                capital = 5000 USDC
                strategy { plugin = grid, market = "sim:BTC-USDC-PERP", levels = 10, spacing = 0.05%%, order-size = 0.01 }
                risk = [ { plugin = position-limit, max = 0.5 } ]
              }
              eth-grid {
                capital = 3000 USDC
                strategy { plugin = grid, market = "sim:ETH-USDC-PERP", levels = 4, spacing = 1%%, order-size = 0.1 }
                risk = [ { plugin = position-limit, max = 5 } ]
              }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aChatAsksAndCommandsARunAndNobodyElseDoes() throws IOException, InterruptedException {
        try (FakeTelegram telegram = new FakeTelegram()) {
            Jackstay jackstay = new Jackstay(folder).with("TELEGRAM", FakeTelegram.TOKEN);
            jackstay.write("chat.conf", CONFIG.formatted(CHAT, telegram.url()));
            Jackstay.Started run = jackstay.start("run", "chat.conf");
            while (run.process().isAlive()
                    && !(Until.has(folder.resolve("data"), "btc-grid", 1, 1)
                            && Until.has(folder.resolve("data"), "eth-grid", 4, 0))) {
                run.process().waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }

            telegram.write(666, PERSON, "/halt all");
            asks(telegram);
            pausesAndResumes(telegram);
            cancelsOneOrder(telegram);

            run.process().destroy();
            Jackstay.Ended ended = run.end();
            assertThat(ended.code()).as("%s", ended.err()).isZero();
            assertThat(telegram.chats()).as("who was told anything").containsOnly(CHAT);
            assertThat(ended.err())
                    .anyMatch(line -> line.contains("not allowed chat=666 user=7 count=1"))
                    .anyMatch(line -> line.contains("command=pause by=telegram:5/7"))
                    .noneMatch(line -> line.contains("command=halt"))
                    .noneMatch(line -> line.contains(FakeTelegram.TOKEN));
        }
    }

    private static void asks(FakeTelegram telegram) throws InterruptedException {
        assertThat(telegram.ask(CHAT, PERSON, "/status"))
                .contains("btc-grid: running", "eth-grid: running", "position: ", "equity");
        for (String line :
                telegram.ask(CHAT, PERSON, "/positions").lines().skip(1).toList()) {
            assertThat(line)
                    .matches("(btc|eth)-grid: (0 of [^ ,]+(, mark [0-9.]+)?"
                            + "|-?[0-9.]+ of [^ ,]+, entry [0-9.]+, mark [0-9.]+, unrealised -?[0-9.]+ USDC)");
        }
        assertThat(telegram.ask(CHAT, PERSON, "/profit"))
                .contains("btc-grid\n", "all on paper, 2 bots\nsession: net ", "all time: net ");
        assertThat(telegram.ask(CHAT, PERSON, "/balance"))
                .containsPattern("all on paper, 2 bots\nequity [0-9.]+ USDC, began with 8000 USDC$");
        assertThat(telegram.ask(CHAT, PERSON, "/trades 1 btc-grid"))
                .containsPattern("(BUY|SELL) 0.01 sim:BTC-USDC-PERP at [0-9.]+, fee");
        assertThat(telegram.ask(CHAT, PERSON, "/why eth-grid")).contains("eth-grid");
        assertThat(telegram.ask(CHAT, PERSON, "/version")).startsWith("jackstay ");
    }

    private static void pausesAndResumes(FakeTelegram telegram) throws InterruptedException {
        assertThat(telegram.ask(CHAT, PERSON, "/pause eth-grid")).contains("pause eth-grid: done");
        // A bot tells of itself about once a second.
        String status = telegram.ask(CHAT, PERSON, "/status eth-grid");
        for (int i = 0; i < MOST_ASKED && !status.contains("paused"); i++) {
            LockSupport.parkNanos(SECOND_NANOS);
            status = telegram.ask(CHAT, PERSON, "/status eth-grid");
        }
        assertThat(status).contains("eth-grid: running. paused");
        telegram.write(CHAT, PERSON, "/resume eth-grid");
        JsonNode question = telegram.told();
        assertThat(question.path("text").asText()).contains("resume eth-grid?", "Yes within 60 s");
        String yes =
                question.at("/reply_markup/inline_keyboard/0/0/callback_data").asText();
        telegram.press(CHAT, 8, yes);
        assertThat(telegram.told().path("text").asText())
                .as("a yes of somebody else")
                .contains("nothing is done");
        telegram.press(CHAT, PERSON, yes);
        assertThat(telegram.told().path("text").asText()).contains("resume eth-grid: done");
        assertThat(telegram.methods()).contains("answerCallbackQuery", "editMessageReplyMarkup");
    }

    private static void cancelsOneOrder(FakeTelegram telegram) throws InterruptedException {
        Matcher order = Pattern.compile("(?m)^([0-9]+): (?:BUY|SELL) 0.1 sim:ETH-USDC-PERP at .*OPEN")
                .matcher(telegram.ask(CHAT, PERSON, "/orders eth-grid"));
        assertThat(order.find()).as("eth-grid has an order").isTrue();
        assertThat(telegram.ask(CHAT, PERSON, "/coo " + order.group(1))).contains("cancel-order eth-grid: done");
        assertThat(telegram.ask(CHAT, PERSON, "/coo " + order.group(1)))
                .contains("There is no open order " + order.group(1));
    }
}
