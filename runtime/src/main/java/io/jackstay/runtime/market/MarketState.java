package io.jackstay.runtime.market;

import io.jackstay.api.market.BookView;
import io.jackstay.api.market.Feed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.TopOfBook;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one market at one instant; the one object that a market event makes. Immutable.
 *
 * <p>It is its own {@link TopOfBook}, so that a quote costs no second object.
 */
public final class MarketState implements TopOfBook {
    /** Epoch nanoseconds of a feed that has not spoken yet. */
    public static final long NEVER = Long.MIN_VALUE;

    /** What feeds show at a price that they say nothing of. */
    public static final long UNSEEN = -1;

    final MarketInfo info;
    final long bid;
    final long bidSize;
    final long ask;
    final long askSize;
    final long venueNanos;
    final long topNanos;
    final long bookNanos;
    private final @Nullable BookView book;
    private final @Nullable MarkPrice mark;
    private final @Nullable FundingRate funding;

    MarketState(MarketChannel from) {
        this.info = from.info;
        this.bid = from.bid;
        this.bidSize = from.bidSize;
        this.ask = from.ask;
        this.askSize = from.askSize;
        this.venueNanos = from.venueNanos;
        this.topNanos = from.topNanos;
        this.bookNanos = from.bookNanos;
        this.book = from.book;
        this.mark = from.mark;
        this.funding = from.funding;
    }

    private MarketState(Image image) {
        this.info = image.info;
        this.bid = image.bid;
        this.bidSize = image.bidSize;
        this.ask = image.ask;
        this.askSize = image.askSize;
        this.venueNanos = image.venueNanos;
        this.topNanos = image.topNanos;
        this.bookNanos = image.bookNanos;
        this.book = image.book.orElse(null);
        this.mark = image.mark.orElse(null);
        this.funding = image.funding.orElse(null);
    }

    /**
     * The parts of a state, to be stored. Immutable.
     *
     * @param bid unscaled, as the sizes and the ask
     * @param venueNanos when the venue says that the best prices were so
     * @param topNanos when they came, {@link Long#MIN_VALUE} when none did
     * @param bookNanos when the book came, likewise
     */
    public record Image(
            MarketInfo info,
            long bid,
            long bidSize,
            long ask,
            long askSize,
            long venueNanos,
            long topNanos,
            long bookNanos,
            Optional<BookView> book,
            Optional<MarkPrice> mark,
            Optional<FundingRate> funding) {}

    /** The state as it was stored. */
    public static MarketState of(Image image) {
        return new MarketState(image);
    }

    public Image image() {
        return new Image(info, bid, bidSize, ask, askSize, venueNanos, topNanos, bookNanos, book(), mark(), funding());
    }

    public MarketInfo info() {
        return info;
    }

    /** Empty until both sides have been seen, and while one of them is missing. */
    public Optional<TopOfBook> top() {
        return hasTop() ? Optional.of(this) : Optional.empty();
    }

    public boolean hasTop() {
        return bidSize > 0 && askSize > 0;
    }

    public Optional<BookView> book() {
        return Optional.ofNullable(book);
    }

    public boolean hasMark() {
        return mark != null;
    }

    /** The best bid, unscaled at the market's scale; 0 before there was one. */
    public long bidUnscaled() {
        return bid;
    }

    /** The best ask, unscaled at the market's scale; 0 before there was one. */
    public long askUnscaled() {
        return ask;
    }

    /**
     * What the feeds show at a price of one side: nothing at a better one than the best, what the book has at the others, and
     * {@link #UNSEEN} beyond its depth, or without a book.
     *
     * @param price unscaled, as what comes back is
     */
    public long shown(Side side, long price) {
        if (hasTop()) {
            long best = side == Side.BUY ? bid : ask;
            if (price == best) {
                return side == Side.BUY ? bidSize : askSize;
            }
            if (price > best == (side == Side.BUY)) {
                return 0;
            }
        }
        if (book instanceof ArrayBook levels) {
            return levels.shown(side, price);
        }
        return book == null ? UNSEEN : shown(book.levels(side), side, info.price(price));
    }

    /** As {@link ArrayBook#shown}, of a book that somebody else has made. */
    private long shown(List<BookView.Level> levels, Side side, Price price) {
        for (BookView.Level level : levels) {
            int compared = level.price().compareTo(price);
            if (compared == 0) {
                return level.size()
                        .toBigDecimal()
                        .setScale(info.sizeScale(), RoundingMode.UP)
                        .unscaledValue()
                        .longValueExact();
            }
            if (compared < 0 == (side == Side.BUY)) {
                return 0;
            }
        }
        return UNSEEN;
    }

    public Optional<MarkPrice> mark() {
        return Optional.ofNullable(mark);
    }

    public Optional<FundingRate> funding() {
        return Optional.ofNullable(funding);
    }

    /** Whether a position is worth the same at both: same quotes, same mark, same rules. */
    @SuppressWarnings("ReferenceEquality") // a mark that was told anew is a new object, and valued once more
    public boolean valuesAs(MarketState other) {
        return bid == other.bid
                && ask == other.ask
                && mark == other.mark
                && info == other.info
                && hasTop() == other.hasTop();
    }

    /** When the feed last spoke, epoch nanoseconds of our clock, or {@link #NEVER}; prints and candles are not in here. */
    public long receivedNanos(Feed feed) {
        return switch (feed) {
            case TOP -> topNanos;
            case BOOK -> bookNanos;
            case MARK -> mark == null ? NEVER : mark.stamp().receivedNanos();
            case FUNDING -> funding == null ? NEVER : funding.stamp().receivedNanos();
            default -> NEVER;
        };
    }

    /** When any of it last changed, epoch nanoseconds of our clock. */
    public long latestNanos() {
        return Math.max(Math.max(topNanos, bookNanos), receivedNanos(Feed.MARK));
    }

    @Override
    public MarketId market() {
        return info.id();
    }

    @Override
    public Price bid() {
        return info.price(bid);
    }

    @Override
    public Size bidSize() {
        return info.size(bidSize);
    }

    @Override
    public Price ask() {
        return info.price(ask);
    }

    @Override
    public Size askSize() {
        return info.size(askSize);
    }

    @Override
    public Stamp stamp() {
        return new Stamp(venueNanos, topNanos);
    }
}
