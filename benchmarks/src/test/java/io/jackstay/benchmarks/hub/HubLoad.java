package io.jackstay.benchmarks.hub;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.outbound.JsonAnswer;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * So many runtimes that each tell a hub something every two seconds over a connection of their own, and a page that asks every two seconds;
 * prints what the hub's process took of a processor, how many heartbeats were lost and how long answers took. The hub is another process, so
 * that it can be held to one core. Not thread safe: owned by the main thread.
 */
public final class HubLoad {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int WARM_ROUNDS = 5;
    private static final int SMALL = 4 << 10;
    private static final int LARGE = 16 << 20;

    private final Clock clock = new SystemClock();
    private final Selector selector;
    private final List<Line> lines = new ArrayList<>();
    private final List<Long> answers = new ArrayList<>();
    private final Line page;
    private long told;
    private long lost;
    private long offline;
    private JsonNode latest = JsonAnswer.of("");

    private HubLoad(URI hub, Path tokens, int runtimes) throws IOException {
        selector = Selector.open();
        String ingest = Files.readString(tokens.resolve("token-ingest")).strip();
        String view = Files.readString(tokens.resolve("token-view")).strip();
        long begun = clock.nanoTime();
        for (int i = 0; i < runtimes; i++) {
            lines.add(new Line(hub, heartbeat(hub, i, ingest), SMALL));
            lines.get(i).connect(selector);
        }
        System.out.printf("%d connections at once: %.0f ms%n", runtimes, (clock.nanoTime() - begun) / 1e6);
        String ask = "GET /api/v1/hub HTTP/1.1\r\nHost: %s\r\nx-auth-token: %s\r\n\r\n";
        page = new Line(hub, ask.formatted(hub.getAuthority(), view), LARGE);
        page.connect(selector);
        begun = clock.nanoTime();
        for (int i = 0; i < runtimes; i++) {
            lines.get(i).due(begun + INTERVAL.toNanos() * i / runtimes);
        }
        lines.add(page);
        page.due(begun);
    }

    private static String heartbeat(URI hub, int i, String token) {
        String body =
                ("{\"group\":\"g%d\",\"role\":\"L1\",\"state\":\"running\",\"sentence\":\"19 of 20 levels rest\",\"venue\":\"sim\","
                                + "\"base\":\"BTC\",\"position\":\"-0.0300\",\"balance\":\"10012.44\",\"asset\":\"USDC\",\"unrealized\":\"0.98\","
                                + "\"latency_ms\":41,\"open_orders\":19,\"fills\":41,\"host\":\"h%d\",\"version\":\"0.1.0\",\"interval_ms\":2000}")
                        .formatted(i / 3, i);
        return "POST /ingest/bot-%d HTTP/1.1\r\nHost: %s\r\nx-auth-token: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(i, hub.getAuthority(), token, body.length(), body);
    }

    /** @param arguments address of the hub, folder with its tokens, its process, how many runtimes, for how many rounds of two seconds */
    public static void main(String[] arguments) throws IOException {
        int runtimes = Integer.parseInt(arguments[3]);
        ProcessHandle hub = ProcessHandle.of(Long.parseLong(arguments[2])).orElseThrow();
        HubLoad load = new HubLoad(URI.create(arguments[0]), Path.of(arguments[1]), runtimes);
        load.run(WARM_ROUNDS);
        load.forget();
        Duration cpu = hub.info().totalCpuDuration().orElseThrow();
        long begun = load.clock.nanoTime();
        load.run(Integer.parseInt(arguments[4]));
        double elapsed = load.clock.nanoTime() - begun;
        double busy = hub.info().totalCpuDuration().orElseThrow().minus(cpu).toNanos();
        load.print(runtimes, elapsed, busy);
    }

    private void forget() {
        answers.clear();
        told = 0;
        lost = 0;
        offline = 0;
    }

    private void run(int rounds) throws IOException {
        long end = clock.nanoTime() + INTERVAL.multipliedBy(rounds).toNanos();
        while (clock.nanoTime() < end) {
            for (Line line : lines) {
                if (line.isDue(clock.nanoTime())) {
                    ask(line);
                }
            }
            selector.select(1);
            for (SelectionKey key : selector.selectedKeys()) {
                read((Line) key.attachment());
            }
            selector.selectedKeys().clear();
        }
    }

    /** One whose last heartbeat has no answer when the next is due has lost it, and begins anew. */
    private void ask(Line line) throws IOException {
        if (line.isAsking()) {
            lost++;
            line.connect(selector);
        }
        line.ask(clock.nanoTime(), INTERVAL);
        told++;
    }

    private void read(Line line) throws IOException {
        switch (line.read()) {
            case NOT_YET -> {
                return;
            }
            case CLOSED -> {
                lost += line.isAsking() ? 1 : 0;
                line.connect(selector);
            }
            case REFUSED -> lost++;
            case GOOD -> {
                answers.add(clock.nanoTime() - line.askedNanos());
                if (line == page) {
                    latest = JsonAnswer.of(line.body());
                    latest.path("bots")
                            .forEach(bot -> offline += bot.path("online").asBoolean() ? 0 : 1);
                }
            }
        }
        line.clear();
    }

    private void print(int runtimes, double elapsed, double busy) {
        int known = latest.path("bots").size();
        long missed = 0;
        for (JsonNode bot : latest.path("bots")) {
            for (JsonNode beat : bot.path("beats")) {
                missed += beat.asBoolean() ? 0 : 1;
            }
        }
        answers.sort(null);
        System.out.printf(
                "%d runtimes at %d s for %.0f s: %d requests, %d lost; the hub's process took %.1f %% of one core%n",
                runtimes, INTERVAL.toSeconds(), elapsed / 1e9, told, lost, 100 * busy / elapsed);
        System.out.printf(
                "the hub knows %d; heartbeats that it missed, of the last 30 of each: %d; bots that it called offline, all answers: %d%n",
                known, missed, offline);
        System.out.printf(
                "answer after: median %.2f ms, 99 %% %.2f ms, most %.2f ms%n",
                at(0.5), at(0.99), answers.get(answers.size() - 1) / 1e6);
    }

    private double at(double part) {
        return answers.get((int) (answers.size() * part)) / 1e6;
    }
}
