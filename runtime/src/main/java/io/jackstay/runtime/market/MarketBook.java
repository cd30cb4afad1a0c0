package io.jackstay.runtime.market;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Keeps the book of one market as its connector writes it, chain by chain. Confined to the account loop.
 *
 * <p>What a chain says is put aside until its commit, so that a chain which breaks off leaves the book as it was.
 */
public final class MarketBook implements BookSink {
    private static final int INITIAL_CAPACITY = 64;

    private final MarketId market;
    private final LongConsumer committed;
    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private Chain chain = Chain.NONE;
    private boolean whole;
    private boolean[] isBid = new boolean[INITIAL_CAPACITY];
    private long[] prices = new long[INITIAL_CAPACITY];
    private long[] sizes = new long[INITIAL_CAPACITY];
    private int count;

    private enum Chain {
        NONE,
        SNAPSHOT,
        DELTA
    }

    /** {@code committed} is told the venue's time of each commit, when the book has taken it. */
    public MarketBook(MarketId market, LongConsumer committed) {
        this.market = requireNonNull(market, "market is null");
        this.committed = requireNonNull(committed, "committed is null");
    }

    /** The buys. */
    public BookSide bids() {
        return bids;
    }

    /** The sells. */
    public BookSide asks() {
        return asks;
    }

    boolean hasBothSides() {
        return bids.count() > 0 && asks.count() > 0;
    }

    /** Whether the best buy reaches the best sell. */
    public boolean isCrossed() {
        return hasBothSides() && bids.price(0) >= asks.price(0);
    }

    /** The next chain must be a snapshot. */
    public void forget() {
        whole = false;
        chain = Chain.NONE;
        bids.clear();
        asks.clear();
    }

    @Override
    public BookSink snapshot() {
        return begin(Chain.SNAPSHOT);
    }

    @Override
    public BookSink delta() {
        return begin(Chain.DELTA);
    }

    private BookSink begin(Chain kind) {
        boolean open = chain != Chain.NONE;
        chain = Chain.NONE;
        if (open) {
            throw new IllegalStateException("a new chain before the commit of the last one, book of " + market);
        }
        if (kind == Chain.DELTA && !whole) {
            throw new IllegalStateException("delta() before a snapshot(), book of " + market);
        }
        chain = kind;
        count = 0;
        return this;
    }

    @Override
    public BookSink level(Side side, long price, long size) {
        if (chain == Chain.NONE) {
            throw new IllegalStateException("level() before snapshot() or delta(), book of " + market);
        }
        if (price <= 0 || size < 0) {
            chain = Chain.NONE;
            throw new IllegalArgumentException(
                    "a level has a positive price and a size that is not negative, got %d and %d in the book of %s"
                            .formatted(price, size, market));
        }
        if (count == prices.length) {
            isBid = Arrays.copyOf(isBid, count * 2);
            prices = Arrays.copyOf(prices, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
        }
        isBid[count] = side == Side.BUY;
        prices[count] = price;
        sizes[count] = size;
        count++;
        return this;
    }

    @Override
    public BookSink commit(long venueNanos) {
        if (chain == Chain.NONE) {
            throw new IllegalStateException("commit() before snapshot() or delta(), book of " + market);
        }
        if (chain == Chain.SNAPSHOT) {
            bids.clear();
            asks.clear();
        }
        for (int i = 0; i < count; i++) {
            (isBid[i] ? bids : asks).set(prices[i], sizes[i]);
        }
        chain = Chain.NONE;
        whole = true;
        committed.accept(venueNanos);
        return this;
    }
}
