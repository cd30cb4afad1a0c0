package io.jackstay.testkit.simulate.venue;

/** An order as the venue has it at one instant. Immutable. */
public record OrderView(
        String account,
        String symbol,
        String orderId,
        long cloid,
        boolean buy,
        long ticks,
        long lots,
        long filled,
        State state,
        boolean reduceOnly,
        boolean postOnly,
        boolean immediate,
        String why,
        long acceptedNanos,
        long nanos) {
    private static final int SEQUENCE_BITS = 40;
    private static final int INSTALLATION_SHIFT = 52;
    private static final long STRANGERS_INSTALLATION = 1L << 61;
    /** Why an order ended that its owner has cancelled. */
    public static final String ON_REQUEST = "cancelled on request";

    /** What the venue says of an order. */
    public enum State {
        OPEN,
        FILLED,
        CANCELLED,
        REJECTED
    }

    /** A client order id of another installation, with the number that a bot of ours may have. */
    public static long ofStranger(int bot, long sequence) {
        return STRANGERS_INSTALLATION | (long) bot << SEQUENCE_BITS | sequence;
    }

    /** Whether its client order id is that of an installation which is not ours. */
    public boolean isStrangers() {
        return cloid >>> INSTALLATION_SHIFT != 0;
    }

    /** Whether somebody of this login's process has ended it. */
    public boolean isTouched() {
        return why.equals(ON_REQUEST);
    }

    /** Whether it may still fill. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether the runtime closes a position with it: no strategy of a seed sends one that is both. */
    public boolean isClosing() {
        return reduceOnly && immediate;
    }

    /** What may still fill, in lots. */
    public long left() {
        return isOpen() ? lots - filled : 0;
    }

    OrderView filled(long more, long now) {
        long sum = filled + more;
        State next = sum == lots ? State.FILLED : State.OPEN;
        return new OrderView(
                account,
                symbol,
                orderId,
                cloid,
                buy,
                ticks,
                lots,
                sum,
                next,
                reduceOnly,
                postOnly,
                immediate,
                why,
                acceptedNanos,
                now);
    }

    OrderView ended(State end, String words, long now) {
        return new OrderView(
                account,
                symbol,
                orderId,
                cloid,
                buy,
                ticks,
                lots,
                filled,
                end,
                reduceOnly,
                postOnly,
                immediate,
                words,
                acceptedNanos,
                now);
    }

    OrderView amended(long newTicks, long newLots, long now) {
        return new OrderView(
                account,
                symbol,
                orderId,
                cloid,
                buy,
                newTicks,
                newLots,
                filled,
                state,
                reduceOnly,
                postOnly,
                immediate,
                why,
                acceptedNanos,
                now);
    }
}
