package io.jackstay.runtime.control;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Asks the process that runs on a data directory. Not thread safe: one question at a time, by the thread that asks. */
public final class ControlClient {
    /** Longer than anything that is asked takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path dataDir;
    private final Clock clock;

    public ControlClient(Path dataDir, Clock clock) {
        this.dataDir = requireNonNull(dataDir, "dataDir is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Empty when no process listens there.
     *
     * @throws IOException when one does, or may, and can't be asked; the message says why
     */
    public Optional<ControlAnswer> ask(ControlRequest request) throws IOException {
        if (!Files.exists(ControlSocket.of(dataDir))) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(ControlSocket.address(dataDir));
            channel.write(ByteBuffer.wrap((ControlProtocol.line(request) + "\n").getBytes(StandardCharsets.UTF_8)));
            return Optional.of(answer(line(channel)));
        } catch (ConnectException e) {
            return Optional.empty();
        }
    }

    private static ControlAnswer answer(String line) throws IOException {
        try {
            return ControlProtocol.answer(line);
        } catch (IllegalArgumentException e) {
            throw new IOException("the process has answered what is no answer: " + e.getMessage(), e);
        }
    }

    private String line(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 12);
        long end = clock.nanoTime() + PATIENCE.toNanos();
        try (Selector selector = channel.provider().openSelector()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (true) {
                long left = Duration.ofNanos(end - clock.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new IOException("the process has not answered for %d s".formatted(PATIENCE.toSeconds()));
                }
                selector.select(left);
                buffer.clear();
                if (channel.read(buffer) < 0) {
                    throw new IOException("the process has ended without an answer");
                }
                buffer.flip();
                while (buffer.hasRemaining()) {
                    byte next = buffer.get();
                    if (next == '\n') {
                        return line.toString(StandardCharsets.UTF_8);
                    }
                    line.write(next);
                }
            }
        }
    }
}
