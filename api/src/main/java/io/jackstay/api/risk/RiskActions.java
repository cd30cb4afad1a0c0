package io.jackstay.api.risk;

import io.jackstay.api.market.Money;
import java.time.Duration;

/**
 * What a risk rule can do to its scope. Not thread safe: owned by the loop of the scope, for use within the call that
 * it was handed to.
 *
 * <p>Implemented by the runtime: may gain methods. Each takes effect at the end of the call, is journaled with the
 * rule's name, and alerts. Halts are durable: a restart does not end them. Reasons are for people, not blank, with
 * limit and actual.
 */
public interface RiskActions {
    /**
     * From now on only what reduces passes, as the runtime computes it, and cancels. It lasts until a person resumes,
     * or as {@link #resumeAfter} or {@link #resumeNextDay} say. A scope is halted while at least one rule halts it; a
     * second call of one rule only changes the reason.
     */
    void halt(String why);

    /** Cancels all orders of the scope; does not halt. */
    void cancelAll(String why);

    /**
     * Cancels all orders of the scope and closes its positions with reducing orders inside the price collar; does not
     * halt.
     */
    void flatten(String why);

    /** Ends this rule's halt by itself after a time; positive. Without effect when the rule has not halted. */
    void resumeAfter(Duration delay);

    /**
     * Ends this rule's halt by itself when the next trading day begins. Without effect when the rule has not halted.
     */
    void resumeNextDay();

    /**
     * A hint: until its next {@link RiskRule#onTime} the rule has nothing to decide when a mark changes or time passes.
     *
     * <p>Said in {@code onTime}, for the time up to the next, which comes after fills and at the roll of the day as ever; a live bot
     * calls once a second too, a recording may leave that out. The runtime may call earlier all the same, and a rule that never says
     * so is called at each change of a mark.
     */
    default void quiet() {}

    /**
     * As {@link #quiet}, while equity is above this and no higher than its highest of now; in the asset of {@link RiskView#equity}.
     * Worked: a rule that halts at 9690 or below says 9690, and is called when a mark makes equity 9690, or 10200.01 when 10200 was
     * the highest.
     */
    default void quietAbove(Money equity) {}

    /** Tells a person. Repeats of one text within a short time are counted, not sent. */
    void alert(String text);
}
