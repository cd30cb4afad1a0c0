package io.jackstay.runtime.net.tape;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.net.Agenda;
import io.jackstay.runtime.net.wire.Answer;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.FrameLine;
import io.jackstay.runtime.net.wire.Handshake;
import io.jackstay.runtime.net.wire.Loss;
import io.jackstay.runtime.net.wire.RequestLine;
import io.jackstay.runtime.net.wire.Wire;
import java.nio.file.Path;
import java.util.List;

/**
 * A recording in place of a network. Confined to the account loop.
 *
 * <p>A request gets the answer that the same one got, as long after it as then; a write, of which the recording has only the
 * digest, the next answer to a write to that path. A stream gets what the next stream to that address got, at its pace.
 */
public final class PlayedWire implements Wire {
    private final Recording recording;
    private final Agenda agenda;
    private boolean reading = true;

    /** Throws {@link IllegalArgumentException} when the file is no recording. */
    public PlayedWire(Path file, Clock clock) {
        this.recording = Recording.read(file);
        this.agenda = new Agenda(clock);
    }

    @Override
    public RequestLine open(Endpoint to, RequestLine.Ear ear) {
        PlayedRequests line = new PlayedRequests(ear);
        agenda.in(0, () -> line.ifOpen(ear::onOpen));
        return line;
    }

    private final class PlayedRequests implements RequestLine {
        private final Ear ear;
        private boolean over;

        private PlayedRequests(Ear ear) {
            this.ear = requireNonNull(ear, "ear is null");
        }

        private void ifOpen(Runnable action) {
            if (!over) {
                action.run();
            }
        }

        @Override
        public void send(Http.Request request) {
            Recording.Exchanged found = recording.next(Digests.of(request)).orElse(null);
            if (found == null) {
                lose(0, "the recording has no answer to " + request);
                return;
            }
            WireEvent end = found.end();
            long after = Math.max(0, end.nanos() - found.request().nanos());
            if (end.kind() == WireEvent.Kind.LOST) {
                lose(after, end.text());
            } else {
                Answer answer =
                        new Answer(end.status(), end.headers(), end.bytes().clone());
                agenda.in(after, () -> ifOpen(() -> ear.onAnswer(answer, true)));
            }
        }

        private void lose(long after, String why) {
            agenda.in(
                    after,
                    () -> ifOpen(() -> {
                        over = true;
                        ear.onLost(Loss.after(why, false));
                    }));
        }

        @Override
        public void close() {
            over = true;
        }
    }

    @Override
    public FrameLine open(Handshake with, FrameLine.Ear ear) {
        PlayedStream line = new PlayedStream(ear);
        List<WireEvent> events = recording.stream(with.toString())
                .orElseGet(() -> List.of(
                        WireEvent.of(0, 0, WireEvent.Kind.LOST, "the recording has no more connections to " + with)));
        long first = events.isEmpty() ? 0 : events.get(0).nanos();
        for (WireEvent event : events) {
            agenda.in(Math.max(0, event.nanos() - first), () -> line.tell(event));
        }
        return line;
    }

    private static final class PlayedStream implements FrameLine {
        private final Ear ear;
        private boolean open;
        private boolean over;

        private PlayedStream(Ear ear) {
            this.ear = requireNonNull(ear, "ear is null");
        }

        private void tell(WireEvent event) {
            if (over) {
                return;
            }
            switch (event.kind()) {
                case OPEN -> {
                    open = true;
                    ear.onOpen();
                }
                case RECEIVED -> ear.onMessage(event.bytes().clone(), 0, event.bytes().length);
                case SIGN -> ear.onSign();
                case PONG -> ear.onPong();
                default -> {
                    close();
                    ear.onLost(event.text());
                }
            }
        }

        @Override
        public boolean text(String text) {
            return open;
        }

        @Override
        public boolean binary(byte[] bytes, int offset, int length) {
            return open;
        }

        @Override
        public boolean ping() {
            return open;
        }

        @Override
        public void close() {
            open = false;
            over = true;
        }
    }

    @Override
    public void reading(boolean wanted) {
        reading = wanted;
    }

    @Override
    public int doWork() {
        return reading ? agenda.run() : 0;
    }

    @Override
    public boolean hasWork() {
        return reading && agenda.isDue();
    }

    @Override
    public long nextDeadlineNanos() {
        return reading ? agenda.nextNanos() : Work.NO_DEADLINE;
    }

    @Override
    public Work.Waiting waiting() {
        return Work.Waiting.PARKING;
    }

    @Override
    public void close() {
        agenda.clear();
    }
}
