package io.jackstay.lib.sim.feed;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;

/**
 * A market that is made up: a middle price that wanders about its start, a book around it, prints at its touch. Not thread safe:
 * confined to one thread.
 *
 * <p>At each step the middle moves by a bell-shaped random amount of the stated deviation, and a share of its distance from the start
 * is taken back, so that it swings and never runs away. When it moves, prints of the step come first: they hit the touch on the
 * side that it leaves. Then the book is told anew. Everything is a function of the settings and the number of steps; only
 * {@code long} arithmetic is used.
 */
public final class RandomWalk {
    private static final int FRACTION_BITS = 16;

    private final WalkSettings settings;
    private final SplitMix64 random;
    private final long stepDeviation;
    private long offset;
    private long printCredit;
    private boolean begun;

    /** A walk before its first step. */
    public RandomWalk(WalkSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        this.random = new SplitMix64(settings.seed());
        this.stepDeviation = settings.stepDeviation();
    }

    /** Writes down where it is. */
    public void write(LineWriter line) {
        line.add(offset).add(printCredit).add(begun).add(random.state());
    }

    /** Goes on from where another walk of the same settings was. */
    public void read(LineReader line) {
        offset = line.number();
        printCredit = line.number();
        begun = line.flag();
        random.state(line.number());
    }

    /** The middle of the book, unscaled and on the tick or half a tick off it. */
    private long middle() {
        long lowest = settings.tick() * (settings.levels() + settings.spreadTicks() + 1L);
        return Math.max(lowest, settings.start() + (offset >> FRACTION_BITS));
    }

    /** Goes one step and tells what happened in it. */
    public void step(FeedSink sink) {
        long before = offset;
        if (begun) {
            move();
            prints(sink, offset >= before ? Side.BUY : Side.SELL, before);
        }
        begun = true;
        book(sink);
    }

    private void move() {
        long pull = (offset >> FRACTION_BITS) * settings.pull();
        offset += ((stepDeviation * random.nextBell()) >> FRACTION_BITS) - pull;
    }

    private void prints(FeedSink sink, Side towards, long before) {
        long after = offset;
        offset = before;
        long bid = bestBid();
        long ask = bestAsk();
        offset = after;
        printCredit += settings.printsPerThousandSteps();
        while (printCredit >= 1_000) {
            printCredit -= 1_000;
            Side taker = random.between(0, 3) == 0 ? towards.opposite() : towards;
            sink.onTrade(taker == Side.BUY ? ask : bid, size(settings.printSize()), taker);
        }
    }

    private void book(FeedSink sink) {
        sink.onBook();
        long bid = bestBid();
        long ask = bestAsk();
        for (int level = 0; level < settings.levels(); level++) {
            sink.onLevel(Side.BUY, bid - level * settings.tick(), size(settings.levelSize()));
        }
        for (int level = 0; level < settings.levels(); level++) {
            sink.onLevel(Side.SELL, ask + level * settings.tick(), size(settings.levelSize()));
        }
        sink.onBookEnd();
    }

    private long bestBid() {
        long half = settings.tick() * settings.spreadTicks() / 2;
        return Math.floorDiv(middle() - half, settings.tick()) * settings.tick();
    }

    private long bestAsk() {
        return bestBid() + settings.tick() * settings.spreadTicks();
    }

    /** Between a quarter and seven quarters of the mean, in whole lots, at least one. */
    private long size(long mean) {
        long lots = Math.max(1, mean / settings.lot());
        return random.between(Math.max(1, lots / 4), Math.max(1, lots * 7 / 4)) * settings.lot();
    }
}
