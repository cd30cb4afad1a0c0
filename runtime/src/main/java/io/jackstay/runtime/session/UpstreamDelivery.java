package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.BookView;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.market.Trade;
import io.jackstay.runtime.market.MarketState;
import java.util.Optional;

/**
 * Tells a listener the data of a market of elsewhere at the scales of its own. Confined to the loop of the listener.
 *
 * <p>Nothing is rounded: {@link ArithmeticException} for a number that these scales can't hold.
 */
final class UpstreamDelivery {
    private final MarketInfo market;
    private final MarketFeed.Listener listener;
    private Optional<BookView> book = Optional.empty();
    private Optional<TopOfBook> top = Optional.empty();
    private Optional<MarkPrice> mark = Optional.empty();
    private Optional<FundingRate> funding = Optional.empty();
    private boolean deep;

    UpstreamDelivery(MarketInfo market, MarketFeed.Listener listener) {
        this.market = requireNonNull(market, "market is null");
        this.listener = requireNonNull(listener, "listener is null");
    }

    void trade(Trade trade) {
        listener.trade(
                price(trade.price()),
                size(trade.size()),
                trade.takerSide(),
                trade.venueTradeId(),
                trade.stamp().venueNanos());
    }

    /** Tells what is new in it. Where there was depth once, best prices alone are not told. */
    void state(MarketState state) {
        if (isOther(state.book(), book)) {
            book = state.book();
            deep = true;
            book(book, state.stamp().venueNanos());
        }
        Optional<TopOfBook> best = deep ? Optional.empty() : state.top();
        if (isOther(best, top) && isNew(best)) {
            top = best;
            top(best, state.stamp().venueNanos());
        }
        if (isOther(state.mark(), mark)) {
            mark = state.mark();
            mark.ifPresent(now -> listener.mark(rebound(now)));
        }
        if (isOther(state.funding(), funding)) {
            funding = state.funding();
            funding.ifPresent(now -> listener.funding(
                    new FundingRate(market.id(), now.rate(), now.interval(), now.next(), now.stamp())));
        }
    }

    @SuppressWarnings("ReferenceEquality") // what was told anew is a new object
    private static <T> boolean isOther(Optional<T> now, Optional<T> before) {
        return now.isPresent() != before.isPresent() || (now.isPresent() && now.get() != before.get());
    }

    /** A new state with the same best prices in it says nothing. */
    private boolean isNew(Optional<TopOfBook> now) {
        return now.isEmpty() || top.isEmpty() || !samePrices(now.get(), top.get());
    }

    private static boolean samePrices(TopOfBook one, TopOfBook other) {
        return one.bid().equals(other.bid())
                && one.bidSize().equals(other.bidSize())
                && one.ask().equals(other.ask())
                && one.askSize().equals(other.askSize());
    }

    /** A book that is lost is told as one without levels. */
    private void book(Optional<BookView> now, long venueNanos) {
        BookSink sink = listener.book().snapshot();
        now.ifPresent(view -> {
            side(sink, view, Side.BUY);
            side(sink, view, Side.SELL);
        });
        sink.commit(now.map(view -> view.stamp().venueNanos()).orElse(venueNanos));
    }

    private void side(BookSink sink, BookView view, Side side) {
        for (BookView.Level level : view.levels(side)) {
            sink.level(side, price(level.price()), size(level.size()));
        }
    }

    private void top(Optional<TopOfBook> now, long venueNanos) {
        if (now.isEmpty()) {
            listener.top(0, 0, 0, 0, venueNanos);
        } else {
            TopOfBook best = now.get();
            listener.top(
                    price(best.bid()),
                    size(best.bidSize()),
                    price(best.ask()),
                    size(best.askSize()),
                    best.stamp().venueNanos());
        }
    }

    private MarkPrice rebound(MarkPrice told) {
        MarketId id = market.id();
        Price now = Price.of(id, told.mark().unscaledValue(), told.mark().scale());
        return told.index()
                .map(index ->
                        MarkPrice.withIndex(now, Price.of(id, index.unscaledValue(), index.scale()), told.stamp()))
                .orElseGet(() -> MarkPrice.of(now, told.stamp()));
    }

    private long price(Price price) {
        return price.scale() == market.priceScale()
                ? price.unscaledValue()
                : price.toBigDecimal()
                        .setScale(market.priceScale())
                        .unscaledValue()
                        .longValueExact();
    }

    private long size(Size size) {
        return size.scale() == market.sizeScale()
                ? size.unscaledValue()
                : size.toBigDecimal()
                        .setScale(market.sizeScale())
                        .unscaledValue()
                        .longValueExact();
    }
}
