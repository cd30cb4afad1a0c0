package io.jackstay.benchmarks.endurance;

import io.jackstay.runtime.loop.SystemClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Clients of a web page that are of no use to it, as a process of their own that is told on its standard input what to be. Not thread safe:
 * owned by its main thread.
 */
public final class PageClients {
    /** How many there are at a time. */
    static final int CLIENTS = 64;

    private static final SystemClock CLOCK = new SystemClock();
    private static final long GAP_NANOS = 500_000;
    private static final int SMALL = 4 << 10;

    private final InetSocketAddress page;
    private final String token;
    private final Selector selector = Selector.open();
    private final List<SocketChannel> open = new ArrayList<>();
    private final ByteBuffer waste = ByteBuffer.allocate(1 << 16);
    private long opened;
    private long sent;
    private int next;

    private PageClients(int port, String token) throws IOException {
        this.page = new InetSocketAddress("127.0.0.1", port);
        this.token = token;
    }

    /** What they are. Closed; the first is what the others are compared with. */
    enum Kind {
        NOBODY,
        /** Ask for all channels over a WebSocket, and take nothing of what comes. */
        SLOW,
        /** Send what is wrong, half, or for nobody of them, as fast as every half millisecond. */
        HOSTILE
    }

    /** The process, for who measures. Not thread safe. */
    static final class Process implements AutoCloseable {
        private final java.lang.Process process;
        private final PrintStream to;
        private final BufferedReader from;

        private Process(java.lang.Process process) {
            this.process = process;
            this.to = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
            this.from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        static Process start(int port, String token) throws IOException {
            java.lang.Process started = new ProcessBuilder(
                            "nice",
                            "-n",
                            "19",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PageClients.class.getName(),
                            String.valueOf(port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Process clients = new Process(started);
            clients.to.println(token);
            return clients;
        }

        void become(Kind kind) {
            to.println(kind);
        }

        /** What they have done, in words. */
        String told() throws IOException {
            to.println("END");
            return from.readLine();
        }

        @Override
        public void close() throws IOException {
            to.close();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
            from.close();
        }
    }

    /** @param args the port; the token is the first line of the standard input, which not every user of the machine can read */
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PageClients clients = new PageClients(Integer.parseInt(args[0]), in.readLine());
        Kind kind = Kind.NOBODY;
        while (true) {
            while (kind == Kind.NOBODY || in.ready()) {
                String line = in.readLine();
                if (line == null || line.equals("END")) {
                    System.out.printf(
                            Locale.ROOT,
                            "the clients opened %,d connections and sent %,d requests%n",
                            clients.opened,
                            clients.sent);
                    return;
                }
                clients.leave();
                kind = Kind.valueOf(line);
            }
            clients.step(kind);
        }
    }

    private void leave() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
        open.clear();
        selector.selectNow();
    }

    private void step(Kind kind) throws IOException {
        long end = CLOCK.nanoTime() + GAP_NANOS;
        open.removeIf(channel -> !channel.isOpen());
        if (kind == Kind.SLOW) {
            if (open.size() < CLIENTS) {
                slow(connect(Kind.SLOW));
            }
        } else {
            hostile();
        }
        do {
            selector.select(1);
            for (SelectionKey key : selector.selectedKeys()) {
                taken(kind, key);
            }
            selector.selectedKeys().clear();
        } while (CLOCK.nanoTime() < end);
    }

    /** A hostile one takes what comes; a slow one only notices that it was let go of. */
    private void taken(Kind kind, SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            waste.clear();
            if (kind == Kind.HOSTILE && channel.read(waste) < 0) {
                channel.close();
            }
        } catch (IOException e) {
            channel.close();
        }
    }

    private SocketChannel connect(Kind kind) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
        if (kind == Kind.HOSTILE) {
            // Another address than that of the slow ones, which would have to wait for its wrong tokens.
            channel.bind(new InetSocketAddress("127.0.0.2", 0));
        }
        channel.connect(page);
        channel.configureBlocking(false);
        if (kind == Kind.HOSTILE) {
            channel.register(selector, SelectionKey.OP_READ);
        }
        open.add(channel);
        opened++;
        return channel;
    }

    private void send(SocketChannel channel, String text) throws IOException {
        try {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
            sent++;
        } catch (IOException e) {
            // The page has let go of it, as it should.
            channel.close();
        }
    }

    private void slow(SocketChannel channel) throws IOException {
        send(
                channel,
                head("GET", "/api/v1/stream") + "Authorization: Bearer " + token + "\r\nConnection: Upgrade\r\n"
                        + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: jackstay.v1\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        for (String wanted : List.of("overview", "bots", "risk", "system", "log", "bot/quiet0", "orders/quiet1")) {
            String text = "{\"op\":\"sub\",\"ch\":\"%s\",\"rate\":10}".formatted(wanted);
            send(channel, "\u0081" + (char) (0x80 | text.length()) + "\0\0\0\0" + text);
        }
    }

    private void hostile() throws IOException {
        while (open.size() >= CLIENTS) {
            open.remove(0).close();
        }
        SocketChannel channel = connect(Kind.HOSTILE);
        switch (next++ % 8) {
            case 0 -> send(channel, head("GET", "/api/v1/bots") + "Authorization: Bearer wrong" + next + "\r\n\r\n");
            case 1 -> send(channel, head("GET", "/../../etc/passwd") + "\r\n");
            case 2 -> send(channel, "GET /api/v1/he");
            case 3 -> send(channel, head("POST", "/api/v1/commands") + "Content-Length: 60000\r\n\r\n{\"id\":");
            case 4 -> send(channel, head("GET", "/") + "X: " + "x".repeat(7_000) + "\r\n\r\n");
            case 5 -> send(channel, head("POST", "/api/v1/session") + "Content-Length: 15\r\n\r\n{\"token\":\"nono\"}");
            case 6 -> send(channel, head("GET", "/js/app.js") + "\r\n");
            default -> send(channel, head("GET", "/api/v1/bots") + "Authorization: Bearer " + token + "\r\n\r\n");
        }
    }

    private String head(String method, String path) {
        return "%s %s HTTP/1.1\r\nHost: localhost:%d\r\n".formatted(method, path, page.getPort());
    }
}
