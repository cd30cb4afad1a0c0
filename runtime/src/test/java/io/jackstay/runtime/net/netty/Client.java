package io.jackstay.runtime.net.netty;

import static org.assertj.core.api.Assertions.fail;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.budget.RequestBudgets;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.SystemClock;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.net.LoginTransports;
import io.jackstay.runtime.net.LoopSide;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.net.Transports;
import io.jackstay.runtime.net.nonce.NonceVault;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A login's transports on the machine's clock, turned by the test's thread. */
final class Client implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Clock clock = new SystemClock();
    private final TimerQueue timers = new TimerQueue();
    private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();
    private final List<RuntimeException> failures = new ArrayList<>();
    final SessionMeters meters = new SessionMeters();
    final LoginTransports transports;
    private boolean room = true;

    Client(Network network) {
        this(network, NetSettings.DEFAULT);
    }

    Client(Network network, NetSettings settings) {
        LoopSide side = new LoopSide(
                "test",
                clock,
                timers,
                new PluginGuard("connector of the test", Client.class.getClassLoader()),
                meters,
                () -> {},
                later::add,
                this::contain,
                7);
        this.transports = new LoginTransports(
                new Transports(network, new RequestBudgets(), NonceVault.inMemory()), settings, side);
    }

    private void contain(String what, Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    List<RuntimeException> failures() {
        return failures;
    }

    /** Whether what arrives can be taken. */
    void room(boolean there) {
        room = there;
    }

    int turn() {
        int done = 0;
        for (Runnable task = later.poll(); task != null; task = later.poll()) {
            task.run();
            done++;
        }
        done += transports.doWork(room);
        return done + timers.runDue(clock.nanoTime(), 100, timers.mark());
    }

    void until(Supplier<String> state, BooleanSupplier done) {
        long deadline = clock.nanoTime() + DEADLINE.toNanos();
        while (!done.getAsBoolean()) {
            if (clock.nanoTime() > deadline) {
                fail("not so within %s: %s".formatted(DEADLINE, state.get()));
            }
            if (turn() == 0) {
                transports.waiting().await(1_000_000);
            }
        }
    }

    /** One request, turned until it is answered. */
    Result<Http.Response> send(String baseUrl, Http.Request request) {
        Answers answers = new Answers();
        transports.http(baseUrl).send(request, answers::add);
        until(() -> "no answer to " + request, () -> !answers.isEmpty());
        return answers.get(0);
    }

    Stream stream(WebSocket.Settings settings) {
        Stream stream = new Stream();
        stream.socket = transports.webSocket(settings, stream);
        return stream;
    }

    static Http.Response ok(Result<Http.Response> result) {
        if (result instanceof Result.Ok<Http.Response> ok) {
            return ok.value();
        }
        return fail("no answer: " + result);
    }

    static String text(Http.Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** Answers as they came. */
    static final class Answers extends ArrayList<Result<Http.Response>> {}

    /** What a stream has told. */
    static final class Stream implements WebSocket.Listener {
        final List<String> told = new ArrayList<>();
        WebSocket socket;
        Runnable onOpen = () -> {};

        @Override
        public void onOpen(WebSocket opened) {
            told.add("open");
            onOpen.run();
        }

        @Override
        public void onFrame(byte[] bytes, int offset, int length) {
            told.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void onDown(String why) {
            told.add("down: " + why);
        }
    }

    void end() {
        transports.close();
    }

    @Override
    public void close() {
        end();
    }

    /** Turns until the stream has told all of this. */
    static void awaitTold(Client client, Client.Stream stream, String... told) {
        client.until(stream.told::toString, () -> stream.told.containsAll(List.of(told)));
    }
}
