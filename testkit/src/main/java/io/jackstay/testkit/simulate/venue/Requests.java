package io.jackstay.testkit.simulate.venue;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Requests of one login and their answers, each of which may be lost. Not thread safe: owned by the run. */
final class Requests {
    /** What the venue counts by: the address, which all logins have in common. */
    static final String SCOPE = "simulated";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final Wire wire;
    private final Agenda agenda;
    private final Swarm swarm;
    private final Throttle throttle;
    private final ConnectorContext context;
    private Duration nextPause = FIRST_PAUSE;

    Requests(Wire wire, Wire.Surroundings around, ConnectorContext context) {
        this.wire = wire;
        this.agenda = around.agenda();
        this.swarm = around.swarm();
        this.throttle = around.throttle();
        this.context = context;
    }

    /** One request under way: whichever comes first, answer or doubt, is told, and nothing after it. */
    private static final class Exchanged<T> {
        private final boolean places;
        private final Consumer<T> answer;
        private final Consumer<String> doubt;
        private final Consumer<Rejection> refusal;
        private boolean done;

        private Exchanged(boolean places, Consumer<T> answer, Consumer<String> doubt, Consumer<Rejection> refusal) {
            this.places = places;
            this.answer = answer;
            this.doubt = doubt;
            this.refusal = refusal;
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

        private void refused(Rejection why) {
            if (!done) {
                done = true;
                refusal.accept(why);
            }
        }
    }

    /** A question; called on the connector's loop, as the reply is; {@code atVenue} is not. */
    <T, R> void ask(Supplier<T> atVenue, Function<T, R> translation, Reply<R> reply) {
        send(
                false,
                atVenue,
                value -> reply.ok(translation.apply(value)),
                reply::unknown,
                why -> reply.refused(why.reason(), why.words()));
    }

    /**
     * The same with an answer that is a yes or a no of its own.
     *
     * @param places whether it has new orders: where losses have given shares, they are shares of these
     * @param refusal told that nobody looked at the request
     */
    <T> void send(
            boolean places,
            Supplier<T> atVenue,
            Consumer<T> answer,
            Consumer<String> doubt,
            Consumer<Rejection> refusal) {
        Exchanged<T> request = new Exchanged<>(places, answer, doubt, refusal);
        context.timers().once(PATIENCE, () -> request.doubted("no answer within 5 s"));
        if (isLost(Fault.LOST_REQUEST, request)) {
            return;
        }
        wire.toVenue(() -> received(atVenue, request));
    }

    private <T> void received(Supplier<T> atVenue, Exchanged<T> request) {
        Optional<Throttle.TooMany> tooMany = throttle.turnsAway();
        if (tooMany.isPresent()) {
            wire.toProcess(0, () -> turnedAway(tooMany.get(), request));
            return;
        }
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
            wire.toProcess(0, () -> {
                nextPause = FIRST_PAUSE;
                request.answered(value);
            });
        }
    }

    /** Nothing is sent for as long as the venue says; where it does not, for a pause that grows. */
    private void turnedAway(Throttle.TooMany no, Exchanged<?> request) {
        Duration pause = no.pause();
        if (pause.isZero()) {
            pause = nextPause;
            Duration longer = nextPause.multipliedBy(2);
            nextPause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
        context.rateLimiter(SCOPE, SimulatedProvider.limit()).penalty(pause, "429");
        request.refused(new Rejection(RejectReason.RATE_LIMITED, "429 from the venue's gate"));
    }

    private boolean isLost(Fault fault, Exchanged<?> request) {
        return (request.places || !swarm.isExact()) && swarm.strikes(fault);
    }

    private static <T> void lost(T answer) {
        requireNonNull(answer, "answer is null");
    }
}
