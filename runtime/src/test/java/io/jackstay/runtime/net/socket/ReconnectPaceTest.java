package io.jackstay.runtime.net.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.WebSocket;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.net.LoopSide;
import io.jackstay.runtime.net.RoundTrips;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.FrameLine;
import io.jackstay.runtime.net.wire.Handshake;
import io.jackstay.runtime.net.wire.RequestLine;
import io.jackstay.runtime.net.wire.Wire;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How soon a connection that was given up is followed by the next one, by hand-moved time. */
final class ReconnectPaceTest {
    private static final long SEED = 11;

    private final VirtualClock clock = new VirtualClock(1_000_000_000_000L);
    private final TimerQueue timers = new TimerQueue();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final SessionMeters meters = new SessionMeters();
    private final List<FrameLine.Ear> opened = new ArrayList<>();
    private final Connector connector = new Connector();
    private final ReconnectingSocket socket = new ReconnectingSocket(
            WebSocket.Settings.to("ws://venue.test/"),
            Duration.ofSeconds(10),
            connector,
            new OpeningWire(),
            new LoopSide(
                    "test",
                    clock,
                    timers,
                    new PluginGuard("test", ReconnectPaceTest.class.getClassLoader()),
                    meters,
                    () -> {},
                    later::add,
                    (what, callback) -> callback.run(),
                    SEED),
            new StreamMeters(meters, "ws", what -> new RoundTrips(meters, "ws-" + what)),
            new SplittableRandom(SEED));

    /** Asks for another connection at each message and each loss. */
    private static final class Connector implements WebSocket.Listener {
        private final List<String> down = new ArrayList<>();
        private WebSocket socket;

        @Override
        public void onOpen(WebSocket made) {
            socket = made;
        }

        @Override
        public void onFrame(byte[] bytes, int offset, int length) {
            socket.reconnect("rubbish");
        }

        @Override
        public void onDown(String why) {
            down.add(why);
            socket.reconnect("down");
        }
    }

    /** Connects whoever asks, in a later turn. */
    private final class OpeningWire implements Wire {
        @Override
        public RequestLine open(Endpoint to, RequestLine.Ear ear) {
            throw new UnsupportedOperationException("no requests here");
        }

        @Override
        public FrameLine open(Handshake with, FrameLine.Ear ear) {
            opened.add(ear);
            later.add(ear::onOpen);
            return new SilentLine();
        }

        @Override
        public void reading(boolean wanted) {}

        @Override
        public int doWork() {
            return 0;
        }

        @Override
        public boolean hasWork() {
            return false;
        }

        @Override
        public long nextDeadlineNanos() {
            return Long.MAX_VALUE;
        }

        @Override
        public Work.Waiting waiting() {
            throw new UnsupportedOperationException("nobody waits here");
        }

        @Override
        public void close() {}
    }

    private static final class SilentLine implements FrameLine {
        @Override
        public boolean text(String text) {
            return true;
        }

        @Override
        public boolean binary(byte[] bytes, int offset, int length) {
            return true;
        }

        @Override
        public boolean ping() {
            return true;
        }

        @Override
        public void close() {}
    }

    private void pass(Duration time) {
        long end = clock.nanoTime() + time.toNanos();
        turn();
        while (clock.nanoTime() < end) {
            clock.advanceTo(Math.min(end, clock.nanoTime() + 10_000_000));
            turn();
        }
    }

    private void turn() {
        timers.runDue(clock.nanoTime(), 1_000, timers.mark());
        for (int i = 0; i < 1_000 && !later.isEmpty(); i++) {
            later.remove().run();
        }
        assertThat(later).as("what the loop never comes to the end of").isEmpty();
    }

    private void rubbish() {
        opened.get(opened.size() - 1).onMessage(new byte[] {'?'}, 0, 1);
    }

    @Test
    void whoGivesUpEachConnectionAtItsFirstMessageWaitsEverLongerUpToACap() {
        pass(Duration.ofSeconds(1));
        assertThat(opened).hasSize(1);

        for (int i = 0; i < 60 * 100; i++) {
            int before = opened.size();
            pass(Duration.ofMillis(10));
            if (opened.size() > before || i == 0) {
                rubbish();
            }
        }

        assertThat(opened.size()).as("connections in a minute").isBetween(6, 12);
        assertThat(connector.down)
                .hasSizeBetween(opened.size() - 1, opened.size())
                .containsOnly("rubbish");
        int before = opened.size();
        rubbish();
        pass(Duration.ofSeconds(30));
        assertThat(opened).hasSize(before + 1);
    }

    @Test
    void aConnectionThatHeldIsFollowedAtOnce() {
        pass(Duration.ofSeconds(6));

        rubbish();
        turn();

        assertThat(opened).hasSize(2);
        assertThat(connector.down).containsExactly("rubbish");
        assertThat(socket.isOpen()).isTrue();
    }
}
