package io.jackstay.testkit.simulate.venue;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Requests of one login and their answers, each of which may be lost. Not thread safe: owned by the run. */
final class Requests {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Wire wire;
    private final Agenda agenda;
    private final Swarm swarm;
    private final ConnectorContext context;

    Requests(Wire wire, Wire.Surroundings around, ConnectorContext context) {
        this.wire = wire;
        this.agenda = around.agenda();
        this.swarm = around.swarm();
        this.context = context;
    }

    /** One request under way: whichever comes first, answer or doubt, is told, and nothing after it. */
    private static final class Exchanged<T> {
        private final boolean places;
        private final Consumer<T> answer;
        private final Consumer<String> doubt;
        private boolean done;

        private Exchanged(boolean places, Consumer<T> answer, Consumer<String> doubt) {
            this.places = places;
            this.answer = answer;
            this.doubt = doubt;
        }

        private void answered(T value) {
            if (!done) {
                done = true;
                answer.accept(value);
            }
        }

        private void doubted(String why) {
            if (!done) {
                done = true;
                doubt.accept(why);
            }
        }
    }

    /** Called on the connector's loop, as both of the callbacks are; {@code atVenue} is not. */
    <T> void send(Supplier<T> atVenue, Consumer<T> answer, Consumer<String> doubt) {
        send(false, atVenue, answer, doubt);
    }

    /** @param places whether it has new orders: where losses have given shares, they are shares of these */
    <T> void send(boolean places, Supplier<T> atVenue, Consumer<T> answer, Consumer<String> doubt) {
        Exchanged<T> request = new Exchanged<>(places, answer, doubt);
        context.timers().once(PATIENCE, () -> request.doubted("no answer within 5 s"));
        if (isLost(Fault.LOST_REQUEST, request)) {
            return;
        }
        wire.toVenue(() -> received(atVenue, request));
    }

    private <T> void received(Supplier<T> atVenue, Exchanged<T> request) {
        if (swarm.strikes(Fault.BAD_GATEWAY)) {
            if (swarm.random(Fault.BAD_GATEWAY).nextBoolean()) {
                lost(atVenue.get());
            }
            wire.toProcess(0, () -> request.doubted("502 from the venue's gateway"));
            return;
        }
        if (isLost(Fault.UNPROCESSED, request)) {
            wire.toProcess(0, () -> request.doubted("connection reset"));
            return;
        }
        if (isLost(Fault.UNANSWERED, request)) {
            agenda.after(Duration.ofMillis(swarm.random(Fault.UNANSWERED).nextInt(8_000)), () -> lost(atVenue.get()));
            return;
        }
        T value = atVenue.get();
        if (!wire.isSilent() && !isLost(Fault.LOST_ANSWER, request)) {
            wire.toProcess(0, () -> request.answered(value));
        }
    }

    private boolean isLost(Fault fault, Exchanged<?> request) {
        return (request.places || !swarm.isExact()) && swarm.strikes(fault);
    }

    private static <T> void lost(T answer) {
        requireNonNull(answer, "answer is null");
    }
}
