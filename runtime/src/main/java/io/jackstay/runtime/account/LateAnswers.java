package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Result;
import java.util.concurrent.atomic.AtomicLong;

/** Counts and logs answers that nobody waits for. Confined to the account loop; the count may be read by any thread. */
final class LateAnswers implements OnceReply.Dropped {
    private static final System.Logger LOG = System.getLogger(LateAnswers.class.getName());

    private final Venue venue;
    private final Runnable requireLoop;
    private final AtomicLong count = new AtomicLong();

    /** @param requireLoop throws {@link IllegalStateException} on a thread that is not the loop's */
    LateAnswers(Venue venue, Runnable requireLoop) {
        this.venue = requireNonNull(venue, "venue is null");
        this.requireLoop = requireNonNull(requireLoop, "requireLoop is null");
    }

    long count() {
        return count.get();
    }

    @Override
    public void requireLoop() {
        requireLoop.run();
    }

    @Override
    public void count(String what, Result<?> answer) {
        long dropped = count.incrementAndGet();
        LOG.log(System.Logger.Level.WARNING, () -> "answer dropped venue=%s call=%s count=%d answer=%s"
                .formatted(venue, what, dropped, answer));
    }
}
