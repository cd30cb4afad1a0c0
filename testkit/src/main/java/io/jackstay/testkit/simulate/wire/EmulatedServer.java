package io.jackstay.testkit.simulate.wire;

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
import io.jackstay.testkit.simulate.venue.Agenda;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An emulated venue as a server of the network in memory, on the run's time. Not thread safe: owned by the run. */
public final class EmulatedServer implements FakeServer {
    private static final String PEER = "127.0.0.1";
    private static final int TRY_AGAIN_LATER = 1013;

    private final EmulatedVenue venue;
    private final Agenda agenda;
    private final Map<ServerStream, Frames> streams = new IdentityHashMap<>();
    private long armedFor = Long.MAX_VALUE;

    public EmulatedServer(EmulatedVenue venue, Agenda agenda) {
        this.venue = requireNonNull(venue, "venue is null");
        this.agenda = requireNonNull(agenda, "agenda is null");
        arm();
    }

    /** Something is done at the venue now. */
    public void now(Runnable what) {
        venue.agenda().advance(agenda.now());
        what.run();
        arm();
    }

    private void arm() {
        long due = venue.agenda().next().orElse(Long.MAX_VALUE);
        if (due < armedFor) {
            armedFor = due;
            agenda.after(due - agenda.now(), () -> due(due));
        }
    }

    private void due(long nanos) {
        if (armedFor == nanos) {
            armedFor = Long.MAX_VALUE;
        }
        now(() -> {});
    }

    @Override
    public void onRequest(ServerRequest request) {
        String path = path(request.target());
        String type = request.header("Content-Type").orElse("");
        now(() ->
                venue.request(new Request(request.method(), path, type, request.text(), PEER), new Answering(request)));
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    @Override
    public void onStream(ServerStream stream) {
        now(() -> {
            Optional<Frames> frames = venue.connect(path(stream.target()), PEER, new Telling(stream));
            if (frames.isPresent()) {
                streams.put(stream, frames.get());
            } else {
                stream.close(TRY_AGAIN_LATER, "too many connections");
            }
        });
    }

    @Override
    public void onMessage(ServerStream stream, byte[] message) {
        Frames frames = streams.get(stream);
        if (frames != null) {
            now(() -> frames.text(new String(message, StandardCharsets.UTF_8)));
        }
    }

    @Override
    public void onClosed(ServerStream stream) {
        Frames frames = streams.remove(stream);
        if (frames != null) {
            now(frames::closed);
        }
    }

    private record Answering(ServerRequest request) implements Exchange {
        @Override
        public void answer(Answer answer) {
            request.answer(
                    answer.status(),
                    List.of(new Http.Header("Content-Type", answer.contentType(), false)),
                    answer.body().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void cut(Answer answer) {
            request.reset("cut in the middle of the answer");
        }

        @Override
        public void drop() {
            request.reset("cut before the request was read");
        }
    }

    private record Telling(ServerStream stream) implements Wire {
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
