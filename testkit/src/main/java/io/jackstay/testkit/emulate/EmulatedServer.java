package io.jackstay.testkit.emulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.emulator.base.Answer;
import io.jackstay.emulator.base.Exchange;
import io.jackstay.emulator.base.Frames;
import io.jackstay.emulator.base.Request;
import io.jackstay.emulator.base.Wire;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.testkit.net.FakeServer;
import io.jackstay.testkit.net.ServerRequest;
import io.jackstay.testkit.net.ServerStream;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An emulated venue as a server of a network in memory. Not thread safe: owned by the thread that drives the network. */
public final class EmulatedServer implements FakeServer {
    private static final String PEER = "127.0.0.1";

    private static final int TRY_AGAIN_LATER = 1013;

    private final EmulatedVenue venue;
    private final Consumer<Runnable> turn;
    private final Map<ServerStream, Frames> streams = new IdentityHashMap<>();

    /** @param turn brings the venue to the present, and runs what it is given */
    public EmulatedServer(EmulatedVenue venue, Consumer<Runnable> turn) {
        this.venue = requireNonNull(venue, "venue is null");
        this.turn = requireNonNull(turn, "turn is null");
    }

    @Override
    public void onRequest(ServerRequest request) {
        String path = path(request.target());
        Request made = new Request(
                request.method(), path, request.header("Content-Type").orElse(""), request.text(), PEER);
        turn.accept(() -> venue.request(made, new Answering(request)));
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    @Override
    public void onStream(ServerStream stream) {
        turn.accept(() -> {
            Optional<Frames> frames = venue.connect(path(stream.target()), PEER, new Speaking(stream));
            if (frames.isPresent()) {
                streams.put(stream, frames.get());
            } else {
                stream.close(TRY_AGAIN_LATER, "no stream here, or not now");
            }
        });
    }

    @Override
    public void onMessage(ServerStream stream, byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        turn.accept(() -> Optional.ofNullable(streams.get(stream)).ifPresent(frames -> frames.text(text)));
    }

    @Override
    public void onClosed(ServerStream stream) {
        turn.accept(() -> Optional.ofNullable(streams.remove(stream)).ifPresent(Frames::closed));
    }

    private static final class Answering implements Exchange {
        private final ServerRequest request;

        private Answering(ServerRequest request) {
            this.request = request;
        }

        @Override
        public void answer(Answer answer) {
            List<Http.Header> headers = List.of(new Http.Header("Content-Type", answer.contentType(), false));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            request.answer(answer.status(), headers, body);
        }

        @Override
        public void cut(Answer answer) {
            request.reset("cut in the middle of an answer");
        }

        @Override
        public void drop() {
            request.reset("dropped");
        }
    }

    private static final class Speaking implements Wire {
        private final ServerStream stream;

        private Speaking(ServerStream stream) {
            this.stream = stream;
        }

        @Override
        public void text(String text) {
            stream.send(text);
        }

        @Override
        public void bytes(byte[] payload, boolean binary) {
            stream.send(payload);
        }

        @Override
        public void close(int code, String reason) {
            stream.close(code, reason);
        }

        @Override
        public void cut() {
            stream.reset("cut");
        }

        @Override
        public void freeze() {
            stream.freeze();
        }
    }
}
