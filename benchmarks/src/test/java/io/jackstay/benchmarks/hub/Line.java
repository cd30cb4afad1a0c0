package io.jackstay.benchmarks.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One client: the same request again and again over one connection. Not thread safe: owned by the main thread. */
final class Line {
    private static final String LENGTH = "content-length: ";
    private static final int LONGEST_HEAD = 2_048;

    private final InetSocketAddress hub;
    private final byte[] request;
    private final ByteBuffer in;
    private @Nullable SocketChannel channel;
    private long dueNanos;
    private long askedNanos;
    private int bodyAt;

    /** What has come. Closed. */
    enum Came {
        NOT_YET,
        CLOSED,
        REFUSED,
        GOOD
    }

    Line(URI hub, String request, int answerBytes) {
        this.hub = new InetSocketAddress(hub.getHost(), hub.getPort());
        this.request = request.getBytes(StandardCharsets.US_ASCII);
        this.in = ByteBuffer.allocate(answerBytes);
    }

    /** Begins anew, over another connection. */
    void connect(Selector selector) throws IOException {
        if (channel != null) {
            channel.close();
        }
        SocketChannel next = SocketChannel.open(hub);
        next.configureBlocking(false);
        next.register(selector, SelectionKey.OP_READ, this);
        channel = next;
        clear();
    }

    void due(long nanos) {
        dueNanos = nanos;
    }

    boolean isDue(long now) {
        return dueNanos <= now;
    }

    boolean isAsking() {
        return askedNanos != 0;
    }

    long askedNanos() {
        return askedNanos;
    }

    void ask(long now, Duration interval) throws IOException {
        askedNanos = now;
        dueNanos += interval.toNanos();
        open().write(ByteBuffer.wrap(request));
    }

    private SocketChannel open() {
        if (channel == null) {
            throw new IllegalStateException("not connected");
        }
        return channel;
    }

    Came read() throws IOException {
        if (open().read(in) < 0) {
            return Came.CLOSED;
        }
        String text = new String(in.array(), 0, Math.min(in.position(), LONGEST_HEAD), StandardCharsets.US_ASCII);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return Came.NOT_YET;
        }
        int length = text.toLowerCase(Locale.ROOT).lastIndexOf(LENGTH, head);
        int body = length < 0
                ? 0
                : Integer.parseInt(text.substring(length + LENGTH.length(), text.indexOf("\r\n", length))
                        .strip());
        bodyAt = head + 4;
        if (in.position() < bodyAt + body) {
            return Came.NOT_YET;
        }
        return text.startsWith("HTTP/1.1 2") ? Came.GOOD : Came.REFUSED;
    }

    String body() {
        return new String(in.array(), bodyAt, in.position() - bodyAt, StandardCharsets.UTF_8);
    }

    void clear() {
        in.clear();
        askedNanos = 0;
    }
}
