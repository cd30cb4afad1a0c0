package io.jackstay.benchmarks.hub;

import io.jackstay.runtime.config.alert.HubServerBlock;
import io.jackstay.runtime.config.alert.HubServerBlock.HubRole;
import io.jackstay.runtime.hub.HubServer;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A hub and so many runtimes that each tell it something every two seconds over a connection of their own, and a page that asks every two
 * seconds; prints what the hub's threads took of a processor, and how long answers took. Not thread safe: owned by the main thread.
 */
public final class HubLoad {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int WARM_ROUNDS = 5;
    private static final int SMALL = 4 << 10;
    private static final int LARGE = 8 << 20;

    private final Clock clock = new SystemClock();
    private final Selector selector;
    private final List<Line> lines = new ArrayList<>();
    private final List<Long> answers = new ArrayList<>();
    private long refused;

    private HubLoad() throws IOException {
        selector = Selector.open();
    }

    /** One connection. */
    private static final class Line {
        private final SocketChannel channel;
        private final byte[] request;
        private final ByteBuffer in;
        private long dueNanos;
        private long askedNanos;

        private Line(SocketChannel channel, String request, int answerBytes, long dueNanos) {
            this.channel = channel;
            this.in = ByteBuffer.allocate(answerBytes);
            this.request = request.getBytes(StandardCharsets.US_ASCII);
            this.dueNanos = dueNanos;
        }
    }

    /** @param arguments how many runtimes, and for how many rounds of two seconds */
    public static void main(String[] arguments) throws IOException {
        int runtimes = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("hub-load");
        HubLoad load = new HubLoad();
        try (HubServer hub = HubServer.open(HubServerBlock.DEFAULT.onPort(0), folder, load.clock)) {
            load.connect(hub, runtimes);
            load.run(WARM_ROUNDS);
            load.answers.clear();
            long cpu = processor();
            long begun = load.clock.nanoTime();
            load.run(rounds);
            load.print(runtimes, load.clock.nanoTime() - begun, processor() - cpu);
        }
    }

    private void connect(HubServer hub, int runtimes) throws IOException {
        URI uri = URI.create(hub.address());
        String ingest = Files.readString(hub.tokenOf(HubRole.INGEST).orElseThrow()).strip();
        String view = Files.readString(hub.tokenOf(HubRole.VIEW).orElseThrow()).strip();
        long begin = clock.nanoTime();
        for (int i = 0; i < runtimes; i++) {
            String body = ("{\"group\":\"g%d\",\"role\":\"L1\",\"state\":\"running\",\"sentence\":\"19 of 20 levels rest\",\"venue\":\"sim\","
                            + "\"position\":\"-0.0300\",\"balance\":\"10012.44\",\"asset\":\"USDC\",\"unrealized\":\"0.98\",\"open_orders\":19,"
                            + "\"fills\":41,\"host\":\"h%d\",\"version\":\"0.1.0\",\"interval_ms\":2000}")
                    .formatted(i / 3, i);
            String request = "POST /ingest/bot-%d HTTP/1.1\r\nHost: %s\r\nx-auth-token: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(i, uri.getAuthority(), ingest, body.length(), body);
            add(uri, request, SMALL, begin + INTERVAL.toNanos() * i / runtimes);
        }
        add(uri, "GET /api/status HTTP/1.1\r\nHost: %s\r\nx-auth-token: %s\r\n\r\n".formatted(uri.getAuthority(), view), LARGE, begin);
    }

    private void add(URI uri, String request, int answerBytes, long due) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort()));
        channel.configureBlocking(false);
        Line line = new Line(channel, request, answerBytes, due);
        channel.register(selector, SelectionKey.OP_READ, line);
        lines.add(line);
    }

    private void run(int rounds) throws IOException {
        long end = clock.nanoTime() + INTERVAL.multipliedBy(rounds).toNanos();
        while (clock.nanoTime() < end) {
            for (Line line : lines) {
                long now = clock.nanoTime();
                if (line.dueNanos <= now && line.askedNanos == 0) {
                    line.askedNanos = now;
                    line.dueNanos += INTERVAL.toNanos();
                    line.channel.write(ByteBuffer.wrap(line.request));
                }
            }
            selector.select(1);
            for (SelectionKey key : selector.selectedKeys()) {
                read((Line) key.attachment());
            }
            selector.selectedKeys().clear();
        }
    }

    private void read(Line line) throws IOException {
        if (line.channel.read(line.in) < 0) {
            throw new IOException("the hub has closed a connection");
        }
        String text = new String(line.in.array(), 0, Math.min(line.in.position(), 1_024), StandardCharsets.US_ASCII);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return;
        }
        int length = text.toLowerCase(java.util.Locale.ROOT).lastIndexOf("content-length: ", head);
        int body = length < 0 ? 0 : Integer.parseInt(text.substring(length + 16, text.indexOf("\r\n", length)).strip());
        if (line.in.position() >= head + 4 + body) {
            refused += text.startsWith("HTTP/1.1 2") ? 0 : 1;
            answers.add(clock.nanoTime() - line.askedNanos);
            line.askedNanos = 0;
            line.in.clear();
        }
    }

    /** What the hub's own threads have taken, nanoseconds of processor time. */
    private static long processor() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && (thread.getThreadName().startsWith("web") || thread.getThreadName().equals("hub-store"))) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }

    private void print(int runtimes, long elapsed, long cpu) {
        answers.sort(null);
        System.out.printf(
                "%d runtimes, %d answers in %.1f s, %d refused; the hub's threads took %.1f %% of one core%n",
                runtimes, answers.size(), elapsed / 1e9, refused, 100.0 * cpu / elapsed);
        System.out.printf(
                "answer after: median %.2f ms, 99 %% %.2f ms, most %.2f ms%n",
                answers.get(answers.size() / 2) / 1e6,
                answers.get((int) (answers.size() * 0.99)) / 1e6,
                answers.get(answers.size() - 1) / 1e6);
    }
}
