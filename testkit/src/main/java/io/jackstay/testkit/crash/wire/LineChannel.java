package io.jackstay.testkit.crash.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** Messages over a socket that never blocks: who has it asks it now and then. Not thread safe. */
public final class LineChannel implements Closeable {
    private static final int BYTES = 1 << 16;

    private final SocketChannel socket;
    private final ByteBuffer in = ByteBuffer.allocate(BYTES);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private ByteBuffer out = ByteBuffer.allocate(BYTES).flip();

    /** @param socket connected */
    public LineChannel(SocketChannel socket) throws IOException {
        this.socket = requireNonNull(socket, "socket is null");
        socket.configureBlocking(false);
        // Each message is written by itself: the second one would wait for the other side's acknowledgement of the
        // first, up to 40 ms.
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** Hands over what has come; false when the other side has gone. */
    public boolean receive(Consumer<Message> consumer) throws IOException {
        int count = socket.read(in);
        while (count > 0) {
            in.flip();
            while (in.hasRemaining()) {
                take(in.get(), consumer);
            }
            in.clear();
            count = socket.read(in);
        }
        return count == 0;
    }

    private void take(byte each, Consumer<Message> consumer) {
        if (each != '\n') {
            line.write(each);
            return;
        }
        Message message = Message.read(line.toString(UTF_8));
        line.reset();
        consumer.accept(message);
    }

    /** Sends it now, or as soon as {@link #flush} finds room. */
    public void send(Message message) throws IOException {
        byte[] bytes = (message.line() + "\n").getBytes(UTF_8);
        if (out.capacity() - out.limit() < bytes.length) {
            ByteBuffer larger = ByteBuffer.allocate(2 * (out.remaining() + bytes.length) + BYTES);
            larger.put(out);
            out = larger.flip();
        }
        int from = out.position();
        out.position(out.limit()).limit(out.limit() + bytes.length);
        out.put(bytes).position(from);
        flush();
    }

    /** Goes on with what the socket did not take. */
    public void flush() throws IOException {
        while (out.hasRemaining() && socket.write(out) > 0) {
            Thread.onSpinWait();
        }
        if (!out.hasRemaining()) {
            out.clear().flip();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
