package io.jackstay.testkit.simulate.venue;

import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.time.Duration;

/**
 * One login's connection: which process it belongs to, whether it is up, and what befalls it. Not thread safe: owned by the run; what
 * reaches the connector comes on its loop.
 */
final class Wire {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final long SILENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Agenda agenda;
    private final Network network;
    private final Swarm swarm;
    private final String account;
    private final int life;
    private final ConnectorContext context;
    private final Runnable onDown;
    private final Runnable onUp;
    private boolean listening;
    private boolean told;
    private long silentUntil;
    private long silentSince;
    private long publicSilentUntil;
    private long lastArrival;

    /** What every connection of a run shares. */
    record Surroundings(Agenda agenda, Network network, Swarm swarm, Throttle throttle, Gaps gaps) {}

    Wire(Surroundings around, ConnectorContext context, Runnable onDown, Runnable onUp) {
        this.agenda = around.agenda();
        this.network = around.network();
        this.swarm = around.swarm();
        this.account = context.venue().name();
        this.life = network.life();
        this.context = context;
        this.onDown = onDown;
        this.onUp = onUp;
    }

    /** The private stream is there from now on; called on the connector's loop. */
    void begin() {
        listening = true;
        told = true;
        onUp.run();
        context.timers().every(LOOK, this::look);
    }

    /** Whether the stream carries anything now. */
    boolean carriesPrivate() {
        return listening && !isSilent() && network.isAlive(life);
    }

    boolean carriesPublic() {
        return carriesPrivate() && agenda.now() >= publicSilentUntil;
    }

    /** Whether nothing at all passes, in neither direction. */
    boolean isSilent() {
        return agenda.now() < silentUntil;
    }

    void toVenue(Runnable arrival) {
        network.toVenue(life, () -> {
            if (!isSilent()) {
                arrival.run();
            }
        });
    }

    void toProcess(long delayNanos, Runnable arrival) {
        network.toProcess(life, account, delayNanos, arrival);
    }

    /** A message of the stream: behind those before it. */
    void toProcessInOrder(Runnable arrival) {
        lastArrival = network.toProcessAfter(life, account, lastArrival, arrival);
    }

    /** On the connector's loop: sees what has become of the connection, and what becomes of it next. */
    private void look() {
        if (isSilent()) {
            if (told && agenda.now() - silentSince >= SILENCE_NANOS) {
                lose();
            }
            return;
        }
        if (!told) {
            return;
        }
        if (silentSince != 0) {
            lose();
            return;
        }
        if (swarm.strikes(Fault.CLOSED, 0.05)) {
            lose();
        } else if (swarm.strikes(Fault.HALF_OPEN, 0.05)) {
            silentSince = agenda.now();
            silentUntil = agenda.now() + seconds(Fault.HALF_OPEN, 3, 60);
        } else if (swarm.strikes(Fault.STALLED, 0.1)) {
            publicSilentUntil = agenda.now() + seconds(Fault.STALLED, 5, 120);
        }
    }

    /** The venue is away until then, and nobody says so. */
    void interrupt(long untilNanos) {
        silentSince = agenda.now();
        silentUntil = Math.max(silentUntil, untilNanos);
    }

    private long seconds(Fault fault, int least, int spread) {
        return Duration.ofSeconds(least + swarm.random(fault).nextInt(spread)).toNanos();
    }

    private void lose() {
        told = false;
        listening = false;
        onDown.run();
        again(Duration.ofSeconds(1));
    }

    private void again(Duration pause) {
        context.timers().once(pause, () -> {
            if (isSilent()
                    || swarm.isOn(Fault.CLOSED) && swarm.random(Fault.CLOSED).nextInt(3) > 0) {
                again(pause.compareTo(Duration.ofSeconds(20)) > 0 ? pause : pause.multipliedBy(2));
                return;
            }
            silentSince = 0;
            listening = true;
            told = true;
            onUp.run();
        });
    }
}
