package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Hyperliquid's emulator as a process, on a free port. Not thread safe: owned by a test, which closes it. */
public final class Emulated implements AutoCloseable {
    /** A key of nothing, and its address. */
    public static final String KEY = "0x0123456789012345678901234567890123456789012345678901234567890123";

    public static final String ADDRESS = "0x14791697260e4c9a71f18484c9f997b308e59325";

    private static final long PATIENCE_SECONDS = 60;

    /** Prices that cross a level within seconds, and no limit to what tests may ask. */
    private static final String LIVELY = """
            step = 100ms
            perps = [
              { name = BTC, size-decimals = 5, max-leverage = 40, price = 97000, volatility = 0.001 }
              { name = ETH, size-decimals = 4, max-leverage = 25, price = 3330, volatility = 0.001 }
            ]
            rules { ip-weight = 1000000 }
            """;

    private final Jackstay.Started started;
    private final JsonNode told;

    private Emulated(Jackstay.Started started, JsonNode told) {
        this.started = started;
        this.told = told;
    }

    /** With {@link #ADDRESS} and its money, and prices that move much. */
    public static Emulated lively(Jackstay jackstay) throws IOException, InterruptedException {
        String markets = jackstay.write("lively.conf", LIVELY).toString();
        return start(jackstay, "--markets", markets, "--account", ADDRESS + "=10000");
    }

    /** With more words of the command line, such as {@code --account}. */
    public static Emulated start(Jackstay jackstay, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("emulate", "hyperliquid", "--port", "0", "--json"));
        all.addAll(List.of(words));
        Jackstay.Started started = jackstay.start(all.toArray(String[]::new));
        boolean ready = false;
        try {
            Emulated emulated = new Emulated(started, firstLine(started));
            ready = true;
            return emulated;
        } finally {
            if (!ready) {
                started.process().destroyForcibly();
            }
        }
    }

    private static JsonNode firstLine(Jackstay.Started started) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<String> lines = List.of();
        while (lines.isEmpty()
                && System.nanoTime() < deadline
                && started.process().isAlive()) {
            started.process().waitFor(20, TimeUnit.MILLISECONDS);
            lines = Files.readAllLines(started.out());
        }
        assertThat(lines)
                .as("standard error: %s", Files.readString(started.err()))
                .isNotEmpty();
        return new ObjectMapper().readTree(lines.get(0));
    }

    /** What it told of itself. */
    public JsonNode told() {
        return told;
    }

    public Jackstay.Started started() {
        return started;
    }

    /** The keys of a connector's block that lead here. */
    public String urls() {
        return "rest-url = \"%s\", stream-url = \"%s\""
                .formatted(told.path("rest").asText(), told.path("ws").asText());
    }

    /** The same for a file that has a connector {@code hl}, as words of a command line. */
    public List<String> leadingHere() {
        return List.of(
                "--set",
                "connectors.hl.rest-url=" + told.path("rest").asText(),
                "--set",
                "connectors.hl.stream-url=" + told.path("ws").asText());
    }

    /** The answer to a question. */
    public String ask(String question) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(told.path("rest").asText() + "/info"))
                .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Waits until the account has fills, of bots whose process may still be starting. */
    public void awaitFills() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(3 * PATIENCE_SECONDS);
        String question = "{\"type\":\"userFills\",\"user\":\"%s\"}".formatted(ADDRESS);
        while (ask(question).equals("[]") && System.nanoTime() < deadline) {
            started.process().waitFor(100, TimeUnit.MILLISECONDS);
        }
        assertThat(ask(question)).isNotEqualTo("[]");
    }

    /** Ends the process, and waits for that; without effect when it has ended. */
    public void stop() throws IOException, InterruptedException {
        started.process().destroy();
        started.end();
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
