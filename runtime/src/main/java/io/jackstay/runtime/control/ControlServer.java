package io.jackstay.runtime.control;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import jdk.net.ExtendedSocketOptions;

/**
 * Takes requests on the socket of a data directory and answers them. {@link #open} and {@link #close} are the main thread's; all else
 * happens on the thread {@code control}.
 */
public final class ControlServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ControlServer.class.getName());
    private static final int MOST_CLIENTS = 16;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final String SOMEBODY = "somebody";

    private final Path dataDir;
    private final ControlCommands commands;
    private final Clock clock;
    private final ServerSocketChannel server;
    private final Selector selector;
    private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
    private final Lock waking = new ReentrantLock();
    private final Thread thread;
    private volatile boolean closing;

    private record Answered(ControlLine line, String text) {}

    private ControlServer(
            Path dataDir, ControlCommands commands, Clock clock, ServerSocketChannel server, Selector selector) {
        this.dataDir = dataDir;
        this.commands = commands;
        this.clock = clock;
        this.server = server;
        this.selector = selector;
        this.thread = new Thread(this::serve, "control");
        thread.setDaemon(true);
    }

    /**
     * Opens the socket; empty when that can't be, which is logged: a process trades without it.
     *
     * @param dataDir owned by this process
     */
    public static Optional<ControlServer> open(Path dataDir, ControlCommands commands, Clock clock) {
        requireNonNull(commands, "commands are null");
        try {
            ControlServer server = opened(dataDir, commands, clock);
            server.thread.start();
            return Optional.of(server);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "no commands can be given to this process while it runs reason=\"%s\""
                            .formatted(e.getMessage()));
            return Optional.empty();
        }
    }

    private static ControlServer opened(Path dataDir, ControlCommands commands, Clock clock) throws IOException {
        ServerSocketChannel channel = ControlSocket.bind(dataDir);
        boolean opened = false;
        try {
            Selector selector = channel.provider().openSelector();
            channel.register(selector, SelectionKey.OP_ACCEPT);
            opened = true;
            return new ControlServer(dataDir, commands, clock, channel, selector);
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    private void serve() {
        try {
            while (!closing) {
                selector.select();
                turn();
            }
            long end = clock.nanoTime() + LAST_WORDS.toNanos();
            turn();
            while (lines().stream().anyMatch(ControlLine::hasOutput) && clock.nanoTime() < end) {
                selector.select(LAST_WORDS.toMillis());
                turn();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "the control socket can't be served any more", e);
        } finally {
            end();
        }
    }

    private void turn() throws IOException {
        for (Answered answer = answered.poll(); answer != null; answer = answered.poll()) {
            Answered next = answer;
            guarded(next.line, () -> {
                next.line.answer(next.text);
                write(next.line);
            });
        }
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
            if (key.channel() == server) {
                accept();
            } else if (key.attachment() instanceof ControlLine line) {
                guarded(line, () -> serve(key, line));
            }
        }
        selector.selectedKeys().clear();
    }

    private interface Step {
        void run() throws IOException;
    }

    /** A client that fails costs itself alone. */
    private static void guarded(ControlLine line, Step step) {
        try {
            step.run();
            line.listen();
        } catch (IOException | CancelledKeyException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "control client gone reason=" + e);
            close(line);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel == null) {
            return;
        }
        if (closing || lines().size() >= MOST_CLIENTS) {
            channel.close();
            return;
        }
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        key.attach(new ControlLine(channel, key, peer(channel)));
    }

    /** The user at the other end, as the system says. */
    private static String peer(SocketChannel channel) throws IOException {
        if (!channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
            return SOMEBODY;
        }
        Principal user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        return user == null ? SOMEBODY : user.getName();
    }

    private void serve(SelectionKey key, ControlLine line) throws IOException {
        if (key.isWritable()) {
            write(line);
        } else if (key.isReadable()) {
            if (!line.read()) {
                close(line);
                return;
            }
            take(line);
        }
    }

    private void write(ControlLine line) throws IOException {
        if (line.write()) {
            if (line.isOver()) {
                close(line);
            } else {
                take(line);
            }
        }
    }

    private void take(ControlLine line) throws IOException {
        Optional<String> next = line.next();
        if (next.isPresent()) {
            ask(line, next.get());
        } else if (line.isTooLong()) {
            line.answerAndEnd(ControlProtocol.refusal("the line is too long"));
            write(line);
        }
    }

    private void ask(ControlLine line, String text) throws IOException {
        ControlRequest request;
        try {
            request = ControlProtocol.request(text, line.peer());
        } catch (IllegalArgumentException e) {
            line.answerAndEnd(ControlProtocol.refusal(String.valueOf(e.getMessage())));
            write(line);
            return;
        }
        commands.ask(request, answer -> {
            answered.add(new Answered(line, ControlProtocol.line(request, answer)));
            wake();
        });
    }

    /** Any thread, also when the selector has gone. */
    private void wake() {
        waking.lock();
        try {
            if (selector.isOpen()) {
                selector.wakeup();
            }
        } finally {
            waking.unlock();
        }
    }

    private List<ControlLine> lines() {
        List<ControlLine> lines = new ArrayList<>();
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.attachment() instanceof ControlLine line) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static void close(ControlLine line) {
        try {
            line.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "control client could not be closed reason=" + e);
        }
    }

    private void end() {
        lines().forEach(ControlServer::close);
        waking.lock();
        try {
            server.close();
            selector.close();
            ControlSocket.remove(dataDir);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "the control socket could not be removed reason=" + e);
        } finally {
            waking.unlock();
        }
    }

    /** What has been answered leaves first, where clients take it. */
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            thread.join(2 * LAST_WORDS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
