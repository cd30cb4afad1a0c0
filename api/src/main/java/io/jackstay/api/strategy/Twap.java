package io.jackstay.api.strategy;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.plugin.Experimental;
import io.jackstay.api.plugin.Percent;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A size spread evenly over a time: what {@link Execution#twap} is to do. Immutable, equal by value. Built by
 * strategies; gains further withers.
 *
 * <p>The time is cut into slices of one length. With the n-th slice begins what is to be filled by its end, n times the
 * whole size over the number of slices, rounded down to a lot, less what is filled: so what a slice missed is carried
 * over to the next one. Unless told otherwise each slice follows the touch, begins at its very start, and may open a
 * position.
 */
@Experimental
public final class Twap {
    /** Most slices. */
    public static final int MAX_SLICES = 10_000;

    private final Side side;
    private final Size size;
    private final Duration duration;
    private final int slices;
    private final Style style;
    private final Percent jitter;
    private final boolean reduceOnly;

    private Twap(Side side, Size size, Duration duration, int slices, Style style, Percent jitter, boolean reduceOnly) {
        this.side = side;
        this.size = size;
        this.duration = duration;
        this.slices = slices;
        this.style = requireNonNull(style, "style is null");
        this.jitter = jitter;
        this.reduceOnly = reduceOnly;
    }

    /**
     * A positive size in so many slices, in the market of that size.
     *
     * @throws IllegalArgumentException when size or duration is not positive, when there are no slices or more than
     *     {@value #MAX_SLICES}, or when a slice is shorter than a millisecond
     */
    public static Twap of(Side side, Size size, Duration duration, int slices) {
        requireNonNull(side, "side is null");
        if (size.signum() <= 0) {
            throw new IllegalArgumentException("size must be positive, got " + size);
        }
        if (slices < 1 || slices > MAX_SLICES) {
            throw new IllegalArgumentException("slices = %d: must be 1 to %d".formatted(slices, MAX_SLICES));
        }
        if (duration.isNegative() || duration.dividedBy(slices).toMillis() < 1) {
            throw new IllegalArgumentException(
                    "%s in %d slices: a slice must be at least a millisecond".formatted(duration, slices));
        }
        return new Twap(side, size, duration, slices, Style.follow(), Percent.ofFraction(BigDecimal.ZERO), false);
    }

    /** This one with another way to trade each slice. */
    public Twap style(Style how) {
        return new Twap(side, size, duration, slices, how, jitter, reduceOnly);
    }

    /**
     * This one with slices that begin late by a random part of their length, at most this fraction of it, drawn from
     * {@link Context#random()}; from 0 to below 100 %.
     */
    public Twap jitter(Percent most) {
        if (most.fraction().signum() < 0 || most.fraction().compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("jitter = %s: must be 0 %% to below 100 %%".formatted(most));
        }
        return new Twap(side, size, duration, slices, style, most, reduceOnly);
    }

    /** This one with orders that may only reduce a position, or may open one too. */
    public Twap reduceOnly(boolean only) {
        return new Twap(side, size, duration, slices, style, jitter, only);
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

    /** How long in all; when it is over, what is not filled is left. */
    public Duration duration() {
        return duration;
    }

    /** Into how many slices the time is cut. */
    public int slices() {
        return slices;
    }

    /** How each slice is traded. */
    public Style style() {
        return style;
    }

    /** How late a slice may begin, as a fraction of its length. */
    public Percent jitter() {
        return jitter;
    }

    /** Whether its orders may only reduce a position. */
    public boolean reduceOnly() {
        return reduceOnly;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Twap that
                && side == that.side
                && size.equals(that.size)
                && duration.equals(that.duration)
                && slices == that.slices
                && style.equals(that.style)
                && jitter.equals(that.jitter)
                && reduceOnly == that.reduceOnly;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size.hashCode() + duration.hashCode()) + slices;
    }

    @Override
    public String toString() {
        return "Twap[%s %s, duration=%s, slices=%d, style=%s, jitter=%s, reduceOnly=%s]"
                .formatted(side, size, duration, slices, style, jitter, reduceOnly);
    }
}
