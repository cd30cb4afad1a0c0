package io.jackstay.testkit.simulate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.emulator.base.Emulator;
import io.jackstay.emulator.base.EmulatorProvider;
import io.jackstay.emulator.base.EmulatorSetup;
import io.jackstay.emulator.base.fault.FaultKind;
import io.jackstay.emulator.base.fault.FaultRule;
import io.jackstay.emulator.base.trial.Rehearsal;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WireFaultsTest {
    private static final Set<Fault> ON_THE_LINE = EnumSet.of(
            Fault.DUPLICATE_FILL,
            Fault.REORDERED,
            Fault.LATE_FILL,
            Fault.MISSING_FILL,
            Fault.CLOSED,
            Fault.HALF_OPEN,
            Fault.STALLED,
            Fault.BAD_GATEWAY,
            Fault.LOST_REQUEST,
            Fault.UNPROCESSED,
            Fault.UNANSWERED,
            Fault.LOST_ANSWER,
            Fault.STALE_SNAPSHOT,
            Fault.TOO_MANY,
            Fault.SLOW_REQUEST,
            Fault.ODD_FRAME,
            Fault.MALFORMED);

    /** A venue that is never opened. */
    private static final class Provider implements EmulatorProvider {
        @Override
        public String name() {
            return "some";
        }

        @Override
        public List<String> networks() {
            return List.of("one");
        }

        @Override
        public void requireAccount(String account) {
            // any will do
        }

        @Override
        public Emulator open(EmulatorSetup setup) {
            throw new IllegalStateException("nobody asks for it");
        }
    }

    private final Rehearsal rehearsal = Rehearsal.of(new Provider()).orElseThrow();

    private static Swarm with(Set<Fault> faults) {
        Map<Fault, Double> shares = new EnumMap<>(Fault.class);
        faults.forEach(fault -> shares.put(fault, 0.5));
        return new Swarm(new SplittableRandom(1), shares);
    }

    @Test
    void everyKindOfFaultHappensAndCountsForItsOwn() {
        Swarm swarm = with(ON_THE_LINE);
        WireFaults faults = new WireFaults(swarm, rehearsal);

        List<FaultRule> rules = faults.plan(1).rules();
        rules.forEach(faults::happened);

        assertThat(rules).extracting(FaultRule::kind).contains(FaultKind.values());
        assertThat(swarm.counts().keySet()).isEqualTo(ON_THE_LINE);
        assertThat(rules).allMatch(rule -> rule.chance() == 0.5);
    }

    @Test
    void oneFaultHasNoRulesOfOthers() {
        for (Fault fault : ON_THE_LINE) {
            Swarm swarm = with(EnumSet.of(fault));
            WireFaults faults = new WireFaults(swarm, rehearsal);
            faults.plan(1).rules().forEach(faults::happened);

            assertThat(swarm.counts().keySet()).containsExactly(fault);
        }
    }

    @Test
    void nothingGoesWrongWhereNothingIsDrawn() {
        assertThat(new WireFaults(with(Set.of()), rehearsal).plan(1).rules()).isEmpty();
    }
}
