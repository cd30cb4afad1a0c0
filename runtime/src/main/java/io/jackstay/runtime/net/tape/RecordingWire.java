package io.jackstay.runtime.net.tape;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.wire.Answer;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.FrameLine;
import io.jackstay.runtime.net.wire.Handshake;
import io.jackstay.runtime.net.wire.Loss;
import io.jackstay.runtime.net.wire.PassingWire;
import io.jackstay.runtime.net.wire.RequestLine;
import io.jackstay.runtime.net.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A wire whose traffic is written down. Confined to the account loop. */
public final class RecordingWire extends PassingWire {
    private final WireTape tape;
    private final Clock clock;
    private int lines;

    /** @param tape closed with the wire */
    public RecordingWire(Wire wire, WireTape tape, Clock clock) {
        super(wire);
        this.tape = requireNonNull(tape, "tape is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    private void note(int line, WireEvent.Kind kind, String text) {
        tape.add(WireEvent.of(clock.epochNanos(), line, kind, text));
    }

    private void note(int line, WireEvent.Kind kind, String text, int status, List<Http.Header> headers, byte[] bytes) {
        tape.add(new WireEvent(clock.epochNanos(), line, kind, text, status, Digests.hidden(headers), bytes));
    }

    @Override
    public RequestLine open(Endpoint to, RequestLine.Ear ear) {
        int number = ++lines;
        note(number, WireEvent.Kind.CONNECT, to.toString());
        RequestLine line = wire.open(to, new RequestEar(number, ear));
        return new RequestLine() {
            @Override
            public void send(Http.Request request) {
                note(number, WireEvent.Kind.REQUEST, Digests.of(request), 0, request.headers(), new byte[0]);
                line.send(request);
            }

            @Override
            public void close() {
                note(number, WireEvent.Kind.CLOSED, "");
                line.close();
            }
        };
    }

    private final class RequestEar implements RequestLine.Ear {
        private final int number;
        private final RequestLine.Ear ear;

        private RequestEar(int number, RequestLine.Ear ear) {
            this.number = number;
            this.ear = ear;
        }

        @Override
        public void onOpen() {
            note(number, WireEvent.Kind.OPEN, "");
            ear.onOpen();
        }

        @Override
        public void onAnswer(Answer answer, boolean reusable) {
            note(number, WireEvent.Kind.ANSWER, "", answer.status(), answer.headers(), answer.body());
            ear.onAnswer(answer, reusable);
        }

        @Override
        public void onLost(Loss loss) {
            note(number, WireEvent.Kind.LOST, loss.why());
            ear.onLost(loss);
        }
    }

    @Override
    public FrameLine open(Handshake with, FrameLine.Ear ear) {
        int number = ++lines;
        note(number, WireEvent.Kind.STREAM, with.toString(), 0, with.headers(), new byte[0]);
        return new RecordedFrameLine(number, wire.open(with, new FrameEar(number, ear)));
    }

    private final class RecordedFrameLine implements FrameLine {
        private final int number;
        private final FrameLine line;

        private RecordedFrameLine(int number, FrameLine line) {
            this.number = number;
            this.line = line;
        }

        @Override
        public boolean text(String text) {
            note(number, WireEvent.Kind.SENT, Digests.of(text.getBytes(StandardCharsets.UTF_8)));
            return line.text(text);
        }

        @Override
        public boolean binary(byte[] bytes, int offset, int length) {
            note(number, WireEvent.Kind.SENT, Digests.of(Arrays.copyOfRange(bytes, offset, offset + length)));
            return line.binary(bytes, offset, length);
        }

        @Override
        public boolean ping() {
            return line.ping();
        }

        @Override
        public void close() {
            note(number, WireEvent.Kind.CLOSED, "");
            line.close();
        }
    }

    private final class FrameEar implements FrameLine.Ear {
        private final int number;
        private final FrameLine.Ear ear;

        private FrameEar(int number, FrameLine.Ear ear) {
            this.number = number;
            this.ear = ear;
        }

        @Override
        public void onOpen() {
            note(number, WireEvent.Kind.OPEN, "");
            ear.onOpen();
        }

        @Override
        public void onMessage(byte[] bytes, int offset, int length) {
            byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
            note(number, WireEvent.Kind.RECEIVED, "", 0, List.of(), copy);
            ear.onMessage(bytes, offset, length);
        }

        @Override
        public void onSign() {
            note(number, WireEvent.Kind.SIGN, "");
            ear.onSign();
        }

        @Override
        public void onPong() {
            note(number, WireEvent.Kind.PONG, "");
            ear.onPong();
        }

        @Override
        public void onLost(String why) {
            note(number, WireEvent.Kind.LOST, why);
            ear.onLost(why);
        }
    }

    @Override
    public void close() {
        super.close();
        tape.close();
    }
}
