package io.jackstay.runtime.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.config.alert.AlertChannel;
import io.jackstay.runtime.config.alert.AlertLevel;
import io.jackstay.runtime.config.alert.AlertsBlock;
import io.jackstay.runtime.config.alert.OutboundBlock;
import io.jackstay.runtime.fixture.AnswerServer;
import io.jackstay.runtime.fixture.AnswerServer.Answer;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.outbound.JsonAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The threads of the channels, their files, and what one channel hears of the trouble of another. */
class AlertDeskTest {
    private final Clock clock = new SystemClock();
    private final AnswerServer server = new AnswerServer();

    @TempDir
    Path data;

    @AfterEach
    void close() {
        server.close();
    }

    private AlertsBlock settings(String... names) {
        SortedMap<String, AlertChannel> channels = new TreeMap<>();
        for (String name : names) {
            channels.put(
                    name,
                    new AlertChannel.Webhook(
                            Secret.of(server.url() + "/" + name),
                            Collections.emptySortedMap(),
                            Optional.empty(),
                            false,
                            AlertLevel.INFO,
                            600));
        }
        return new AlertsBlock(
                channels,
                Optional.empty(),
                Duration.ZERO,
                Duration.ofMinutes(5),
                Duration.ofDays(1),
                true,
                OutboundBlock.DEFAULT);
    }

    private AlertDesk open(String... names) {
        return AlertDesk.open(settings(names), data, clock);
    }

    private RaisedAlert alert(String who) {
        return new RaisedAlert(who, Alert.first(AlertCode.BOT_HALTED, "daily-loss", "words", clock.epochNanos()));
    }

    private static String who(AnswerServer.Asked asked) {
        return JsonAnswer.of(asked.body()).at("/notices/0/of").asText();
    }

    @Test
    void anAlertIsToldOnceByEachChannelAndNotAgainByTheNextProcess() throws InterruptedException {
        RaisedAlert raised;
        try (AlertDesk desk = open("one", "two")) {
            raised = alert("btc");
            desk.look(List.of(raised));
            desk.look(List.of(raised));
            assertThat(List.of(server.await().path(), server.await().path())).containsExactlyInAnyOrder("/one", "/two");
        }
        try (AlertDesk desk = open("one", "two")) {
            desk.look(List.of(raised));
        }

        assertThat(server.asked()).hasSize(2);
        assertThat(ChannelRecord.of(data))
                .allSatisfy(record -> assertThat(record.deliveries()).hasSize(1))
                .extracting(ChannelRecord::channel)
                .containsExactly("one", "two");
    }

    @Test
    void whatWasNotDeliveredIsToldByTheNextProcess() throws InterruptedException {
        server.answer(any -> Answer.of(401, "wrong token"));
        try (AlertDesk desk = open("one")) {
            desk.look(List.of(alert("btc")));
            server.await();
        }
        assertThat(ChannelRecord.of(data).get(0).pending()).isEqualTo(1);
        server.answer(any -> Answer.of(200, ""));

        try (AlertDesk desk = open("one")) {
            assertThat(desk.figures()).hasSize(1);
            assertThat(who(server.await())).isEqualTo("btc");
        }

        assertThat(server.asked()).hasSize(2);
        assertThat(server.asked().get(1).headers().get("idempotency-key"))
                .isEqualTo(server.asked().get(0).headers().get("idempotency-key"));
        assertThat(ChannelRecord.of(data).get(0).pending()).isZero();
    }

    @Test
    void aChannelThatTakesNothingIsToldByAnotherAndShown() throws InterruptedException {
        server.answer(asked -> asked.path().equals("/bad") ? Answer.of(401, "no") : Answer.of(200, ""));
        try (AlertDesk desk = open("bad", "good")) {
            desk.look(List.of(alert("btc")));
            AnswerServer.Asked next = server.await();
            while (!next.body().contains("ALERT_UNDELIVERED")) {
                next = server.await();
            }
            assertThat(next.path()).isEqualTo("/good");
            assertThat(next.body()).contains("HTTP 401");
        }

        ChannelRecord bad = ChannelRecord.of(data).get(0);
        assertThat(bad.trouble()).isEqualTo("HTTP 401: no");
        assertThat(bad.alert().orElseThrow().alert().code()).isEqualTo(AlertCode.ALERT_UNDELIVERED);
        assertThat(ChannelRecord.of(data).get(1).alert()).isEmpty();
    }

    @Test
    void whatIsToldLastLeavesBeforeTheDeskIsClosed() throws InterruptedException {
        try (AlertDesk desk = open("one")) {
            desk.tell("process", "STOPPED", "stopped by a signal");
        }

        assertThat(server.await().body()).contains("stopped by a signal");
    }

    @Test
    void aFileThatCannotBeReadIsReplaced() throws IOException, InterruptedException {
        Files.createDirectories(data.resolve("alerts"));
        Files.writeString(data.resolve("alerts/one.json"), "{\"format\":1,\"beg");
        try (AlertDesk desk = open("one")) {
            desk.look(List.of(alert("btc")));
            assertThat(who(server.await())).isEqualTo("btc");
        }

        assertThat(ChannelRecord.of(data).get(0).deliveries()).hasSize(1);
    }

    @Test
    void aDiskThatTakesNothingCostsTheMemoryAndNotTheMessage() throws IOException, InterruptedException {
        Files.writeString(data.resolve("alerts"), "in the way");
        try (AlertDesk desk = open("one")) {
            desk.look(List.of(alert("btc")));

            assertThat(who(server.await())).isEqualTo("btc");
        }
    }
}
