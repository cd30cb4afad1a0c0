package io.jackstay.testkit.simulate;

import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which faults there are: those that each seed draws, but for some, or given ones with given probabilities. Immutable.
 *
 * @param possible what the venue of the run can do at all
 * @param shares empty when the seed draws
 */
record Faults(Set<Fault> possible, Set<Fault> without, SortedMap<Fault, Double> shares) {
    Faults {
        possible = Collections.unmodifiableSet(new TreeSet<>(possible));
        without = Collections.unmodifiableSet(new TreeSet<>(without));
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    static Faults drawn() {
        return new Faults(Fault.ofPlainVenue(), Set.of(), new TreeMap<>());
    }

    boolean areShares() {
        return !shares.isEmpty();
    }

    boolean mayHappen(Fault fault) {
        return possible.contains(fault) && (areShares() ? shares.containsKey(fault) : !without.contains(fault));
    }

    Swarm swarm(SplittableRandom random) {
        if (areShares()) {
            return new Swarm(random, shares);
        }
        Set<Fault> out = EnumSet.allOf(Fault.class);
        out.removeIf(this::mayHappen);
        return new Swarm(random, out);
    }

    /** As the command line has it. */
    String words() {
        if (areShares()) {
            return " --shares " + shares.entrySet().stream().map(Faults::word).collect(Collectors.joining(","));
        }
        return without.isEmpty()
                ? ""
                : " --without " + without.stream().map(Fault::code).collect(Collectors.joining(","));
    }

    private static String word(Map.Entry<Fault, Double> share) {
        return share.getKey().code() + "=" + share.getValue();
    }
}
