package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emulated venue as a process, from the distribution's folder. */
class EmulateCommandTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));

    @BeforeEach
    void inItsFolder() {
        jackstay = new Jackstay(folder);
    }

    @Test
    void servesUntilItIsAskedToStop() throws Exception {
        Emulated emulated = Emulated.start(jackstay, "--account", Emulated.ADDRESS + "=12345.67");
        Jackstay.Started started = emulated.started();
        JsonNode told = emulated.told();
        List<String> keys = new ArrayList<>();
        told.fieldNames().forEachRemaining(keys::add);

        assertThat(keys).containsExactly("emulator", "network", "rest", "ws", "pid", "accounts");
        assertThat(told.path("network").asText()).isEqualTo("any");
        assertThat(told.path("rest").asText()).matches("http://127\\.0\\.0\\.1:[0-9]+");
        assertThat(told.path("pid").asLong()).isEqualTo(started.process().pid());
        assertThat(told.path("accounts").toString()).isEqualTo("[\"" + Emulated.ADDRESS + "\"]");
        assertThat(emulated.ask("{\"type\":\"clearinghouseState\",\"user\":\"" + Emulated.ADDRESS + "\"}"))
                .contains("\"accountValue\":\"12345.67\"");
        CountDownLatch heard = new CountDownLatch(3);
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(told.path("ws").asText()), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        heard.countDown();
                        socket.request(1);
                        return null;
                    }
                })
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .sendText("{\"method\":\"subscribe\",\"subscription\":{\"type\":\"bbo\",\"coin\":\"BTC\"}}", true)
                .join();
        assertThat(heard.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        started.process().destroy();

        assertThat(started.end().code()).isZero();
    }

    @Test
    void samplesAreServedAsTheyAre() throws Exception {
        Path samples = Path.of(System.getProperty("jackstay.home"), "sample-configs", "emulator")
                .toAbsolutePath();
        Emulated emulated = Emulated.start(
                jackstay,
                "--markets",
                samples.resolve("markets.conf").toString(),
                "--faults",
                samples.resolve("faults.conf").toString());

        assertThat(emulated.ask("{\"type\":\"spotMeta\"}")).contains("PURR/USDC");
        emulated.started().process().destroy();
        assertThat(emulated.started().end().code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'emulate has to be told which venue: hyperliquid'",
        "moon, '''moon'' is no venue that can be emulated; there are hyperliquid'",
        "hyperliquid, 'emulate has to be told a port: --port 8080, or 0 for a free one'",
        "hyperliquid --port x, '--port takes a number from 0 to 65535, not ''x'''",
        "hyperliquid --port 0 --network moon, '--network takes one of any, mainnet, testnet, not ''moon'''",
        "hyperliquid --port 0 --account 0x12=5, '--account ''0x12'' is no address: 0x and 40 hexadecimal digits'",
        "hyperliquid --port 0 --account x, '--account takes an account and what it holds, such as 0x1234..=10000, not ''x'''",
        "hyperliquid --fast, 'emulate does not know ''--fast''; it takes --port, --network, --markets, --feed, --faults, --account and --json'",
    })
    void aWrongCommandLineIsSaid(String words, String said) throws IOException, InterruptedException {
        Jackstay.Ended ended = jackstay.run(("emulate " + words).strip().split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).containsExactly("jackstay: " + said, "Try 'jackstay emulate --help'");
    }

    @Test
    void aWrongFileIsSaid() throws IOException, InterruptedException {
        jackstay.write("faults.conf", "faults = [ { kind = melt } ]");

        Jackstay.Ended ended = jackstay.run("emulate", "hyperliquid", "--port", "0", "--faults", "faults.conf");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.lastError()).contains("faults.conf: 1").contains("'melt' is no fault; there are");
    }

    @Test
    void aWrongRecordingIsSaid() throws IOException, InterruptedException {
        jackstay.write("other.csv", "a,b");

        Jackstay.Ended other = jackstay.run("emulate", "hyperliquid", "--port", "0", "--feed", "other.csv");
        Jackstay.Ended unlisted = jackstay.run("emulate", "hyperliquid", "--port", "0", "--feed", "XXX=other.csv");

        assertThat(other.code()).isEqualTo(78);
        assertThat(other.lastError())
                .startsWith("jackstay: emulate: --feed: other.csv:1: begins with \"a,b\", expected");
        assertThat(unlisted.code()).isEqualTo(78);
        assertThat(unlisted.lastError())
                .isEqualTo("jackstay: emulate: --feed: no market XXX for other.csv; there are BTC, ETH");
    }
}
