package io.jackstay.runtime.plugin.guard;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.market.Side;

/**
 * The book that a plugin's {@code MarketFeed.Listener} gives. Confined to the account loop of one connector. A level
 * makes no object.
 */
final class GuardedBookSink implements BookSink {
    private final PluginGuard guard;
    private final BookSink sink;

    GuardedBookSink(PluginGuard guard, BookSink sink) {
        this.guard = guard;
        this.sink = requireNonNull(sink, "sink is null");
    }

    @Override
    public BookSink snapshot() {
        guard.ask("BookSink.snapshot", BookSink::snapshot, sink);
        return this;
    }

    @Override
    public BookSink delta() {
        guard.ask("BookSink.delta", BookSink::delta, sink);
        return this;
    }

    @Override
    public BookSink level(Side side, long price, long size) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = guard.enter(thread);
        try {
            sink.level(side, price, size);
            return this;
        } catch (Throwable thrown) {
            throw guard.failure("BookSink.level", thrown);
        } finally {
            guard.leave("BookSink.level", thread, before, interrupted);
        }
    }

    @Override
    public BookSink commit(long venueNanos) {
        Thread thread = Thread.currentThread();
        boolean interrupted = thread.isInterrupted();
        ClassLoader before = guard.enter(thread);
        try {
            sink.commit(venueNanos);
            return this;
        } catch (Throwable thrown) {
            throw guard.failure("BookSink.commit", thrown);
        } finally {
            guard.leave("BookSink.commit", thread, before, interrupted);
        }
    }
}
