package io.jackstay.runtime.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One client of the socket: its bytes to lines, and answers to bytes. Not thread safe: confined to the thread {@code control}.
 *
 * <p>A client has one request under way; the next line is read when the answer has left.
 */
final class ControlLine {
    private static final int LONGEST_LINE = 1 << 16;
    private static final int FIRST_BUFFER = 1 << 10;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final String peer;
    private ByteBuffer in = ByteBuffer.allocate(FIRST_BUFFER);
    private ByteBuffer out = ByteBuffer.allocate(0);
    private boolean asking;
    private boolean last;

    /** @param peer the user at the other end */
    ControlLine(SocketChannel channel, SelectionKey key, String peer) {
        this.channel = channel;
        this.key = key;
        this.peer = peer;
    }

    String peer() {
        return peer;
    }

    /** Takes what is there; false when the client has gone. */
    boolean read() throws IOException {
        if (!in.hasRemaining()) {
            ByteBuffer larger = ByteBuffer.allocate(in.capacity() * 2);
            in.flip();
            in = larger.put(in);
        }
        return channel.read(in) >= 0;
    }

    /** The next line, when one is complete and none is under way. */
    Optional<String> next() {
        if (asking || last) {
            return Optional.empty();
        }
        for (int i = 0; i < in.position(); i++) {
            if (in.get(i) == '\n') {
                asking = true;
                String line = new String(in.array(), 0, i, StandardCharsets.UTF_8);
                in.flip();
                in.position(i + 1);
                in.compact();
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    boolean isTooLong() {
        return !asking && in.position() > LONGEST_LINE;
    }

    /** The answer to the line that is under way. */
    void answer(String line) {
        out = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        asking = false;
    }

    /** The same; the line is closed when that has left. */
    void answerAndEnd(String line) {
        answer(line);
        last = true;
    }

    /** Writes what the socket takes; true when nothing is left. */
    boolean write() throws IOException {
        channel.write(out);
        return !out.hasRemaining();
    }

    boolean isOver() {
        return last && !out.hasRemaining();
    }

    boolean hasOutput() {
        return out.hasRemaining();
    }

    /** Reads only when it can be answered, so that who sends without listening waits. */
    void listen() {
        if (key.isValid()) {
            boolean full = asking || last;
            key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : full ? 0 : SelectionKey.OP_READ);
        }
    }

    void close() throws IOException {
        key.cancel();
        channel.close();
    }
}
