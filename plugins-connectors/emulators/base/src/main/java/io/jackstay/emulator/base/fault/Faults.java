package io.jackstay.emulator.base.fault;

import io.jackstay.emulator.base.Agenda;
import io.jackstay.lib.sim.feed.SplitMix64;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Says what goes wrong next. Not thread safe: confined to the driving thread. */
final class Faults {
    private static final long PARTS = 1L << 40;

    private final Agenda agenda;
    private final long begun;
    private final List<Watch> watches = new ArrayList<>();
    private final SortedSet<String> named = new TreeSet<>();
    private final Map<FaultKind.Stage, Map<String, List<Watch>>> places = new EnumMap<>(FaultKind.Stage.class);
    private final SplitMix64 random;
    private Consumer<FaultRule> listener = rule -> {};
    private boolean calm;

    Faults(FaultPlan plan, Agenda agenda) {
        this.agenda = agenda;
        this.begun = agenda.now();
        this.random = new SplitMix64(plan.seed());
        for (FaultRule rule : plan.rules()) {
            watches.add(new Watch(rule));
            named.add(rule.on());
        }
    }

    /** The fault of one text at one place; empty: all goes well. */
    Optional<FaultRule> next(FaultKind.Stage stage, String place, String text) {
        if (calm || watches.isEmpty()) {
            return Optional.empty();
        }
        for (Watch watch : at(stage, place)) {
            if (watch.fits(text)) {
                listener.accept(watch.rule);
                return Optional.of(watch.rule);
            }
        }
        return Optional.empty();
    }

    /**
     * What is told of a place often is looked up, and not compared with each rule. Places that no rule names are one: clients may name as many
     * as they like.
     */
    private List<Watch> at(FaultKind.Stage stage, String place) {
        String known = named.contains(place) ? place : "";
        return places.computeIfAbsent(stage, any -> new TreeMap<>()).computeIfAbsent(known, any -> watches.stream()
                .filter(watch -> watch.isAt(stage, known))
                .toList());
    }

    void calm() {
        calm = true;
    }

    void onFault(Consumer<FaultRule> told) {
        listener = told;
    }

    /** A number below a bound. */
    int draw(int bound) {
        return (int) random.between(0, bound - 1L);
    }

    private final class Watch {
        private final FaultRule rule;
        private long seen;
        private int happened;

        private Watch(FaultRule rule) {
            this.rule = rule;
        }

        private boolean isAt(FaultKind.Stage stage, String place) {
            return rule.kind().isAt(stage) && (rule.on().isEmpty() || rule.on().equals(place));
        }

        private boolean fits(String text) {
            long age = agenda.now() - begun;
            boolean meant = (rule.contains().isEmpty() || text.contains(rule.contains()))
                    && age >= rule.from().toNanos()
                    && age < rule.until().toNanos()
                    && happened < rule.times();
            if (!meant || ++seen % rule.every() != 0) {
                return false;
            }
            if (rule.chance() < 1 && random.between(0, PARTS - 1) >= rule.chance() * PARTS) {
                return false;
            }
            happened++;
            return true;
        }
    }
}
