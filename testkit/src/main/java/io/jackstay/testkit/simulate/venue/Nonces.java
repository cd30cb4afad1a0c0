package io.jackstay.testkit.simulate.venue;

import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the venue keeps of the nonces of its logins: the highest of them, none of which it takes twice. Not thread safe: owned by the
 * run.
 */
final class Nonces {
    private static final int KEPT = 100;

    private final Swarm swarm;
    private final Consumer<String> twice;
    private final SortedMap<String, TreeSet<Long>> seen = new TreeMap<>();

    /** @param twice told of a nonce that has come before */
    Nonces(Swarm swarm, Consumer<String> twice) {
        this.swarm = swarm;
        this.twice = twice;
    }

    /** Whether a request with this nonce is looked at; each is used up by it, taken or not. */
    boolean takes(String account, long nonce) {
        TreeSet<Long> highest = seen.computeIfAbsent(account, any -> new TreeSet<>());
        boolean isTooLow = highest.size() == KEPT && nonce < highest.first();
        if (!isTooLow && !highest.add(nonce)) {
            twice.accept("nonce %d of %s came to the venue twice".formatted(nonce, account));
            return false;
        }
        if (highest.size() > KEPT) {
            highest.pollFirst();
        }
        return !isTooLow && !swarm.strikes(Fault.NONCE);
    }
}
