package io.jackstay.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.api.connector.WebSocket.Heartbeat;
import io.jackstay.api.connector.WebSocket.Settings;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.Trial;
import io.jackstay.runtime.net.fault.FaultPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeNetworkTest {
    private static final Http.Request READ = Http.Request.read("GET", "/info?a=1");
    private static final Http.Request WRITE =
            Http.Request.write("POST", "/order").body("application/json", "sell".getBytes(StandardCharsets.UTF_8));
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Rig.Echo server = new Rig.Echo();

    private static NetSettings faults(String... lines) {
        return NetSettings.DEFAULT.trying(
                new Trial(Optional.empty(), Optional.of(FaultPlan.of(List.of(lines))), Optional.empty()));
    }

    private Rig serving(Rig rig) {
        rig.host.serve(server).latency(Duration.ofMillis(10));
        return rig;
    }

    private static String text(Result<Http.Response> result) {
        return result instanceof Result.Ok<Http.Response> ok
                ? ok.value().status() + " " + new String(ok.value().body(), StandardCharsets.UTF_8)
                : result.toString();
    }

    @Test
    void answersInTheTimeThatTheWayTakes() {
        Rig rig = serving(new Rig());
        rig.send(WRITE);

        rig.pass(Duration.ofMillis(39));
        assertThat(rig.answers).isEmpty();
        rig.pass(Duration.ofMillis(1));

        assertThat(text(rig.answers.get(0))).isEqualTo("200 {\"you\":\"sell\"}");
        assertThat(server.heard).containsExactly("POST /order");
    }

    @Test
    void aServerThatClosesIdleConnectionsCostsNobodyAnything() {
        Rig rig = serving(new Rig());
        for (int i = 0; i < 5; i++) {
            rig.send(i % 2 == 0 ? READ : WRITE);
            rig.pass(SECOND);
            rig.host.closeIdle();
            rig.pass(Duration.ofMinutes(1));
        }

        assertThat(rig.answers).hasSize(5).allMatch(answer -> answer instanceof Result.Ok);
        assertThat(rig.host.connections()).isEqualTo(1);
    }

    @Test
    void aWriteThatNeverLeftIsRefusedAndNotSentAgain() {
        Rig rig = new Rig();
        rig.host.serve(request -> request.neverLeft("stale"));
        rig.send(WRITE);
        rig.pass(SECOND);

        assertThat(rig.answers).hasSize(1);
        assertThat(rig.answers.get(0)).isInstanceOf(Result.Refused.class);
    }

    @Test
    void whatWasNotAnsweredIsUnknownAfterItsTimeLimit() {
        Rig rig = new Rig();
        rig.host.serve(ServerRequest::ignore);
        rig.send(WRITE);
        rig.pass(Duration.ofMillis(9_999));
        assertThat(rig.answers).isEmpty();

        rig.pass(Duration.ofMillis(1));

        assertThat(rig.answers.get(0)).isEqualTo(Result.unknown("POST /order: no complete answer within 10000 ms"));
    }

    @Test
    void nobodyThereMeansRefused() {
        Rig rig = new Rig();
        rig.send(WRITE);
        rig.pass(SECOND);

        assertThat(rig.answers.get(0)).isInstanceOf(Result.Refused.class);
        if (rig.answers.get(0) instanceof Result.Refused<Http.Response> refused) {
            assertThat(refused.why().reason()).isEqualTo(RejectReason.CONNECTOR_DOWN);
        }
    }

    @Test
    void aStreamComesBackWithGrowingPauses() {
        Rig rig = new Rig();
        rig.stream(Settings.to(Rig.WS));
        rig.pass(Duration.ofMinutes(5));
        int triesInFiveMinutes = rig.told.size();
        serving(rig);
        rig.pass(Duration.ofSeconds(31));

        assertThat(triesInFiveMinutes).isBetween(12, 30);
        assertThat(rig.told).contains("open", "echo subscribe");
    }

    @Test
    void aHalfOpenStreamIsGivenUpWhenItIsSilentThoughItBeats() {
        Rig rig = serving(new Rig());
        rig.stream(Settings.to(Rig.WS)
                .heartbeat(Heartbeat.ping(Duration.ofSeconds(10)))
                .silence(Duration.ofSeconds(25)));
        rig.pass(Duration.ofMinutes(3));
        assertThat(rig.told).containsExactly("open", "echo subscribe");

        rig.host.freeze();
        rig.pass(Duration.ofSeconds(35));
        rig.host.thaw();
        rig.pass(Duration.ofMinutes(1));

        assertThat(rig.told.get(2)).startsWith("down: silent for");
        assertThat(rig.told).endsWith("open", "echo subscribe");
        assertThat(server.heard).contains("ping");
    }

    @Test
    void whatAConnectorTimesOverAStreamIsShownAsRoundTrips() {
        Rig rig = serving(new Rig());
        WebSocket stream = rig.stream(Settings.to(Rig.WS));
        rig.pass(SECOND);
        stream.sendText("order");
        Runnable answered = stream.timed("post");
        rig.pass(Duration.ofMillis(20));
        assertThat(rig.told).endsWith("echo order");
        answered.run();
        rig.pass(Duration.ofSeconds(11));

        assertThat(rig.meters.gauges().get("ws-1-post-round-trip-micros-max")).isBetween(20_000.0, 20_500.0);
        assertThat(rig.meters.gauges()).doesNotContainKey("ws-1-ping-round-trip-micros-max");
    }

    @Test
    void nothingArrivesWhileThereIsNoRoomAndSilenceIsNotCountedThen() {
        Rig rig = serving(new Rig());
        rig.stream(Settings.to(Rig.WS).silence(Duration.ofSeconds(5)));
        rig.pass(SECOND);
        rig.room = false;
        rig.settle();
        server.streams.get(0).send("waits");
        rig.clock.advanceTo(rig.clock.nanoTime() + Duration.ofSeconds(20).toNanos());
        rig.transports.doWork(false);
        assertThat(rig.told).doesNotContain("waits");

        rig.room = true;
        rig.pass(SECOND);

        assertThat(rig.told).containsExactly("open", "echo subscribe", "waits");
    }

    @Test
    void giveEachRequestTheFaultThatTheFileSays() {
        Rig rig = serving(new Rig(faults(
                "# by number",
                "http /order 1 no-answer",
                "http /order 2 refuse",
                "http /order 3 lose-request",
                "http /order 4 lose-answer",
                "http /order 5 status 429",
                "http /order 6 garble",
                "http /order 7 delay 3s")));
        for (int i = 0; i < 7; i++) {
            rig.send(WRITE);
            rig.pass(Duration.ofSeconds(11));
        }

        assertThat(rig.answers).hasSize(7);
        assertThat(rig.answers.get(0)).isInstanceOf(Result.Unknown.class);
        assertThat(rig.answers.get(1)).isInstanceOf(Result.Refused.class);
        assertThat(rig.answers.get(2)).isInstanceOf(Result.Unknown.class);
        assertThat(rig.answers.get(3)).isInstanceOf(Result.Unknown.class);
        assertThat(text(rig.answers.get(4))).isEqualTo("429 ");
        assertThat(text(rig.answers.get(5))).startsWith("200 ").doesNotContain("}");
        assertThat(text(rig.answers.get(6))).isEqualTo("200 {\"you\":\"sell\"}");
        assertThat(server.heard).hasSize(4);
    }

    @Test
    void giveStreamsTheFaultsThatTheFileSays() {
        Rig rig = serving(new Rig(faults(
                "ws /ws 2 drop",
                "ws /ws 3 repeat",
                "ws /ws 4 garble",
                "ws /ws 5 delay 2s",
                "ws * 7 close 1012",
                "ws * 9 half-open")));
        rig.stream(Settings.to(Rig.WS).silence(Duration.ofSeconds(30)));
        rig.pass(SECOND);
        for (String word : List.of("two", "three", "four", "five", "six", "seven")) {
            server.streams.get(0).send(word);
            rig.pass(Duration.ofMillis(100));
        }
        assertThat(rig.told).hasSize(6).contains("three");
        rig.pass(Duration.ofSeconds(5));

        assertThat(rig.told.subList(0, 4)).containsExactly("open", "echo subscribe", "three", "three");
        assertThat(rig.told).contains("down: closed by the server (1012)").doesNotContain("two", "seven");
        server.streams.get(1).send("nine");
        rig.pass(Duration.ofSeconds(40));

        assertThat(rig.told).anyMatch(told -> told.startsWith("down: silent")).doesNotContain("nine");
    }

    @Test
    void aRecordingHoldsNoSecretAndIsPlayedBack(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("frames/test.jsonl");
        Rig rig = serving(
                new Rig(NetSettings.DEFAULT.trying(new Trial(Optional.empty(), Optional.empty(), Optional.of(file)))));
        converse(rig);
        rig.end();

        String recorded = Files.readString(file);
        assertThat(recorded)
                .contains("echo subscribe", "GET /info?a=1", "X-Plain", "***")
                .doesNotContain("s3cret", "t0ken", "\"subscribe");
        server.heard.clear();
        Rig again =
                new Rig(NetSettings.DEFAULT.trying(new Trial(Optional.of(file), Optional.empty(), Optional.empty())));
        converse(again);

        assertThat(server.heard).isEmpty();
        assertThat(again.told).isEqualTo(rig.told);
        assertThat(again.answers.stream().map(FakeNetworkTest::text))
                .isEqualTo(rig.answers.stream().map(FakeNetworkTest::text).toList());
        again.send(Http.Request.read("GET", "/never-asked"));
        again.pass(SECOND);
        assertThat(again.answers.get(2).toString()).contains("the recording has no answer");
    }

    private static void converse(Rig rig) {
        rig.stream(
                Settings.to(Rig.WS + "?token=t0ken").headers(() -> List.of(new Http.Header("X-Key", "s3cret", true))));
        rig.send(READ.header("X-Plain", "shown"));
        rig.pass(SECOND);
        rig.send(WRITE.secretHeader("X-Sign", "s3cret"));
        rig.pass(SECOND);
    }

    @Test
    void whatIsSentLaterDoesNotOvertakeThoughTheWayHasBecomeShorter() {
        Rig rig = serving(new Rig());
        rig.stream(Settings.to(Rig.WS));
        rig.pass(SECOND);
        rig.host.latency(SECOND);
        server.streams.get(0).send("first");
        rig.host.latency(Duration.ofMillis(1));
        server.streams.get(0).send("second");

        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.told).endsWith("first", "second");
    }

    @Test
    void aFrozenStreamIsSilentBothWaysAndDoesNotBreak() {
        Rig rig = serving(new Rig());
        WebSocket socket = rig.stream(Settings.to(Rig.WS));
        rig.pass(SECOND);
        List<String> before = List.copyOf(rig.told);
        server.streams.get(0).freeze();

        server.streams.get(0).send("never comes");
        assertThat(socket.sendText("never arrives")).isTrue();
        rig.pass(SECOND);

        assertThat(rig.told).isEqualTo(before);
        assertThat(server.heard).doesNotContain("never arrives");
    }

    @Test
    void whatAProcessHasSentArrivesThoughItIsGone() {
        List<Runnable> underWay = new ArrayList<>();
        FakeNetwork network = new FakeNetwork((delay, arrival) -> underWay.add(arrival));
        Rig rig = serving(new Rig(NetSettings.DEFAULT, network));
        rig.send(WRITE);
        rig.pass(Duration.ofMillis(30));
        assertThat(server.heard).isEmpty();

        network.abandon();
        underWay.forEach(Runnable::run);
        rig.pass(SECOND);

        assertThat(server.heard).containsExactly("POST /order");
        assertThat(rig.host.connections()).isZero();
    }

    @Test
    void aServerSeesTheStreamsOfAProcessThatIsGoneClosed() {
        Rig rig = serving(new Rig());
        rig.stream(Settings.to(Rig.WS));
        rig.pass(SECOND);

        rig.network.abandon();
        rig.pass(Duration.ofMillis(10));

        assertThat(server.closed).isEqualTo(server.streams).hasSize(1);
    }
}
