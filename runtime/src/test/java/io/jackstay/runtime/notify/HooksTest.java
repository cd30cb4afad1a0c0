package io.jackstay.runtime.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.config.alert.AlertChannel;
import io.jackstay.runtime.config.alert.AlertLevel;
import io.jackstay.runtime.config.alert.OutboundBlock;
import io.jackstay.runtime.fixture.AnswerServer;
import io.jackstay.runtime.fixture.AnswerServer.Answer;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.outbound.JdkPoster;
import io.jackstay.runtime.outbound.JsonAnswer;
import io.jackstay.runtime.outbound.Poster;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each channel against a server that answers as the real one does. */
class HooksTest {
    private static final String TOKEN = "123456789:AAexampleexampleexampleexampleexampl";
    private static final String HOSTILE =
            "</b><script>x</script> *b* _i_ `c` [l](http://x) <!channel> @everyone \u202egnp &amp;";
    private static final String OK = "{\"ok\":true,\"result\":{\"message_id\":7}}";

    private final AnswerServer server = new AnswerServer();
    private final Poster poster = JdkPoster.of(OutboundBlock.DEFAULT);
    private final VirtualClock clock = new VirtualClock(1_772_366_400_000_000_000L);
    private final Duration timeout = Duration.ofSeconds(10);

    @AfterEach
    void close() {
        server.close();
    }

    private Channel telegram() {
        return new TelegramChat(
                new AlertChannel.Telegram(
                        Secret.of(TOKEN), "-1001234567890", Optional.empty(), AlertLevel.INFO, 20, server.url()),
                poster,
                timeout,
                clock);
    }

    private Channel slack() {
        return new SlackHook(
                new AlertChannel.Slack(Secret.of(server.url() + "/services/T0/B0/secretpart"), AlertLevel.INFO, 30),
                poster,
                timeout,
                clock);
    }

    private Channel discord() {
        return new DiscordHook(
                new AlertChannel.Discord(Secret.of(server.url() + "/api/webhooks/1/secretpart"), AlertLevel.INFO, 25),
                poster,
                timeout,
                clock);
    }

    private Channel webhook() {
        SortedMap<String, Secret> headers = new TreeMap<>();
        headers.put("Authorization", Secret.of("Bearer secretpart"));
        return new JsonHook(
                new AlertChannel.Webhook(
                        Secret.of(server.url() + "/hook"),
                        Collections.unmodifiableSortedMap(headers),
                        Optional.of(Secret.of("key")),
                        false,
                        AlertLevel.INFO,
                        60),
                poster,
                timeout,
                clock);
    }

    private Channel channel(String kind) {
        return switch (kind) {
            case "telegram" -> telegram();
            case "slack" -> slack();
            case "discord" -> discord();
            default -> webhook();
        };
    }

    private static Notice notice(AlertLevel level, String who, String text) {
        return new Notice(level, who, "BOT_HALTED", "daily-loss", text, 1_772_366_400_000_000_000L, 1);
    }

    private static Letter letter(Notice... notices) {
        return new Letter("id-1", List.of(notices), 1_772_366_400_000_000_000L, 0);
    }

    private static Letter hostile() {
        return letter(notice(AlertLevel.CRITICAL, HOSTILE, HOSTILE));
    }

    private JsonNode asked(int index) {
        return JsonAnswer.of(server.asked().get(index).body());
    }

    @Test
    void telegramGetsHtmlInWhichForeignTextIsText() throws InterruptedException {
        server.answers(Answer.of(200, OK));

        assertThat(telegram().send(hostile(), 0)).isEqualTo(Outcome.Taken.whole());

        AnswerServer.Asked asked = server.asked().get(0);
        assertThat(asked.path()).isEqualTo("/bot" + TOKEN + "/sendMessage");
        assertThat(asked.headers()).containsEntry("content-type", "application/json");
        JsonNode body = asked(0);
        assertThat(body.path("chat_id").isNumber()).isTrue();
        assertThat(body.path("chat_id").asLong()).isEqualTo(-1001234567890L);
        assertThat(body.path("parse_mode").asText()).isEqualTo("HTML");
        assertThat(body.path("disable_notification").asBoolean()).isFalse();
        assertThat(body.at("/link_preview_options/is_disabled").asBoolean()).isTrue();
        String text = body.path("text").asText();
        assertThat(text)
                .startsWith("<b>CRITICAL &lt;/b&gt;&lt;script&gt;x&lt;/script&gt;")
                .contains("&lt;!channel&gt;", "&amp;amp;", "\u27e8202E\u27e9")
                .doesNotContain("\u202e");
        assertThat(text.replaceAll("</?[bi]>", "")).doesNotContain("<", ">");
    }

    @Test
    void telegramIsSilentAboutWhatIsGoodToKnow() throws InterruptedException {
        server.answers(Answer.of(200, OK));

        telegram().send(letter(notice(AlertLevel.INFO, "process", "started")), 0);

        assertThat(asked(0).path("disable_notification").asBoolean()).isTrue();
    }

    @Test
    void telegramsDelayIsTaken() throws InterruptedException {
        server.answers(
                Answer.of(
                        429,
                        "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 14\",\"parameters\":{\"retry_after\":14}}"));

        assertThat(telegram().send(hostile(), 0))
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(14)));
    }

    @Test
    void markupThatTelegramCannotReadIsSentAsPlainText() throws InterruptedException {
        server.answers(
                Answer.of(
                        400, "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: can't parse entities\"}"),
                Answer.of(200, OK));

        assertThat(telegram().send(hostile(), 0)).isEqualTo(Outcome.Taken.whole());

        assertThat(asked(1).has("parse_mode")).isFalse();
        assertThat(asked(1).path("text").asText()).contains("</b><script>");
    }

    @Test
    void aGroupThatMovedIsFollowed() throws InterruptedException {
        server.answers(
                Answer.of(
                        400,
                        "{\"ok\":false,\"error_code\":400,\"description\":\"x\",\"parameters\":{\"migrate_to_chat_id\":-1009876543210}}"),
                Answer.of(200, OK));
        Channel channel = telegram();

        assertThat(channel.send(hostile(), 0)).isEqualTo(Outcome.Taken.whole());
        channel.send(hostile(), 0);

        assertThat(asked(1).path("chat_id").asLong()).isEqualTo(-1009876543210L);
        assertThat(asked(2).path("chat_id").asLong()).isEqualTo(-1009876543210L);
    }

    @Test
    void aLongLetterIsDividedAndNoPartIsTooLong() throws InterruptedException {
        server.answer(any -> Answer.of(200, OK));
        Notice[] many = new Notice[20];
        java.util.Arrays.fill(many, notice(AlertLevel.CRITICAL, "bot", "\ud83d\ude00<".repeat(1_000)));
        Letter letter = letter(many);
        Channel channel = telegram();
        int parts = channel.parts(letter);
        for (int i = 0; i < parts; i++) {
            assertThat(channel.send(letter, i)).isEqualTo(Outcome.Taken.whole());
        }

        assertThat(parts).isEqualTo(10);
        for (int i = 0; i < parts; i++) {
            String text = asked(i).path("text").asText();
            assertThat(text).startsWith("(%d/10)\n".formatted(i + 1));
            String parsed = text.replaceAll("</?[bi]>", "").replaceAll("&[a-z]+;", "x");
            assertThat(parsed.length()).isLessThanOrEqualTo(4_096);
            assertThat(parsed).doesNotContain("\ufffd");
        }
    }

    @Test
    void slackGetsPlainTextInWhichNothingIsMarkup() throws InterruptedException {
        server.answers(Answer.of(200, "ok"));

        assertThat(slack().send(hostile(), 0)).isEqualTo(Outcome.Taken.whole());

        JsonNode body = asked(0);
        assertThat(body.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
        assertThat(body.at("/blocks/0/text/emoji").asBoolean()).isFalse();
        assertThat(body.at("/blocks/0/text/text").asText())
                .contains("<!channel>")
                .doesNotContain("\u202e");
        assertThat(body.path("text").asText()).contains("&lt;/b&gt;").doesNotContain("<");
    }

    @Test
    void slacksRetryAfterIsTaken() throws InterruptedException {
        server.answers(Answer.of(429, "", "Retry-After", "30"));

        assertThat(slack().send(hostile(), 0))
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(30)));
    }

    @Test
    void aDelayMayBeADate() throws InterruptedException {
        server.answers(Answer.of(503, "", "Retry-After", "Sun, 01 Mar 2026 12:02:00 GMT"));

        assertThat(webhook().send(hostile(), 0))
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(120)));
    }

    @Test
    void discordGetsEscapedWordsAndPingsNobody() throws InterruptedException {
        server.answers(Answer.of(200, "{\"id\":\"1\"}"));

        assertThat(discord().send(hostile(), 0)).isEqualTo(Outcome.Taken.whole());

        assertThat(server.asked().get(0).path()).isEqualTo("/api/webhooks/1/secretpart?wait=true");
        JsonNode body = asked(0);
        assertThat(body.at("/allowed_mentions/parse").isArray()).isTrue();
        assertThat(body.at("/allowed_mentions/parse")).isEmpty();
        assertThat(body.at("/embeds/0/description").asText())
                .contains("\\*b\\* \\_i\\_ \\`c\\` \\[l\\]\\(", "\\@everyone", "\\<!channel\\>");
        assertThat(body.at("/embeds/0/title").asText().length()).isLessThanOrEqualTo(256);
        assertThat(body.at("/embeds/0/color").asInt()).isEqualTo(0xC62828);
        assertThat(body.at("/embeds/0/timestamp").asText()).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void discordsFractionOfASecondIsTaken() throws InterruptedException {
        server.answers(
                Answer.of(429, "{\"message\":\"You are being rate limited.\",\"retry_after\":0.65,\"global\":false}"));

        assertThat(discord().send(hostile(), 0))
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofMillis(650)));
    }

    @Test
    void discordsLastOneOfABucketMakesAPause() throws InterruptedException {
        server.answer(any -> new Answer(
                200, java.util.Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "1.5"), "{}"));

        assertThat(discord().send(hostile(), 0)).isEqualTo(new Outcome.Taken(Duration.ofMillis(1_500)));
    }

    @Test
    void aWebhookGetsJsonWithANumberAndASignature() throws InterruptedException {
        server.answers(Answer.of(204, ""));

        assertThat(webhook().send(hostile(), 0)).isEqualTo(Outcome.Taken.whole());

        AnswerServer.Asked asked = server.asked().get(0);
        assertThat(asked.headers())
                .containsEntry("authorization", "Bearer secretpart")
                .containsEntry("idempotency-key", "id-1")
                .containsEntry("x-jackstay-signature", "sha256=" + JsonHook.signature(Secret.of("key"), asked.body()));
        JsonNode body = asked(0);
        assertThat(body.path("id").asText()).isEqualTo("id-1");
        assertThat(body.path("at").asLong()).isEqualTo(1_772_366_400_000L);
        assertThat(body.path("level").asText()).isEqualTo("critical");
        assertThat(body.at("/notices/0/code").asText()).isEqualTo("BOT_HALTED");
        assertThat(body.at("/notices/0/times").asLong()).isEqualTo(1);
    }

    @Test
    void aSignatureIsThatOfTheStandard() {
        // RFC 4231, test case 2.
        assertThat(JsonHook.signature(Secret.of("Jefe"), "what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @ParameterizedTest
    @CsvSource({
        "telegram, 500, Again", "telegram, 502, Again", "telegram, 401, Broken", "telegram, 403, Broken",
        "telegram, 404, Broken", "telegram, 400, Broken", "telegram, 429, Later", "telegram, 302, Broken",
        "slack, 500, Again", "slack, 403, Broken", "slack, 404, Broken", "slack, 410, Broken",
        "slack, 400, Refused", "slack, 429, Later", "discord, 503, Again", "discord, 401, Broken",
        "discord, 404, Broken", "discord, 400, Refused", "webhook, 500, Again", "webhook, 408, Again",
        "webhook, 404, Broken", "webhook, 422, Refused", "webhook, 0, Again"
    })
    void whatAnAnswerMeans(String kind, int status, String expected) throws InterruptedException {
        String secret =
                switch (kind) {
                    case "telegram" -> TOKEN;
                    case "slack" -> "/services/T0/B0/secretpart";
                    case "discord" -> "/api/webhooks/1/secretpart";
                    default -> "Bearer secretpart";
                };
        server.answers(Answer.of(status, "{\"description\":\"no, " + secret + "\"}"));

        Outcome outcome = channel(kind).send(hostile(), 0);

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(outcome.toString()).doesNotContain(secret, "secretpart");
    }

    @ParameterizedTest
    @CsvSource({"telegram", "slack", "discord", "webhook"})
    void aServerThatSaysNothingIsGivenUp(String kind) throws InterruptedException {
        server.answers(Answer.of(-1, ""));
        Channel channel =
                switch (kind) {
                    case "telegram" ->
                        new TelegramChat(
                                new AlertChannel.Telegram(
                                        Secret.of(TOKEN),
                                        "@channel",
                                        Optional.of(5),
                                        AlertLevel.INFO,
                                        20,
                                        server.url()),
                                poster,
                                Duration.ofMillis(50),
                                clock);
                    case "slack" ->
                        new SlackHook(
                                new AlertChannel.Slack(Secret.of(server.url() + "/s"), AlertLevel.INFO, 30),
                                poster,
                                Duration.ofMillis(50),
                                clock);
                    case "discord" ->
                        new DiscordHook(
                                new AlertChannel.Discord(Secret.of(server.url() + "/d"), AlertLevel.INFO, 25),
                                poster,
                                Duration.ofMillis(50),
                                clock);
                    default ->
                        new JsonHook(
                                new AlertChannel.Webhook(
                                        Secret.of(server.url() + "/w"),
                                        Collections.emptySortedMap(),
                                        Optional.empty(),
                                        false,
                                        AlertLevel.INFO,
                                        60),
                                poster,
                                Duration.ofMillis(50),
                                clock);
                };

        assertThat(channel.send(hostile(), 0)).isEqualTo(new Outcome.Again("no answer within 50 ms"));
    }

    @Test
    void anEndlessAnswerIsNotTakenIn() throws InterruptedException {
        server.answers(Answer.of(200, "x".repeat(200_000)));

        assertThat(webhook().send(hostile(), 0)).isInstanceOf(Outcome.Again.class);
    }
}
