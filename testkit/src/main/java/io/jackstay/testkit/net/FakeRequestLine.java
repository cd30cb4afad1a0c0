package io.jackstay.testkit.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.runtime.net.wire.Answer;
import io.jackstay.runtime.net.wire.Loss;
import io.jackstay.runtime.net.wire.RequestLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection for requests. Not thread safe: owned by the thread that drives the test. */
final class FakeRequestLine extends FakeLine implements RequestLine {
    private final Ear ear;
    private @Nullable ServerRequest under;

    FakeRequestLine(FakeWire wire, FakeHost host, Ear ear) {
        super(wire, host);
        this.ear = requireNonNull(ear, "ear is null");
    }

    @Override
    public void send(Http.Request request) {
        ServerRequest made = new ServerRequest(this, request);
        under = made;
        toServer(() -> host().server().onRequest(made));
    }

    void answer(ServerRequest request, int status, List<Http.Header> headers, byte[] body, boolean reusable) {
        toClient(() -> {
            if (under == request) {
                under = null;
                if (!reusable) {
                    end();
                }
                ear.onAnswer(new Answer(status, headers, body), reusable);
            }
        });
    }

    @Override
    public void close() {
        end();
    }

    @Override
    boolean isIdle() {
        return isOpen() && under == null;
    }

    @Override
    void opened() {
        ear.onOpen();
    }

    @Override
    void lost(String why, boolean untouched) {
        ear.onLost(new Loss(why, untouched || under == null, false));
    }
}
