package io.jackstay.testkit.net;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.WebSocket;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.budget.RequestBudgets;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.loop.VirtualClock;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A login's transports over a network in memory, on time that the test moves. */
final class Rig implements WebSocket.Listener {
    static final String URL = "https://api.venue.test";
    static final String WS = "wss://api.venue.test/ws";

    final VirtualClock clock = new VirtualClock(1_700_000_000_000_000_000L);
    final TimerQueue timers = new TimerQueue();
    final Queue<Runnable> later = new ArrayDeque<>();
    final FakeNetwork network;
    final FakeHost host;
    final List<String> told = new ArrayList<>();
    final List<Result<Http.Response>> answers = new ArrayList<>();
    final LoginTransports transports;
    final SessionMeters meters = new SessionMeters();
    boolean room = true;

    Rig(NetSettings settings) {
        this(settings, new FakeNetwork());
    }

    Rig(NetSettings settings, FakeNetwork network) {
        this.network = network;
        this.host = network.at(URL);
        transports = new LoginTransports(
                new Transports(network.unwrap(Network.class), new RequestBudgets(), NonceVault.inMemory()),
                settings,
                new LoopSide(
                        "test",
                        clock,
                        timers,
                        new PluginGuard("test", Rig.class.getClassLoader()),
                        meters,
                        () -> {},
                        later::add,
                        (what, callback) -> callback.run(),
                        1));
    }

    Rig() {
        this(NetSettings.DEFAULT);
    }

    void end() {
        transports.close();
    }

    void settle() {
        int done = 1;
        while (done > 0) {
            done = 0;
            for (Runnable task = later.poll(); task != null; task = later.poll()) {
                task.run();
                done++;
            }
            done += transports.doWork(room);
            done += timers.runDue(clock.nanoTime(), 100, timers.mark());
        }
    }

    void pass(Duration time) {
        long end = clock.nanoTime() + time.toNanos();
        settle();
        while (clock.nanoTime() < end) {
            long next = Math.min(timers.nextDeadlineNanos(), transports.nextDeadlineNanos());
            clock.advanceTo(Math.min(end, Math.max(next, clock.nanoTime() + 1)));
            settle();
        }
    }

    void send(Http.Request request) {
        transports.http(URL).send(request, answers::add);
    }

    WebSocket stream(WebSocket.Settings settings) {
        return transports.webSocket(settings, this);
    }

    @Override
    public void onOpen(WebSocket socket) {
        told.add("open");
        socket.sendText("subscribe");
    }

    @Override
    public void onFrame(byte[] bytes, int offset, int length) {
        told.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void onDown(String why) {
        told.add("down: " + why);
    }

    /** Echoes. */
    static final class Echo implements FakeServer {
        final List<String> heard = new ArrayList<>();
        final List<ServerStream> streams = new ArrayList<>();
        final List<ServerStream> closed = new ArrayList<>();

        @Override
        public void onRequest(ServerRequest request) {
            heard.add(request.method() + " " + request.target());
            request.answer(200, "{\"you\":\"" + request.text() + "\"}");
        }

        @Override
        public void onStream(ServerStream stream) {
            streams.add(stream);
        }

        @Override
        public void onMessage(ServerStream stream, byte[] message) {
            heard.add(new String(message, StandardCharsets.UTF_8));
            stream.send("echo " + new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void onClosed(ServerStream stream) {
            closed.add(stream);
        }

        @Override
        public void onPing(ServerStream stream) {
            heard.add("ping");
        }
    }
}
