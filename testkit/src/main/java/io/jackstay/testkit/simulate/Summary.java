package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.testkit.simulate.fault.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What all seeds came to. Not thread safe: owned by who adds to it. */
final class Summary {
    /** From this many seeds on each fault must have happened. */
    private static final int ENOUGH_SEEDS = 100;

    private final Faults drawn;
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final List<Long> failed = new ArrayList<>();
    private long seeds;
    private long violations;
    private long orders;
    private long fills;

    Summary(Faults drawn) {
        this.drawn = requireNonNull(drawn, "drawn is null");
        drawn.possible().forEach(fault -> faults.put(fault, 0L));
    }

    void add(Verdict verdict) {
        seeds++;
        violations += verdict.violations().size();
        orders += verdict.orders();
        fills += verdict.fills();
        verdict.faults().forEach((fault, count) -> faults.merge(fault, count, Long::sum));
        if (!verdict.isGood()) {
            failed.add(verdict.seed());
        }
    }

    private List<Fault> missing() {
        if (seeds < ENOUGH_SEEDS) {
            return List.of();
        }
        return Arrays.stream(Fault.values())
                .filter(fault -> drawn.mayHappen(fault) && faults.getOrDefault(fault, 0L) == 0)
                .toList();
    }

    /** What is known while seeds still run. */
    String standing() {
        return violations == 1 ? "1 violation" : violations + " violations";
    }

    /** Why the command fails, when it does. */
    Optional<String> failure() {
        if (violations > 0) {
            return Optional.of("%s in %d of %d seeds, the first in seed %d"
                    .formatted(standing(), failed.size(), seeds, failed.get(0)));
        }
        return missing().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "no seed had " + missing().stream().map(Fault::code).collect(Collectors.joining(", ")));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        faults.forEach((fault, count) -> lines.add("%-6s%9d  %s".formatted(fault.code(), count, fault.words())));
        lines.add("seeds %d, violations %d, orders %d, fills %d".formatted(seeds, violations, orders, fills));
        return lines;
    }

    String json() {
        String counts = faults.entrySet().stream()
                .map(entry -> "\"%s\":%d".formatted(entry.getKey().code(), entry.getValue()))
                .collect(Collectors.joining(","));
        return "{\"seeds\":%d,\"violations\":%d,\"orders\":%d,\"fills\":%d,\"faults\":{%s}}"
                .formatted(seeds, violations, orders, fills, counts);
    }
}
