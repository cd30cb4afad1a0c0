package io.jackstay.testkit.crash.venue;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.testkit.crash.wire.LineChannel;
import io.jackstay.testkit.crash.wire.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The books behind a loopback socket, for the bots' connector and for the crash test itself. One thread: {@link #run}. */
final class VenueServer implements AutoCloseable {
    private static final Clock CLOCK = new SystemClock();
    private static final long STEP_NANOS = Duration.ofMillis(10).toNanos();

    private VenueBooks books;
    private final Selector selector;
    private final ServerSocketChannel door;
    private final List<Session> sessions = new ArrayList<>();
    private boolean over;
    private Trip trip = new Trip(false);
    private long firstCommandNanos;

    VenueServer() throws IOException {
        this.books = books(0);
        this.selector = Selector.open();
        this.door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
    }

    private VenueBooks books(long seed) {
        return new VenueBooks(new SplittableRandom(seed), CLOCK::epochNanos, this::publish);
    }

    int port() throws IOException {
        return ((InetSocketAddress) door.getLocalAddress()).getPort();
    }

    /** One connection. Owned by the server's thread. */
    private static final class Session {
        private final LineChannel channel;
        private boolean trades;
        private boolean gone;

        private Session(LineChannel channel) {
            this.channel = requireNonNull(channel, "channel is null");
        }

        private void send(Message message) {
            try {
                channel.send(message);
            } catch (IOException e) {
                gone = true;
            }
        }
    }

    /** Until somebody says that it is over. */
    void run() throws IOException {
        long next = CLOCK.nanoTime();
        while (!over) {
            long wait = TimeUnit.NANOSECONDS.toMillis(next - CLOCK.nanoTime());
            selector.select(Math.max(1, wait));
            selector.selectedKeys().clear();
            accept();
            for (Session session : List.copyOf(sessions)) {
                serve(session);
            }
            if (CLOCK.nanoTime() >= next) {
                next = CLOCK.nanoTime() + STEP_NANOS;
                books.step();
            }
        }
    }

    private void accept() throws IOException {
        SocketChannel socket = door.accept();
        while (socket != null) {
            sessions.add(new Session(new LineChannel(socket)));
            socket.register(selector, SelectionKey.OP_READ);
            socket = door.accept();
        }
    }

    private void serve(Session session) throws IOException {
        try {
            session.gone |= !session.channel.receive(message -> take(session, message));
            session.channel.flush();
        } catch (IOException e) {
            session.gone = true;
        }
        if (session.gone) {
            sessions.remove(session);
            session.channel.close();
        }
    }

    private void publish(Message message) {
        sessions.stream().filter(session -> session.trades).forEach(session -> session.send(message));
    }

    private void take(Session from, Message message) {
        switch (message.kind()) {
            case "hello" -> from.trades = true;
            case "submit" ->
                answer(from, message, trip.submitted(() -> commanded(books.submit(message)), books.count()));
            case "cancel" -> answer(from, message, trip.cancelled(commanded(books.cancel(message))));
            case "refuse" -> {
                trip = new Trip(message.flag("refuse"));
                answer(from, message, Message.of("done"));
            }
            case "trip" -> answer(from, message, trip.told());
            case "status" -> status(from, message);
            case "snapshot" -> {
                books.open().forEach(order -> answer(from, message, order));
                answer(from, message, books.figures());
            }
            case "fills" -> {
                books.fills().stream()
                        .filter(fill -> fill.number("nanos") >= message.number("since"))
                        .forEach(fill -> answer(from, message, fill));
                answer(from, message, Message.of("end"));
            }
            case "drop" -> {
                books.dropOne();
                firstCommandNanos = 0;
                answer(from, message, Message.of("done"));
            }
            case "clients" ->
                answer(
                        from,
                        message,
                        Message.of("clients")
                                .with(
                                        "count",
                                        sessions.stream()
                                                .filter(session -> session.trades)
                                                .count())
                                .with("first", firstCommandNanos));
            case "reset" -> {
                books = books(message.number("seed"));
                trip = new Trip(false);
                firstCommandNanos = 0;
                answer(from, message, Message.of("done"));
            }
            case "end" -> over = true;
            default -> answer(from, message, Message.of("unknown"));
        }
    }

    private Message commanded(Message answer) {
        firstCommandNanos = firstCommandNanos == 0 ? CLOCK.epochNanos() : firstCommandNanos;
        return answer;
    }

    private void status(Session from, Message message) {
        @Nullable
        Message found = books.find(message)
                .map(order -> order.told("order", CLOCK.epochNanos()))
                .orElse(null);
        answer(from, message, found == null ? Message.of("none") : found);
    }

    /** An answer carries the number of its question. */
    private static void answer(Session to, Message question, Message answer) {
        to.send(answer.with("re", question.text("id")));
    }

    @Override
    public void close() throws IOException {
        for (Session session : sessions) {
            session.channel.close();
        }
        door.close();
        selector.close();
    }
}
