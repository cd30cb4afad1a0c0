package io.jackstay.runtime.plugin.guard;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.FundingRate;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plugin's ear on market data of elsewhere. Confined to the account loop of one connector. An event makes no
 * object.
 */
final class GuardedFeedListener implements MarketFeed.Listener {
    private final PluginGuard guard;
    private final MarketFeed.Listener listener;
    private @Nullable BookSink book;

    GuardedFeedListener(PluginGuard guard, MarketFeed.Listener listener) {
        this.guard = guard;
        this.listener = requireNonNull(listener, "listener is null");
    }

    @Override
    public void top(long bid, long bidSize, long ask, long askSize, long venueNanos) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = guard.enter(thread);
        try {
            listener.top(bid, bidSize, ask, askSize, venueNanos);
        } catch (Throwable thrown) {
            throw guard.failure("MarketFeed.Listener.top", thrown);
        } finally {
            guard.leave("MarketFeed.Listener.top", thread, before, interrupted);
        }
    }

    @Override
    public Optional<MarketFeed.Quiet> quiet() {
        return guard.ask("MarketFeed.Listener.quiet", MarketFeed.Listener::quiet, listener);
    }

    /** Asked for once: the contract says that it is the same object each time. */
    @Override
    public BookSink book() {
        if (book == null) {
            book = new GuardedBookSink(
                    guard, guard.ask("MarketFeed.Listener.book", MarketFeed.Listener::book, listener));
        }
        return book;
    }

    @Override
    public void trade(long price, long size, Side takerSide, String venueTradeId, long venueNanos) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = guard.enter(thread);
        try {
            listener.trade(price, size, takerSide, venueTradeId, venueNanos);
        } catch (Throwable thrown) {
            throw guard.failure("MarketFeed.Listener.trade", thrown);
        } finally {
            guard.leave("MarketFeed.Listener.trade", thread, before, interrupted);
        }
    }

    @Override
    public void mark(MarkPrice mark) {
        guard.run("MarketFeed.Listener.mark", MarketFeed.Listener::mark, listener, mark);
    }

    @Override
    public void funding(FundingRate rate) {
        guard.run("MarketFeed.Listener.funding", MarketFeed.Listener::funding, listener, rate);
    }

    @Override
    public void end() {
        guard.run("MarketFeed.Listener.end", MarketFeed.Listener::end, listener);
    }
}
