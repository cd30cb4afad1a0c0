package io.jackstay.runtime.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.config.alert.OutboundBlock;
import io.jackstay.runtime.config.alert.TelegramBlock;
import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.control.ControlRequest;
import io.jackstay.runtime.fixture.AnswerServer;
import io.jackstay.runtime.fixture.AnswerServer.Answer;
import io.jackstay.runtime.fixture.AnswerServer.Asked;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.outbound.JdkPoster;
import io.jackstay.runtime.outbound.JsonAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long polling against a server that behaves as the Bot API does. */
class TelegramDeskTest {
    private static final String TOKEN = "123456789:AAexample";

    private final AnswerServer server = new AnswerServer();
    private final Queue<String> updates = new ConcurrentLinkedQueue<>();
    private final Queue<ControlRequest> commands = new ConcurrentLinkedQueue<>();
    private volatile Answer refusal = Answer.of(0, "");

    @AfterEach
    void close() {
        server.close();
    }

    private TelegramBlock settings() {
        return new TelegramBlock(
                Secret.of(TOKEN),
                List.of(5L),
                List.of(),
                true,
                Duration.ofSeconds(60),
                20,
                server.url(),
                OutboundBlock.DEFAULT);
    }

    private void command(ControlRequest request, java.util.function.Consumer<ControlAnswer> answer) {
        commands.add(request);
        answer.accept(ControlAnswer.of(ControlAnswer.Result.DONE, "done so"));
    }

    private static String message(long update, long chat, long seconds, String text) {
        return ("{\"update_id\":%d,\"message\":{\"message_id\":3,\"date\":%d,\"chat\":{\"id\":%d,\"type\":\"private\"},"
                        + "\"from\":{\"id\":7,\"is_bot\":false},\"text\":\"%s\"}}")
                .formatted(update, seconds, chat, text);
    }

    /** What Telegram would say: updates once each, none while there are none. */
    private Answer api(Asked asked) {
        if (refusal.status() != 0) {
            return refusal;
        }
        if (asked.path().endsWith("/getMe")) {
            return Answer.of(200, "{\"ok\":true,\"result\":{\"id\":1,\"is_bot\":true,\"username\":\"jackstay_bot\"}}");
        } else if (asked.path().endsWith("/getUpdates")) {
            String next = updates.poll();
            return next == null ? Answer.of(-1, "") : Answer.of(200, "{\"ok\":true,\"result\":[%s]}".formatted(next));
        }
        return Answer.of(200, "{\"ok\":true,\"result\":true}");
    }

    private Asked awaitCall(String method) throws InterruptedException {
        Asked next = server.await();
        while (!next.path().equals("/bot" + TOKEN + "/" + method)) {
            next = server.await();
        }
        return next;
    }

    @Test
    void aMessageIsTakenOnceAndAnswered() throws InterruptedException {
        server.answer(this::api);
        long now = new SystemClock().epochNanos() / 1_000_000_000L;
        updates.add(message(41, 5, now, "/pause btc") + ",{\"update_id\":42,\"poll\":{}}");
        updates.add(message(43, 6, now, "/halt btc"));
        try (TelegramDesk desk =
                TelegramDesk.open(settings(), this::command, new FakeFacts(List.of("btc")), new SystemClock())) {
            assertThat(desk).isNotNull();
            assertThat(JsonAnswer.of(awaitCall("setMyCommands").body()).path("commands"))
                    .hasSizeGreaterThan(20);
            assertThat(JsonAnswer.of(awaitCall("getUpdates").body()).has("offset"))
                    .isFalse();
            Asked answer = null;
            Asked second = null;
            while (answer == null || second == null) {
                Asked next = server.await();
                if (next.path().endsWith("/sendMessage")) {
                    answer = next;
                } else if (next.path().endsWith("/getUpdates") && second == null) {
                    second = next;
                }
            }
            assertThat(JsonAnswer.of(answer.body()).path("chat_id").asLong()).isEqualTo(5);
            assertThat(JsonAnswer.of(answer.body()).path("text").asText()).contains("pause btc: done", "done so");
            assertThat(JsonAnswer.of(second.body()).path("offset").asLong()).isEqualTo(43);
        }

        assertThat(commands).extracting(ControlRequest::by).containsExactly("telegram:5/7");
    }

    private Poll poll() {
        return new Poll(
                new BotApi(settings(), JdkPoster.of(OutboundBlock.DEFAULT)),
                new Chat(
                        settings(),
                        this::command,
                        new FakeFacts(List.of("btc")),
                        new VirtualClock(0),
                        new SplittableRandom(1),
                        said -> {}));
    }

    @ParameterizedTest
    @CsvSource({"401, 600", "404, 600", "409, 30", "500, 1", "502, 1"})
    void whatIsRefusedIsAskedForLater(int status, long seconds) throws InterruptedException {
        server.answer(this::api);
        refusal = Answer.of(status, "{\"ok\":false,\"error_code\":%d,\"description\":\"no\"}".formatted(status));

        assertThat(poll().turn()).hasSeconds(seconds);
    }

    @Test
    void theDelayThatTelegramAsksForIsKept() throws InterruptedException {
        server.answer(this::api);
        refusal = Answer.of(
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\",\"parameters\":{\"retry_after\":17}}");

        assertThat(poll().turn()).hasSeconds(17);
    }

    @Test
    void failuresComeFartherApart() throws InterruptedException {
        server.answer(this::api);
        refusal = Answer.of(500, "");
        Poll poll = poll();
        List<Long> pauses = new java.util.ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pauses.add(poll.turn().toSeconds());
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void noErrorShowsTheToken() throws InterruptedException {
        server.answer(this::api);
        refusal = Answer.of(500, "{\"description\":\"" + TOKEN + "\"}");
        BotApi api = new BotApi(settings(), JdkPoster.of(OutboundBlock.DEFAULT));

        assertThat(api.call("getMe", "{}").why()).startsWith("HTTP 500").doesNotContain(TOKEN);
        server.close();
        assertThat(api.call("getMe", "{}").why()).isNotEmpty().doesNotContain(TOKEN);
    }
}
