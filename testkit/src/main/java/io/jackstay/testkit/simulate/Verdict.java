package io.jackstay.testkit.simulate;

import io.jackstay.testkit.simulate.check.Violation;
import io.jackstay.testkit.simulate.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one seed came to. Immutable, but for what is counted in it. */
record Verdict(
        long seed,
        List<Violation> violations,
        long orders,
        long fills,
        Set<Fault> drawn,
        Map<Fault, Long> faults,
        String hash,
        List<String> lastEvents) {
    boolean isGood() {
        return violations.isEmpty();
    }
}
