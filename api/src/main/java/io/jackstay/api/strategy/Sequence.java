package io.jackstay.api.strategy;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Size;
import io.jackstay.api.plugin.Experimental;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Named steps, one after the other, on one venue or several, that come to their end whatever happens to the process: all
 * done, or those that were done taken back. Immutable, equal by value. Built by strategies.
 *
 * <p>It is data, no code: the runtime keeps it in the bot's journal from {@link Execution#sequence} until it is over and
 * needs nobody to describe it again. Each step's state is durable before an order of that step leaves; after a restart
 * its order is found again by its label, so nothing is sent twice.
 */
@Experimental
public final class Sequence {
    /** Most steps. */
    public static final int MAX_STEPS = 32;

    private final String name;
    private final List<Step> steps;

    private Sequence(String name, List<Step> steps) {
        this.name = Step.requireName("sequence", name);
        this.steps = List.copyOf(steps);
        SortedSet<String> names = new TreeSet<>();
        for (Step step : steps) {
            if (step.amount() instanceof Step.Amount.AsFilled earlier && !names.contains(earlier.step())) {
                throw new IllegalArgumentException("step '%s' trades what '%s' filled, which is no step before it"
                        .formatted(step.name(), earlier.step()));
            }
            if (!names.add(step.name())) {
                throw new IllegalArgumentException("two steps are called '%s'".formatted(step.name()));
            }
        }
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException("%d steps: 1 to %d".formatted(steps.size(), MAX_STEPS));
        }
    }

    /**
     * A sequence.
     *
     * @param name 1 to {@value Step#MAX_NAME_LENGTH} lower-case letters, digits and dashes; one of a name is under way
     *     at a time
     * @throws IllegalArgumentException when there is no step, when two have one name, or when one trades what a later
     *     one fills
     */
    public static Sequence of(String name, Step... steps) {
        return new Sequence(name, List.of(steps));
    }

    /** As {@link #of(String, Step...)}. */
    public static Sequence of(String name, List<Step> steps) {
        return new Sequence(name, steps);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The steps, in their order. */
    public List<Step> steps() {
        return steps;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sequence that && name.equals(that.name) && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + steps.hashCode();
    }

    @Override
    public String toString() {
        return "Sequence[%s: %s]".formatted(name, steps);
    }

    /** How a sequence ended. Open: a switch over it needs a default branch. */
    public enum End {
        /** Every step is confirmed. */
        COMPLETE,
        /** A step could not be confirmed, or it was cancelled, and every step before it is undone as its undo says. */
        COMPENSATED
    }

    /**
     * How a sequence ended. Immutable. Made by the runtime.
     *
     * @param name its name
     * @param end the kind of end
     * @param steps what came of each step, in their order
     * @param why in words, for people
     */
    public record Done(String name, End end, List<Result> steps, String why) {
        /** Copies the list. Throws {@link NullPointerException} for null. */
        public Done {
            requireNonNull(name, "name is null");
            requireNonNull(end, "end is null");
            requireNonNull(why, "why is null");
            steps = List.copyOf(steps);
        }
    }

    /**
     * What came of a step. Immutable. Made by the runtime.
     *
     * @param step its name
     * @param filled what it filled, base, from zero
     * @param averagePrice quote per base over {@code filled}; empty when nothing was
     * @param undone what was traded back of it, base, from zero; of a position that the runtime closed: all of it
     */
    public record Result(String step, Size filled, Optional<BigDecimal> averagePrice, Size undone) {
        /** Throws {@link NullPointerException} for null. */
        public Result {
            requireNonNull(step, "step is null");
            requireNonNull(filled, "filled is null");
            requireNonNull(averagePrice, "averagePrice is null");
            requireNonNull(undone, "undone is null");
        }
    }
}
