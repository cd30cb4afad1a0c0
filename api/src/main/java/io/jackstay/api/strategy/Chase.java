package io.jackstay.api.strategy;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.plugin.Experimental;
import java.time.Duration;

/**
 * A limit order that follows the touch: what {@link Execution#chase} is to do. Immutable, equal by value. Built by
 * strategies; gains further withers.
 *
 * <p>Unless told otherwise: looked at each second, for 30 s, at the touch, waiting 5 s for a cancel, post-only, free to
 * open a position.
 */
@Experimental
public final class Chase {
    private final Side side;
    private final Size size;
    private final Duration interval;
    private final Duration timeout;
    private final int offsetTicks;
    private final Duration cancelWait;
    private final boolean postOnly;
    private final boolean reduceOnly;

    private Chase(
            Side side,
            Size size,
            Duration interval,
            Duration timeout,
            int offsetTicks,
            Duration cancelWait,
            boolean postOnly,
            boolean reduceOnly) {
        this.side = side;
        this.size = size;
        this.interval = requirePositive("interval", interval);
        this.timeout = requirePositive("timeout", timeout);
        this.offsetTicks = offsetTicks;
        this.cancelWait = requirePositive("cancelWait", cancelWait);
        this.postOnly = postOnly;
        this.reduceOnly = reduceOnly;
        if (postOnly && offsetTicks < 0) {
            throw new IllegalArgumentException(
                    "offsetTicks = %d is beyond the touch, where a post-only order would take".formatted(offsetTicks));
        }
    }

    /** A chase for a positive size, in the market of that size. */
    public static Chase of(Side side, Size size) {
        requireNonNull(side, "side is null");
        if (size.signum() <= 0) {
            throw new IllegalArgumentException("size must be positive, got " + size);
        }
        return new Chase(
                side, size, Duration.ofSeconds(1), Duration.ofSeconds(30), 0, Duration.ofSeconds(5), true, false);
    }

    /** This chase with another pause between two looks at the touch; positive. */
    public Chase interval(Duration pause) {
        return new Chase(side, size, pause, timeout, offsetTicks, cancelWait, postOnly, reduceOnly);
    }

    /** This chase with another time after which it gives up; positive. */
    public Chase timeout(Duration limit) {
        return new Chase(side, size, interval, limit, offsetTicks, cancelWait, postOnly, reduceOnly);
    }

    /**
     * This chase with another distance from the best price of its own side: positive is away from the market, negative
     * is into the spread.
     */
    public Chase offsetTicks(int ticks) {
        return new Chase(side, size, interval, timeout, ticks, cancelWait, postOnly, reduceOnly);
    }

    /**
     * This chase with another time to wait for the proof of a cancel before it says so in the log and asks again; no
     * new order leaves without that proof.
     */
    public Chase cancelWait(Duration limit) {
        return new Chase(side, size, interval, timeout, offsetTicks, limit, postOnly, reduceOnly);
    }

    /** This chase with orders that may only rest, or may take too. */
    public Chase postOnly(boolean only) {
        return new Chase(side, size, interval, timeout, offsetTicks, cancelWait, only, reduceOnly);
    }

    /** This chase with orders that may only reduce a position, or may open one too. */
    public Chase reduceOnly(boolean only) {
        return new Chase(side, size, interval, timeout, offsetTicks, cancelWait, postOnly, only);
    }

    /** The market of the size. */
    public MarketId market() {
        return size.market();
    }

    /** Buy or sell. */
    public Side side() {
        return side;
    }

    /** How much in all; positive. */
    public Size size() {
        return size;
    }

    /** Pause between two looks at the touch. */
    public Duration interval() {
        return interval;
    }

    /** Time after which it gives up. */
    public Duration timeout() {
        return timeout;
    }

    /** Distance from the best price of its own side in ticks, away from the market. */
    public int offsetTicks() {
        return offsetTicks;
    }

    /** Time to wait for the proof of a cancel before it is asked for again. */
    public Duration cancelWait() {
        return cancelWait;
    }

    /** Whether its orders may only rest. */
    public boolean postOnly() {
        return postOnly;
    }

    /** Whether its orders may only reduce a position. */
    public boolean reduceOnly() {
        return reduceOnly;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chase that
                && side == that.side
                && size.equals(that.size)
                && interval.equals(that.interval)
                && timeout.equals(that.timeout)
                && offsetTicks == that.offsetTicks
                && cancelWait.equals(that.cancelWait)
                && postOnly == that.postOnly
                && reduceOnly == that.reduceOnly;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size.hashCode() + side.hashCode()) + timeout.hashCode();
    }

    @Override
    public String toString() {
        return "Chase[%s %s, interval=%s, timeout=%s, offsetTicks=%d, cancelWait=%s, postOnly=%s, reduceOnly=%s]"
                .formatted(side, size, interval, timeout, offsetTicks, cancelWait, postOnly, reduceOnly);
    }

    private static Duration requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("%s must be positive, got %s".formatted(name, duration));
        }
        return duration;
    }
}
