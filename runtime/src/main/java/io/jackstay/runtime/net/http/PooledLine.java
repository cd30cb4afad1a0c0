package io.jackstay.runtime.net.http;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.net.wire.Answer;
import io.jackstay.runtime.net.wire.Endpoint;
import io.jackstay.runtime.net.wire.Loss;
import io.jackstay.runtime.net.wire.RequestLine;
import io.jackstay.runtime.net.wire.Wire;
import org.jspecify.annotations.Nullable;

/** One connection of a pool: being opened, idle, or with a request under way. Confined to the account loop. */
final class PooledLine implements RequestLine.Ear {
    private final HttpPool pool;
    private final RequestLine line;
    private @Nullable Exchange under;
    private boolean open;
    private long idleSinceNanos;

    PooledLine(HttpPool pool, Wire wire, Endpoint to) {
        this.pool = requireNonNull(pool, "pool is null");
        this.line = wire.open(to, this);
    }

    boolean isOpen() {
        return open;
    }

    boolean isIdle() {
        return open && under == null;
    }

    long idleSinceNanos() {
        return idleSinceNanos;
    }

    @Nullable
    Exchange under() {
        return under;
    }

    void send(Exchange exchange) {
        under = exchange;
        exchange.sent();
        exchange.limit(() -> pool.tookTooLong(this, exchange));
        line.send(exchange.request());
    }

    void close() {
        under = null;
        open = false;
        line.close();
    }

    @Override
    public void onOpen() {
        open = true;
        idleSinceNanos = pool.nowNanos();
        pool.opened(this);
    }

    @Override
    public void onAnswer(Answer answer, boolean reusable) {
        Exchange answered = under;
        under = null;
        idleSinceNanos = pool.nowNanos();
        if (!reusable) {
            open = false;
        }
        pool.free(this, reusable);
        if (answered != null) {
            pool.answered(answered, answer);
        }
    }

    @Override
    public void onLost(Loss loss) {
        Exchange lost = under;
        boolean wasOpen = open;
        under = null;
        open = false;
        pool.lost(this, wasOpen, lost, loss);
    }
}
