package io.jackstay.testkit.simulate.venue;

import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The venue's gate before all it is asked: now and then our address has asked too much, and for a while nothing of it is looked at. Not
 * thread safe: owned by the run.
 */
final class Throttle {
    private static final int LONGEST_MILLIS = 15_000;

    private final Agenda agenda;
    private final Swarm swarm;
    private long shutUntil;
    private boolean tells;

    Throttle(Agenda agenda, Swarm swarm) {
        this.agenda = agenda;
        this.swarm = swarm;
    }

    /**
     * A no. Immutable.
     *
     * @param pause how long nothing is looked at; zero where the venue does not say
     */
    record TooMany(Duration pause) {}

    /** A request has come: whether it is turned away before anybody looks at it. */
    Optional<TooMany> turnsAway() {
        if (agenda.now() >= shutUntil) {
            if (!swarm.strikes(Fault.TOO_MANY, 0.2)) {
                return Optional.empty();
            }
            SplittableRandom own = swarm.random(Fault.TOO_MANY);
            shutUntil = agenda.now()
                    + Duration.ofMillis(own.nextInt(2) * own.nextInt(LONGEST_MILLIS))
                            .toNanos();
            tells = own.nextBoolean();
        }
        return Optional.of(new TooMany(tells ? Duration.ofNanos(shutUntil - agenda.now()) : Duration.ZERO));
    }
}
