package io.jackstay.testkit.simulate.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.time.Duration;
import java.util.EnumMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ThrottleTest {
    private final Agenda agenda = new Agenda(1);
    private final EnumMap<Fault, Double> shares = new EnumMap<>(Fault.class);

    @Test
    void withoutTheFaultNothingIsTurnedAway() {
        Throttle throttle = new Throttle(agenda, new Swarm(new SplittableRandom(1), shares));

        assertThat(throttle.turnsAway()).isEmpty();
    }

    @Test
    void whatItSaysToWaitIsAsLongAsItIsShut() {
        shares.put(Fault.TOO_MANY, 0.999999);
        Swarm swarm = new Swarm(new SplittableRandom(1), shares);
        Throttle throttle = new Throttle(agenda, swarm);
        Duration pause = Duration.ZERO;
        while (pause.isZero()) {
            pause = throttle.turnsAway().orElseThrow().pause();
        }
        swarm.calm();
        agenda.advanceTo(agenda.now() + pause.toNanos() - 1);
        assertThat(throttle.turnsAway()).isPresent();
        agenda.advanceTo(agenda.now() + 1);

        assertThat(throttle.turnsAway()).isEmpty();
    }
}
