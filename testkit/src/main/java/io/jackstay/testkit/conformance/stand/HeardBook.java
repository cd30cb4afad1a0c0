package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The book of a market as a connector writes it, by the rules of {@link BookSink}. Not thread safe: owned by the case. */
final class HeardBook implements BookSink {
    private final MarketId market;
    private final Heard heard;
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private Chain chain = Chain.NONE;
    private boolean whole;
    private int commits;

    private enum Chain {
        NONE,
        SNAPSHOT,
        DELTA
    }

    private record Change(Side side, long price, long size) {}

    HeardBook(MarketId market, Heard heard) {
        this.market = requireNonNull(market, "market is null");
        this.heard = requireNonNull(heard, "heard is null");
    }

    OptionalLong best(Side side) {
        TreeMap<Long, Long> levels = side == Side.BUY ? bids : asks;
        return levels.isEmpty() ? OptionalLong.empty() : OptionalLong.of(levels.firstKey());
    }

    long bestSize(Side side) {
        TreeMap<Long, Long> levels = side == Side.BUY ? bids : asks;
        return levels.isEmpty() ? 0 : levels.firstEntry().getValue();
    }

    int commits() {
        return commits;
    }

    /** The next chain must be a snapshot. */
    void forget() {
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
        heard.requireLoop("a book");
        if (chain != Chain.NONE) {
            throw new IllegalStateException("a new chain before the commit of the last one, book of " + market);
        }
        if (kind == Chain.DELTA && !whole) {
            throw new IllegalStateException("delta() before a snapshot(), book of " + market);
        }
        chain = kind;
        changes.clear();
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
        changes.add(new Change(side, price, size));
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
        for (Change change : changes) {
            TreeMap<Long, Long> levels = change.side == Side.BUY ? bids : asks;
            if (change.size == 0) {
                levels.remove(change.price);
            } else {
                levels.put(change.price, change.size);
            }
        }
        chain = Chain.NONE;
        whole = true;
        commits++;
        if (!bids.isEmpty() && !asks.isEmpty() && bids.firstKey() >= asks.firstKey()) {
            heard.complain("the book of %s is crossed after a commit: bid %d, ask %d"
                    .formatted(market, bids.firstKey(), asks.firstKey()));
        }
        return this;
    }
}
