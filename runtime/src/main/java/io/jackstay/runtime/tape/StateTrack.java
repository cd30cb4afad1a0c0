package io.jackstay.runtime.tape;

import io.jackstay.api.market.BookView;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import io.jackstay.runtime.market.MarketState;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The states of one market, each as what has changed since the one before. Not thread safe: owned by the writer or the reader of one tape,
 * which passes every state once and in order.
 */
final class StateTrack {
    private static final int INFO = 1;
    private static final int BOOK = 2;
    private static final int MARK = 4;
    private static final int FUNDING = 8;

    private MarketState.@Nullable Image last;

    void put(RecordWriter to, MarketState.Image now) {
        MarketState.Image before = last;
        last = now;
        int changed = changed(before, now);
        to.putLong(changed);
        to.putLong(now.bid() - (before == null ? 0 : before.bid()))
                .putLong(now.bidSize())
                .putLong(now.ask() - now.bid())
                .putLong(now.askSize())
                .putLong(now.venueNanos() - (before == null ? 0 : before.venueNanos()))
                .putLong(now.topNanos() - (before == null ? 0 : before.topNanos()))
                .putLong(now.bookNanos() - (before == null ? 0 : before.bookNanos()));
        if ((changed & INFO) != 0) {
            Shapes.of(MarketInfo.class).put(to, now.info());
        }
        if ((changed & BOOK) != 0) {
            to.putBoolean(now.book().isPresent());
            now.book().ifPresent(book -> TapedBook.put(to, book));
        }
        if ((changed & MARK) != 0) {
            putOptional(to, now.mark(), Shapes.of(MarkPrice.class));
        }
        if ((changed & FUNDING) != 0) {
            putOptional(to, now.funding(), Shapes.of(FundingRate.class));
        }
    }

    MarketState.Image take(RecordReader from) {
        MarketState.Image before = last;
        int changed = from.takeInt();
        long bid = from.takeLong() + (before == null ? 0 : before.bid());
        long bidSize = from.takeLong();
        long ask = from.takeLong() + bid;
        long askSize = from.takeLong();
        long venueNanos = from.takeLong() + (before == null ? 0 : before.venueNanos());
        long topNanos = from.takeLong() + (before == null ? 0 : before.topNanos());
        long bookNanos = from.takeLong() + (before == null ? 0 : before.bookNanos());
        MarketInfo info = (changed & INFO) != 0
                ? (MarketInfo) Shapes.of(MarketInfo.class).take(from)
                : known(before).info();
        Optional<BookView> book = (changed & BOOK) == 0
                ? known(before).book()
                : from.takeBoolean() ? Optional.of(TapedBook.take(from, info)) : Optional.empty();
        Optional<MarkPrice> mark = (changed & MARK) == 0
                ? known(before).mark()
                : takeOptional(from, Shapes.of(MarkPrice.class)).map(MarkPrice.class::cast);
        Optional<FundingRate> funding = (changed & FUNDING) == 0
                ? known(before).funding()
                : takeOptional(from, Shapes.of(FundingRate.class)).map(FundingRate.class::cast);
        MarketState.Image now = new MarketState.Image(
                info, bid, bidSize, ask, askSize, venueNanos, topNanos, bookNanos, book, mark, funding);
        last = now;
        return now;
    }

    private static MarketState.Image known(MarketState.@Nullable Image before) {
        return Objects.requireNonNull(before, "the first state of a market carries all of it");
    }

    /** By identity: what was told anew is valued anew, though it be equal. */
    @SuppressWarnings("ReferenceEquality")
    private static int changed(MarketState.@Nullable Image before, MarketState.Image now) {
        if (before == null) {
            return INFO | BOOK | MARK | FUNDING;
        }
        return (before.info() == now.info() ? 0 : INFO)
                | (same(before.book(), now.book()) ? 0 : BOOK)
                | (same(before.mark(), now.mark()) ? 0 : MARK)
                | (same(before.funding(), now.funding()) ? 0 : FUNDING);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Optional<?> one, Optional<?> other) {
        return one.isPresent() == other.isPresent() && (one.isEmpty() || one.get() == other.get());
    }

    private static void putOptional(RecordWriter to, Optional<?> value, Shape shape) {
        to.putBoolean(value.isPresent());
        value.ifPresent(present -> shape.put(to, present));
    }

    private static Optional<Object> takeOptional(RecordReader from, Shape shape) {
        return from.takeBoolean() ? Optional.of(shape.take(from)) : Optional.empty();
    }
}
