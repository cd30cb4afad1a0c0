package io.jackstay.testkit.simulate.fault;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The faults of one seed: a random subset, each with its own probability and its own random numbers, so that leaving one out changes
 * as little as possible of the rest. A few seeds have none, a few have all. Not thread safe: owned by the run.
 */
public final class Swarm {
    private static final int PERCENT = 100;
    private static final int SEEDS_WITHOUT = 4;
    private static final int SEEDS_WITH_ALL = 4;
    private static final double[] RATES = {0.01, 0.05, 0.2};

    private final Set<Fault> on = EnumSet.noneOf(Fault.class);
    private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    private final Map<Fault, SplittableRandom> randoms = new EnumMap<>(Fault.class);
    private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
    private final boolean exact;
    private boolean calm;

    /** @param without those that are left out whatever the seed says */
    public Swarm(SplittableRandom random, Set<Fault> without) {
        this.exact = false;
        int draw = random.nextInt(PERCENT);
        for (Fault fault : Fault.values()) {
            SplittableRandom own = random.split();
            boolean drawn = own.nextInt(PERCENT) < 25;
            boolean wanted = draw >= SEEDS_WITHOUT && (draw < SEEDS_WITHOUT + SEEDS_WITH_ALL || drawn);
            rates.put(fault, RATES[own.nextInt(RATES.length)]);
            randoms.put(fault, own);
            if (wanted && !without.contains(fault)) {
                on.add(fault);
            }
        }
    }

    /** These and no others, each with exactly this probability whenever it is asked for. */
    public Swarm(SplittableRandom random, Map<Fault, Double> shares) {
        this.exact = true;
        for (Fault fault : Fault.values()) {
            randoms.put(fault, random.split());
        }
        rates.putAll(shares);
        on.addAll(shares.keySet());
    }

    /** Whether the fault happens now; counted when it does. */
    public boolean strikes(Fault fault) {
        return strikes(fault, 1);
    }

    /** The same with its probability multiplied, for what is asked seldom or often. */
    public boolean strikes(Fault fault, double factor) {
        if (!isOn(fault) || random(fault).nextDouble() >= rates.getOrDefault(fault, 0.0) * (exact ? 1 : factor)) {
            return false;
        }
        count(fault);
        return true;
    }

    /** Its probability multiplied, for who strikes by itself and counts; 0 when it does not happen. */
    public double share(Fault fault, double factor) {
        return isOn(fault) ? Math.min(1, rates.getOrDefault(fault, 0.0) * (exact ? 1 : factor)) : 0;
    }

    /** Whether the faults have given shares, so that each is to strike what its share is of, and nothing else. */
    public boolean isExact() {
        return exact;
    }

    /** Whether the fault may happen at all now. */
    public boolean isOn(Fault fault) {
        return !calm && on.contains(fault);
    }

    /** Whether the seed has the fault at all, for what is set up before anything goes wrong and stays when nothing does any more. */
    public boolean has(Fault fault) {
        return on.contains(fault);
    }

    /** One more has happened. */
    public void count(Fault fault) {
        counts.merge(fault, 1L, Long::sum);
    }

    /** Random numbers for the details of a fault. */
    public SplittableRandom random(Fault fault) {
        SplittableRandom random = randoms.get(fault);
        if (random == null) {
            throw new IllegalStateException("no random numbers for " + fault);
        }
        return random;
    }

    /** From here on nothing goes wrong any more. */
    public void calm() {
        calm = true;
    }

    /** Whether nothing goes wrong any more. */
    public boolean isCalm() {
        return calm;
    }

    /** The faults of this seed, in the order of the enum. */
    public Set<Fault> drawn() {
        return EnumSet.copyOf(on.isEmpty() ? EnumSet.noneOf(Fault.class) : on);
    }

    /** How often each fault happened. */
    public Map<Fault, Long> counts() {
        return new EnumMap<>(counts.isEmpty() ? new EnumMap<Fault, Long>(Fault.class) : counts);
    }
}
