package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.net.NetSettings;
import io.jackstay.runtime.net.Network;
import io.jackstay.runtime.net.wire.Answer;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.FrameLine;
import io.jackstay.runtime.net.wire.Handshake;
import io.jackstay.runtime.net.wire.Loss;
import io.jackstay.runtime.net.wire.PassingWire;
import io.jackstay.runtime.net.wire.RequestLine;
import io.jackstay.runtime.net.wire.Wire;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * A network on which the numbers of a venue may be written otherwise, and which knows what is under way: connections that open, and
 * requests without an answer. Not thread safe: owned by the case.
 */
final class RewritingNetwork implements Network {
    private final Network network;
    private final Set<Object> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
    private Numbers numbers = Numbers.AS_THEY_ARE;

    RewritingNetwork(Network network) {
        this.network = requireNonNull(network, "network is null");
    }

    /** Whether the other side, or the system, still has to do something. */
    boolean isUnderWay() {
        return !underWay.isEmpty();
    }

    void write(Numbers so) {
        numbers = so;
    }

    @Override
    public Wire open(String login, NetSettings settings, Clock clock) {
        return new RewritingWire(network.open(login, settings, clock));
    }

    private final class RewritingWire extends PassingWire {
        private RewritingWire(Wire wire) {
            super(wire);
        }

        @Override
        public RequestLine open(Endpoint to, RequestLine.Ear ear) {
            RequestEar own = new RequestEar(ear);
            underWay.add(own);
            RequestLine line = wire.open(to, own);
            return new RequestLine() {
                @Override
                public void send(Http.Request request) {
                    underWay.add(own);
                    line.send(request);
                }

                @Override
                public void close() {
                    underWay.remove(own);
                    line.close();
                }
            };
        }

        @Override
        public FrameLine open(Handshake with, FrameLine.Ear ear) {
            FrameEar own = new FrameEar(ear);
            underWay.add(own);
            FrameLine line = wire.open(with, own);
            return new FrameLine() {
                @Override
                public boolean text(String text) {
                    return line.text(text);
                }

                @Override
                public boolean binary(byte[] bytes, int offset, int length) {
                    return line.binary(bytes, offset, length);
                }

                @Override
                public boolean ping() {
                    return line.ping();
                }

                @Override
                public void close() {
                    underWay.remove(own);
                    line.close();
                }
            };
        }

        @Override
        public void close() {
            underWay.clear();
            super.close();
        }
    }

    private final class RequestEar implements RequestLine.Ear {
        private final RequestLine.Ear ear;

        private RequestEar(RequestLine.Ear ear) {
            this.ear = ear;
        }

        @Override
        public void onOpen() {
            underWay.remove(this);
            ear.onOpen();
        }

        @Override
        public void onAnswer(Answer answer, boolean reusable) {
            underWay.remove(this);
            if (numbers == Numbers.AS_THEY_ARE) {
                ear.onAnswer(answer, reusable);
            } else {
                byte[] body = numbers.rewrite(answer.body(), 0, answer.body().length);
                ear.onAnswer(new Answer(answer.status(), answer.headers(), body), reusable);
            }
        }

        @Override
        public void onLost(Loss loss) {
            underWay.remove(this);
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
            underWay.remove(this);
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
            underWay.remove(this);
            ear.onLost(why);
        }
    }
}
