package io.jackstay.testkit.conformance.emulated;

import static java.util.Objects.requireNonNull;

import io.jackstay.emulator.base.EmulatorProvider;
import io.jackstay.emulator.base.server.SocketServer;
import io.jackstay.emulator.base.trial.TrialLogin;
import io.jackstay.testkit.conformance.venue.SocketVenue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongSupplier;

/** An emulated venue behind sockets of the loopback address. Owned by the case; the venue runs on the server's thread. */
final class EmulatedSockets extends EmulatedLevers implements SocketVenue {
    private final TrialLogin trial;
    private final SocketServer server;

    EmulatedSockets(EmulatorProvider provider, TrialLogin trial, LongSupplier epochNanos) {
        super(trial, new EmulatedExchange(provider, trial, epochNanos.getAsLong()));
        this.trial = requireNonNull(trial, "trial is null");
        try {
            this.server = new SocketServer(exchange().venue(), 0, epochNanos);
        } catch (IOException e) {
            throw new UncheckedIOException("the emulated venue can't be served", e);
        }
    }

    @Override
    public String login() {
        String address = "127.0.0.1:" + server.port();
        return trial.loginAt(
                "http://" + address, "ws://" + address + exchange().venue().webSocketPath());
    }

    @Override
    void turn(Runnable what) {
        server.act(what);
    }

    /** Twice: what came while the first was waited for is read before the second. */
    @Override
    public void settle() {
        server.act(() -> {});
        server.act(() -> {});
    }

    @Override
    public void close() {
        server.close();
    }
}
