package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.net.wire.Answer;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.FrameLine;
import io.jackstay.runtime.net.wire.Handshake;
import io.jackstay.runtime.net.wire.Loss;
import io.jackstay.runtime.net.wire.RequestLine;
import io.jackstay.runtime.net.wire.Wire;

/** A network on which the numbers of a venue may be written otherwise. Not thread safe: owned by the case. */
final class RewritingNetwork implements Network {
    private final Network network;
    private Numbers numbers = Numbers.AS_THEY_ARE;

    RewritingNetwork(Network network) {
        this.network = requireNonNull(network, "network is null");
    }

    void write(Numbers so) {
        numbers = so;
    }

    @Override
    public Wire open(String login, NetSettings settings, Clock clock) {
        return new RewritingWire(network.open(login, settings, clock));
    }

    private final class RewritingWire implements Wire {
        private final Wire wire;

        private RewritingWire(Wire wire) {
            this.wire = wire;
        }

        @Override
        public RequestLine open(Endpoint to, RequestLine.Ear ear) {
            return wire.open(to, new RequestEar(ear));
        }

        @Override
        public FrameLine open(Handshake with, FrameLine.Ear ear) {
            return wire.open(with, new FrameEar(ear));
        }

        @Override
        public void reading(boolean wanted) {
            wire.reading(wanted);
        }

        @Override
        public int doWork() {
            return wire.doWork();
        }

        @Override
        public boolean hasWork() {
            return wire.hasWork();
        }

        @Override
        public long nextDeadlineNanos() {
            return wire.nextDeadlineNanos();
        }

        @Override
        public Work.Waiting waiting() {
            return wire.waiting();
        }

        @Override
        public void close() {
            wire.close();
        }
    }

    private final class RequestEar implements RequestLine.Ear {
        private final RequestLine.Ear ear;

        private RequestEar(RequestLine.Ear ear) {
            this.ear = ear;
        }

        @Override
        public void onOpen() {
            ear.onOpen();
        }

        @Override
        public void onAnswer(Answer answer, boolean reusable) {
            if (numbers == Numbers.AS_THEY_ARE) {
                ear.onAnswer(answer, reusable);
            } else {
                byte[] body = numbers.rewrite(answer.body(), 0, answer.body().length);
                ear.onAnswer(new Answer(answer.status(), answer.headers(), body), reusable);
            }
        }

        @Override
        public void onLost(Loss loss) {
            ear.onLost(loss);
        }
    }

    private final class FrameEar implements FrameLine.Ear {
        private final FrameLine.Ear ear;

        private FrameEar(FrameLine.Ear ear) {
            this.ear = ear;
        }

        @Override
        public void onOpen() {
            ear.onOpen();
        }

        @Override
        public void onMessage(byte[] bytes, int offset, int length) {
            if (numbers == Numbers.AS_THEY_ARE) {
                ear.onMessage(bytes, offset, length);
            } else {
                byte[] rewritten = numbers.rewrite(bytes, offset, length);
                ear.onMessage(rewritten, 0, rewritten.length);
            }
        }

        @Override
        public void onSign() {
            ear.onSign();
        }

        @Override
        public void onPong() {
            ear.onPong();
        }

        @Override
        public void onLost(String why) {
            ear.onLost(why);
        }
    }
}
