package io.jackstay.testkit.net;

import static java.util.Objects.requireNonNull;

/** What request lines and streams have in common. Not thread safe: owned by the thread that drives the test. */
abstract class FakeLine {
    private final FakeWire wire;
    private final FakeHost host;
    private boolean open;
    private boolean over;
    private boolean frozen;
    private long lastAtServer;
    private long lastAtClient;

    FakeLine(FakeWire wire, FakeHost host) {
        this.wire = requireNonNull(wire, "wire is null");
        this.host = requireNonNull(host, "host is null");
    }

    /** Begins to open; what comes of it is known when time has come to it. */
    final void begin() {
        host.add(this);
        wire.toClient(2 * host.latencyNanos(), () -> {
            if (over) {
                return;
            }
            if (host.isFrozen()) {
                wire.toClient(wire.connectTimeoutNanos(), this::gaveUp);
            } else if (host.refusal().isEmpty()) {
                open = true;
                opened();
            } else {
                end();
                lost(host.refusal(), true);
            }
        });
    }

    private void gaveUp() {
        if (!over) {
            end();
            lost("no connection in time", true);
        }
    }

    final FakeWire wire() {
        return wire;
    }

    final FakeHost host() {
        return host;
    }

    final boolean isOpen() {
        return open;
    }

    /** Runs it at the server, unless the line is over or nothing goes through. */
    final void toServer(Runnable action) {
        if (!isFrozen()) {
            lastAtServer = arrival(lastAtServer);
            wire.toServer(lastAtServer - wire.now(), () -> {
                if (!over) {
                    action.run();
                }
            });
        }
    }

    /** Runs it at the client, unless the line is over or nothing goes through. */
    final void toClient(Runnable action) {
        if (!isFrozen()) {
            lastAtClient = arrival(lastAtClient);
            wire.toClient(lastAtClient - wire.now(), () -> {
                if (!over) {
                    action.run();
                }
            });
        }
    }

    /** Nothing on a line overtakes what was sent before it, though the way may have become shorter. */
    private long arrival(long last) {
        return Math.max(last, wire.now() + host.latencyNanos());
    }

    final boolean isFrozen() {
        return frozen || host.isFrozen();
    }

    /** From now on nothing goes through on this line, either way. */
    final void freeze() {
        frozen = true;
    }

    /** The client is gone; what it sent still arrives. */
    void abandon() {
        open = false;
        host.remove(this);
    }

    /** @param untouched whether it is certain that nothing of a request has left */
    final void cut(String why, boolean untouched) {
        toClient(() -> {
            end();
            lost(why, untouched);
        });
    }

    final void end() {
        open = false;
        over = true;
        host.remove(this);
    }

    abstract boolean isIdle();

    abstract void opened();

    abstract void lost(String why, boolean untouched);
}
