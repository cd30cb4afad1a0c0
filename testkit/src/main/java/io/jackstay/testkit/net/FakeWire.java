package io.jackstay.testkit.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.FrameLine;
import io.jackstay.runtime.net.wire.Handshake;
import io.jackstay.runtime.net.wire.RequestLine;
import io.jackstay.runtime.net.wire.Wire;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The lines of one login in a {@link FakeNetwork}. Not thread safe: owned by the thread that drives the test. */
final class FakeWire implements Wire {
    private final String login;
    private final FakeNetwork network;
    private final NetSettings settings;
    private final Clock clock;
    private final PriorityQueue<Event> toServer = queue();
    private final PriorityQueue<Event> toClient = queue();
    private long sequence;
    private boolean reading = true;
    private boolean closed;

    private record Event(long dueNanos, long sequence, Runnable action) {}

    private static PriorityQueue<Event> queue() {
        return new PriorityQueue<>(Comparator.comparingLong(Event::dueNanos).thenComparingLong(Event::sequence));
    }

    FakeWire(String login, FakeNetwork network, NetSettings settings, Clock clock) {
        this.login = requireNonNull(login, "login is null");
        this.network = requireNonNull(network, "network is null");
        this.settings = requireNonNull(settings, "settings are null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    String login() {
        return login;
    }

    long connectTimeoutNanos() {
        return settings.connectTimeout().toNanos();
    }

    long now() {
        return clock.nanoTime();
    }

    void toServer(long afterNanos, Runnable action) {
        if (network.carrier().isPresent()) {
            network.carrier().get().carry(Duration.ofNanos(afterNanos), action);
            return;
        }
        toServer.add(new Event(clock.nanoTime() + afterNanos, sequence++, action));
    }

    void toClient(long afterNanos, Runnable action) {
        toClient.add(new Event(clock.nanoTime() + afterNanos, sequence++, action));
    }

    @Override
    public RequestLine open(Endpoint to, RequestLine.Ear ear) {
        FakeRequestLine line = new FakeRequestLine(this, network.at(to.host(), to.port()), ear);
        line.begin();
        return line;
    }

    @Override
    public FrameLine open(Handshake with, FrameLine.Ear ear) {
        FakeFrameLine line =
                new FakeFrameLine(this, network.at(with.to().host(), with.to().port()), with, ear);
        line.begin();
        return line;
    }

    @Override
    public void reading(boolean wanted) {
        reading = wanted;
    }

    @Override
    public int doWork() {
        int done = runDue(toServer);
        return reading ? done + runDue(toClient) : done;
    }

    private int runDue(PriorityQueue<Event> queue) {
        int done = 0;
        while (!closed && isDue(queue)) {
            queue.remove().action.run();
            done++;
        }
        return done;
    }

    private boolean isDue(PriorityQueue<Event> queue) {
        Event first = queue.peek();
        return first != null && first.dueNanos <= clock.nanoTime();
    }

    @Override
    public boolean hasWork() {
        return !closed && (isDue(toServer) || reading && isDue(toClient));
    }

    @Override
    public long nextDeadlineNanos() {
        return closed ? Work.NO_DEADLINE : Math.min(first(toServer), reading ? first(toClient) : Work.NO_DEADLINE);
    }

    private static long first(PriorityQueue<Event> queue) {
        Event first = queue.peek();
        return first == null ? Work.NO_DEADLINE : first.dueNanos;
    }

    @Override
    public Work.Waiting waiting() {
        return Work.Waiting.PARKING;
    }

    @Override
    public void close() {
        closed = true;
    }
}
