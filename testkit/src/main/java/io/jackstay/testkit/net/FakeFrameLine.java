package io.jackstay.testkit.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.net.wire.FrameLine;
import io.jackstay.runtime.net.wire.Handshake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** A connection for messages. Not thread safe: owned by the thread that drives the test. */
final class FakeFrameLine extends FakeLine implements FrameLine {
    private static final Duration HALF_OPEN = Duration.ofMinutes(1);

    private final Handshake with;
    private final Ear ear;
    private final ServerStream stream;

    FakeFrameLine(FakeWire wire, FakeHost host, Handshake with, Ear ear) {
        super(wire, host);
        this.with = requireNonNull(with, "handshake is null");
        this.ear = requireNonNull(ear, "ear is null");
        this.stream = new ServerStream(this);
    }

    Handshake handshake() {
        return with;
    }

    @Override
    public boolean text(String text) {
        return sent(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean binary(byte[] bytes, int offset, int length) {
        return sent(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    private boolean sent(byte[] message) {
        if (isOpen()) {
            toServer(() -> host().server().onMessage(stream, message));
        }
        return isOpen();
    }

    @Override
    public boolean ping() {
        if (isOpen()) {
            toServer(() -> {
                host().server().onPing(stream);
                toClient(ear::onPong);
            });
        }
        return isOpen();
    }

    @Override
    public void close() {
        if (isOpen()) {
            tellServer();
        }
        end();
    }

    /** A server finds out by itself that nobody is behind a half-open line any more. */
    private void tellServer() {
        if (!host().isFrozen()) {
            long after = isFrozen() ? HALF_OPEN.toNanos() : host().latencyNanos();
            wire().toServer(after, () -> host().server().onClosed(stream));
        }
    }

    @Override
    void abandon() {
        if (isOpen()) {
            tellServer();
        }
        super.abandon();
    }

    void deliver(byte[] message) {
        toClient(() -> {
            if (message.length > with.maxMessageBytes()) {
                end();
                lost(
                        "a message of %d bytes, at most %d expected".formatted(message.length, with.maxMessageBytes()),
                        true);
            } else {
                ear.onMessage(message, 0, message.length);
            }
        });
    }

    void sign() {
        toClient(ear::onSign);
    }

    @Override
    boolean isIdle() {
        return false;
    }

    @Override
    void opened() {
        ear.onOpen();
        host().server().onStream(stream);
    }

    @Override
    void lost(String why, boolean untouched) {
        ear.onLost(why);
        if (isFrozen()) {
            tellServer();
        } else {
            wire().toServer(0, () -> host().server().onClosed(stream));
        }
    }
}
