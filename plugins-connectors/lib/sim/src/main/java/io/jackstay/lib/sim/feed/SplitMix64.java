package io.jackstay.lib.sim.feed;

/**
 * A generator of random numbers with 64 bits of state: the finaliser of Stafford's variant 13 over a counter. Not thread safe: owned by
 * whoever draws.
 *
 * <p>Written out so that the numbers never depend on a JDK. Source: G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number
 * Generators", OOPSLA 2014, with the published constants.
 */
public final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final int PARTS = 12;
    private static final int PART_BITS = 16;
    private static final long PART_MASK = 0xFFFF;

    private long state;

    /** A generator; the same seed gives the same numbers. */
    public SplitMix64(long seed) {
        this.state = seed;
    }

    /** Where it is; a generator with the same state draws the same numbers. */
    public long state() {
        return state;
    }

    /** Goes on from a state. */
    public void state(long before) {
        state = before;
    }

    /** The next 64 bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** From {@code low} to {@code high}, both included; the bias is below {@code (high - low) / 2^63}. */
    public long between(long low, long high) {
        return low + (next() >>> 1) % (high - low + 1);
    }

    /** Heads or tails. */
    public boolean nextBoolean() {
        return next() < 0;
    }

    /** About normal with mean 0 and deviation 65536, within six deviations: the sum of twelve uniform parts. */
    long nextBell() {
        long sum = 0;
        for (int i = 0; i < PARTS / 4; i++) {
            long bits = next();
            for (int shift = 0; shift < Long.SIZE; shift += PART_BITS) {
                sum += (bits >>> shift) & PART_MASK;
            }
        }
        return sum - PARTS / 2 * (PART_MASK + 1) + PARTS / 2;
    }
}
