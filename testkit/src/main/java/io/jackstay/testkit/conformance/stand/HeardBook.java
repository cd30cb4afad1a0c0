package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Side;
import io.jackstay.runtime.market.BookSide;
import io.jackstay.runtime.market.MarketBook;
import java.util.OptionalLong;

/** The book of a market as a connector writes it, by the runtime's own rules. Not thread safe: owned by the case. */
final class HeardBook implements BookSink {
    private final MarketId market;
    private final Heard heard;
    private final MarketBook book;
    private int commits;

    HeardBook(MarketId market, Heard heard) {
        this.market = requireNonNull(market, "market is null");
        this.heard = requireNonNull(heard, "heard is null");
        this.book = new MarketBook(market, venueNanos -> committed());
    }

    private void committed() {
        commits++;
        if (book.isCrossed()) {
            heard.complain("the book of %s is crossed after a commit: bid %d, ask %d"
                    .formatted(market, book.bids().price(0), book.asks().price(0)));
        }
    }

    private BookSide side(Side side) {
        return side == Side.BUY ? book.bids() : book.asks();
    }

    OptionalLong best(Side side) {
        return side(side).count() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(side(side).price(0));
    }

    long bestSize(Side side) {
        return side(side).count() == 0 ? 0 : side(side).size(0);
    }

    int commits() {
        return commits;
    }

    /** The next chain must be a snapshot. */
    void forget() {
        book.forget();
    }

    @Override
    public BookSink snapshot() {
        heard.requireLoop("a book");
        book.snapshot();
        return this;
    }

    @Override
    public BookSink delta() {
        heard.requireLoop("a book");
        book.delta();
        return this;
    }

    @Override
    public BookSink level(Side side, long price, long size) {
        book.level(side, price, size);
        return this;
    }

    @Override
    public BookSink commit(long venueNanos) {
        book.commit(venueNanos);
        return this;
    }
}
