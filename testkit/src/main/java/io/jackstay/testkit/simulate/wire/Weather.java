package io.jackstay.testkit.simulate.wire;

import static java.util.Objects.requireNonNull;

import io.jackstay.testkit.net.FakeHost;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import io.jackstay.testkit.simulate.venue.Agenda;
import java.time.Duration;
import java.util.SplittableRandom;

/** What happens on the way to a host, to all connections at once: it takes longer, falls silent, breaks, leads nowhere. Owned by the run. */
public final class Weather {
    private static final Duration STEP = Duration.ofSeconds(7);
    private static final int SHORTEST_MILLIS = 2;
    private static final int SPREAD_MILLIS = 60;

    private final FakeHost host;
    private final Agenda agenda;
    private final Swarm swarm;
    private final SplittableRandom random;
    private boolean silent;

    public Weather(FakeHost host, Agenda agenda, Swarm swarm, SplittableRandom random) {
        this.host = requireNonNull(host, "host is null");
        this.agenda = requireNonNull(agenda, "agenda is null");
        this.swarm = requireNonNull(swarm, "swarm is null");
        this.random = requireNonNull(random, "random is null");
        step();
    }

    private void step() {
        int millis = SHORTEST_MILLIS + random.nextInt(SPREAD_MILLIS);
        if (swarm.strikes(Fault.SLOW_REQUEST, 0.2)) {
            millis += swarm.random(Fault.SLOW_REQUEST).nextInt(6_000);
        }
        host.latency(Duration.ofMillis(millis));
        if (swarm.strikes(Fault.CLOSED, 0.05)) {
            host.cut("connection reset");
        }
        if (swarm.strikes(Fault.CLOSED, 0.1)) {
            host.closeIdle();
        }
        if (!silent && swarm.strikes(Fault.HALF_OPEN, 0.05)) {
            silent = true;
            host.freeze();
            after(Fault.HALF_OPEN, 60, this::thaw);
        }
        if (swarm.strikes(Fault.UNREACHABLE, 0.05)) {
            host.refuse("connection refused");
            after(Fault.UNREACHABLE, 60, host::accept);
        }
        agenda.after(STEP, this::step);
    }

    /** A stream that has lost something does not go on. */
    private void thaw() {
        silent = false;
        host.thaw();
        host.cut("connection reset after a silence");
    }

    private void after(Fault fault, int mostSeconds, Runnable what) {
        agenda.after(Duration.ofSeconds(1 + swarm.random(fault).nextInt(mostSeconds)), what);
    }

    /** Nothing goes wrong any more. */
    public void calm() {
        host.accept();
        if (silent) {
            thaw();
        }
    }
}
