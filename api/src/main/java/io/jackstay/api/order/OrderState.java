package io.jackstay.api.order;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where an order stands, as far as the evidence goes. Immutable. Closed: no state will be added.
 *
 * <p>The whole table of transitions is in this file. What is not in it would go backwards, and is dropped and counted
 * by the runtime. {@code OPEN} to {@code OPEN} and {@code PARTIALLY_FILLED} to {@code PARTIALLY_FILLED} are in it: a
 * live order's price, size and filled size may change without its state. The table sees states alone; whoever applies
 * it also sees to it that the filled size never falls, and that an order which was once shown live is never {@code
 * FAILED}.
 *
 * <p>A cancel or an amend without an answer is {@link Order#pending()}, not a state.
 */
public enum OrderState {
    /** Made, not yet handed to the connector. */
    NEW("not at the venue: the order has not left the runtime"),

    /** Handed to the connector, no answer yet; or received by the venue, which will say later what became of it. */
    SUBMITTING("the order was handed to the connector, or the venue received it and will say later what became of it"),

    /** At the venue and working, nothing filled. */
    OPEN("the venue accepted the order, or shows it among the open orders"),

    /** At the venue and working, filled in part. */
    PARTIALLY_FILLED(
            "a fill smaller than the order, or the venue shows a filled size below the order's size while it is live"),

    /** Filled whole. Final. */
    FILLED("fills that add up to the order's size, or the venue's word that it is filled whole"),

    /**
     * Ended by a cancel: ours, a hand's, or the venue's (an IOC's rest, self-trade prevention, a dead-man switch).
     * Final.
     */
    CANCELLED("the venue's word that it is cancelled; the answer to a cancel only where it says the order is gone"),

    /** Ended by its own deadline or life time. Final. */
    EXPIRED("the venue's word that the order's time ran out"),

    /** Said no to by the bot's risk chain, the account's gate, the connector or the venue. Final. */
    REJECTED("the refusal of this order by risk rule or connector before sending, or by the venue; never a time-out"),

    /** Proven never to have been at the venue. Final. */
    FAILED("proof that it never was at the venue: not sent, or not found there after deadline and settle time"),

    /**
     * No answer, or an answer that proves nothing: neither resubmitted nor forgotten until the venue has said what it
     * holds.
     *
     * <p>An open order becomes {@code UNKNOWN} in one case: the venue stopped showing it and does not say how it
     * ended. A doubtful cancel or amend does not make it so.
     */
    UNKNOWN("no answer after sending, or the venue no longer shows the order and does not say how it ended");

    private static final Map<OrderState, Set<OrderState>> NEXT = table();

    private final String evidence;

    OrderState(String evidence) {
        this.evidence = evidence;
    }

    private static Map<OrderState, Set<OrderState>> table() {
        Set<OrderState> ends = EnumSet.of(FILLED, CANCELLED, EXPIRED);
        Set<OrderState> shown = EnumSet.of(OPEN, PARTIALLY_FILLED, FILLED, CANCELLED, EXPIRED, REJECTED);
        Map<OrderState, Set<OrderState>> table = new EnumMap<>(OrderState.class);
        table.put(NEW, EnumSet.of(SUBMITTING, REJECTED, FAILED));
        table.put(SUBMITTING, with(shown, FAILED, UNKNOWN));
        table.put(UNKNOWN, with(shown, FAILED));
        table.put(OPEN, with(shown, UNKNOWN));
        table.put(PARTIALLY_FILLED, with(ends, PARTIALLY_FILLED, UNKNOWN));
        for (OrderState last : EnumSet.of(FILLED, CANCELLED, EXPIRED, REJECTED, FAILED)) {
            table.put(last, EnumSet.noneOf(OrderState.class));
        }
        return table;
    }

    private static Set<OrderState> with(Set<OrderState> states, OrderState... more) {
        Set<OrderState> all = EnumSet.copyOf(states);
        all.addAll(Set.of(more));
        return all;
    }

    /**
     * Whether an update may bring an order from this state to {@code next}; see the class for the two states that may
     * follow themselves.
     */
    public boolean canBecome(OrderState next) {
        return row().contains(next);
    }

    /** Whether this state is never left. A later fill still counts for position, PnL and filled size. */
    public boolean isFinal() {
        return row().isEmpty();
    }

    /** Whether an order in this state counts as exposure: it is at the venue, or may be. */
    public boolean mayBeLive() {
        return this != NEW && !isFinal();
    }

    /** What must have been seen before an order may be said to be in this state; one sentence without its full stop. */
    public String evidence() {
        return evidence;
    }

    private Set<OrderState> row() {
        Set<OrderState> row = NEXT.get(this);
        if (row == null) {
            throw new IllegalStateException(this + " has no row in the table of transitions");
        }
        return row;
    }
}
