package io.jackstay.testkit.net;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One address of a {@link FakeNetwork}, and the way to it. Not thread safe: owned by the thread that drives the test. */
public final class FakeHost {
    private final String name;
    private final List<FakeLine> lines = new ArrayList<>();
    private FakeServer server = ServerRequest::ignore;
    private String refusal = "connection refused";
    private Duration latency = Duration.ZERO;
    private boolean frozen;

    FakeHost(String name) {
        this.name = requireNonNull(name, "name is null");
    }

    /** From now on this server answers here. */
    public FakeHost serve(FakeServer with) {
        server = requireNonNull(with, "server is null");
        refusal = "";
        return this;
    }

    /** How long anything takes one way, from now on. */
    public FakeHost latency(Duration oneWay) {
        latency = requireNonNull(oneWay, "latency is null");
        return this;
    }

    /** From now on no new connection comes about. */
    public FakeHost refuse(String why) {
        refusal = why.isBlank() ? "connection refused" : why;
        return this;
    }

    /** From now on connections come about again. */
    public FakeHost accept() {
        refusal = "";
        return this;
    }

    /** Breaks all connections; whether a request that is under way has arrived nobody knows. */
    public void cut(String why) {
        List.copyOf(lines).forEach(line -> line.cut(why, false));
    }

    /** Breaks the connections that have no request under way, as a server does with idle ones. */
    public void closeIdle() {
        List.copyOf(lines).stream().filter(FakeLine::isIdle).forEach(line -> line.cut("closed by the server", false));
    }

    /** From now on everything that is sent, either way, is lost, and no connection breaks: all are half-open. */
    public void freeze() {
        frozen = true;
    }

    /** What is sent from now on arrives again. */
    public void thaw() {
        frozen = false;
    }

    void abandon() {
        List.copyOf(lines).forEach(FakeLine::abandon);
    }

    /** How many connections are open. */
    public int connections() {
        return (int) lines.stream().filter(FakeLine::isOpen).count();
    }

    /** Host and port. */
    @Override
    public String toString() {
        return name;
    }

    FakeServer server() {
        return server;
    }

    String refusal() {
        return refusal;
    }

    long latencyNanos() {
        return latency.toNanos();
    }

    boolean isFrozen() {
        return frozen;
    }

    void add(FakeLine line) {
        lines.add(line);
    }

    void remove(FakeLine line) {
        lines.remove(line);
    }
}
