package io.jackstay.emulator.base.market;

/**
 * A candle. Immutable; numbers unscaled at the market's scales.
 *
 * @param start when it opened, epoch nanoseconds
 * @param count how many trades it has
 */
public record Bar(long start, long open, long high, long low, long close, long volume, int count) {
    static Bar of(long start, Print print) {
        long price = print.price();
        return new Bar(start, price, price, price, price, print.size(), 1);
    }

    Bar with(Print print) {
        return new Bar(
                start,
                open,
                Math.max(high, print.price()),
                Math.min(low, print.price()),
                print.price(),
                volume + print.size(),
                count + 1);
    }

    /** This one and the one behind it as one. */
    Bar and(Bar next) {
        return new Bar(
                start,
                open,
                Math.max(high, next.high),
                Math.min(low, next.low),
                next.close,
                volume + next.volume,
                count + next.count);
    }

    Bar startingAt(long nanos) {
        return new Bar(nanos, open, high, low, close, volume, count);
    }
}
