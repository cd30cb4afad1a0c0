package io.jackstay.runtime.task;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Size;
import io.jackstay.api.strategy.Sequence;
import io.jackstay.api.strategy.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a sequence stands: all that a new process needs to go on. Immutable; each change is made durable before what
 * follows from it leaves.
 *
 * @param run tells the runs of a bot's sequences apart
 * @param back whether it turned back and takes back what was done
 * @param index the step under way; as many as there are steps when all are done, −1 when all are taken back
 * @param attempt how often the step was tried before
 * @param endNanos when this try is out of time, epoch nanoseconds; 0 before it begins
 * @param order number of the last order of this step in this direction; 0 before the first
 * @param open whether what that order filled is not in {@code filled} yet
 * @param filled what the orders of this step in this direction have filled
 * @param value price times size of that
 * @param why why it is to turn back, or did; empty when it is not
 * @param closed markets in which the runtime closed the position, so that nothing is to be taken back there
 * @param steps what came of each step
 */
record SequenceState(
        long run,
        boolean back,
        int index,
        int attempt,
        long endNanos,
        int order,
        boolean open,
        Size filled,
        BigDecimal value,
        String why,
        List<MarketId> closed,
        List<Part> steps) {
    SequenceState {
        requireNonNull(filled, "filled is null");
        requireNonNull(value, "value is null");
        requireNonNull(why, "why is null");
        closed = List.copyOf(closed);
        steps = List.copyOf(steps);
    }

    /**
     * What came of a step. Immutable.
     *
     * @param value price times size of what it filled
     * @param undone what was traded back of it
     */
    record Part(Size filled, BigDecimal value, Size undone) {
        Part {
            requireNonNull(filled, "filled is null");
            requireNonNull(value, "value is null");
            requireNonNull(undone, "undone is null");
        }
    }

    static SequenceState begin(Sequence plan, long run) {
        List<Part> parts = new ArrayList<>();
        for (Step step : plan.steps()) {
            parts.add(new Part(zero(step.market()), BigDecimal.ZERO, zero(step.market())));
        }
        return new SequenceState(
                run, false, 0, 0, 0, 0, false, parts.get(0).filled(), BigDecimal.ZERO, "", List.of(), parts);
    }

    private static Size zero(MarketId market) {
        return Size.of(market, 0, 0);
    }

    boolean isAskedBack() {
        return !why.isEmpty();
    }

    Part part() {
        return steps.get(index);
    }

    /** A try begins. */
    SequenceState trying(long untilNanos) {
        return new SequenceState(run, back, index, attempt, untilNanos, order, open, filled, value, why, closed, steps);
    }

    /** One more order is to leave; those before it filled that much. */
    SequenceState sending(Size filledBefore, BigDecimal valueBefore) {
        return new SequenceState(
                run, back, index, attempt, endNanos, order + 1, true, filledBefore, valueBefore, why, closed, steps);
    }

    /** The orders so far have ended, and filled that much. */
    SequenceState counted(Size filledNow, BigDecimal valueNow) {
        return new SequenceState(
                run, back, index, attempt, endNanos, order, false, filledNow, valueNow, why, closed, steps);
    }

    /** The step is tried once more. */
    SequenceState again() {
        return new SequenceState(run, back, index, attempt + 1, 0, order, open, filled, value, why, closed, steps);
    }

    /** The step is done. */
    SequenceState stepDone() {
        return moved(false, index + 1, with(new Part(filled, value, part().undone())), why);
    }

    /** It turns back, the step under way first. */
    SequenceState turnedBack(String reason) {
        return moved(true, index, with(new Part(filled, value, part().undone())), reason);
    }

    /** The step is taken back, as far as it goes. */
    SequenceState stepUndone(Size undone) {
        return moved(true, index - 1, with(new Part(part().filled(), part().value(), undone)), why);
    }

    /** It is to turn back. */
    SequenceState asked(String reason) {
        return new SequenceState(
                run, back, index, attempt, endNanos, order, open, filled, value, reason, closed, steps);
    }

    /** The runtime closes the position in a market. */
    SequenceState closing(MarketId market) {
        List<MarketId> more = new ArrayList<>(closed);
        more.add(market);
        return new SequenceState(run, back, index, attempt, endNanos, order, open, filled, value, why, more, steps);
    }

    private SequenceState moved(boolean backward, int to, List<Part> parts, String reason) {
        int shown = Math.max(0, Math.min(to, parts.size() - 1));
        Size none = zero(parts.get(shown).filled().market());
        return new SequenceState(run, backward, to, 0, 0, 0, false, none, BigDecimal.ZERO, reason, closed, parts);
    }

    private List<Part> with(Part now) {
        List<Part> parts = new ArrayList<>(steps);
        parts.set(index, now);
        return parts;
    }
}
