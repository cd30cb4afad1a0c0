package io.jackstay.runtime.ledger;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Fills the ledger while bots run: looks at the journals' files every other second. Turned by the thread {@code ledger} alone; what it
 * counts may be read by any.
 *
 * <p>A database that fails costs the history alone, and only until it is there again: the journals have it meanwhile.
 */
public final class LedgerWork implements Work, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LedgerWork.class.getName());

    /** The start of the bots comes first. */
    private static final long DELAY_NANOS = Duration.ofSeconds(3).toNanos();

    private static final long PERIOD_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LONGEST_NANOS = Duration.ofMinutes(5).toNanos();
    private static final long TIDY_NANOS = Duration.ofHours(1).toNanos();

    private final LedgerDatabase database;
    private final Clock clock;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong records = new AtomicLong();
    private @Nullable LedgerFiller filler;
    private long dueNanos;
    private long tidyNanos;
    private long failedInARow;

    public LedgerWork(LedgerDatabase database, Clock clock) {
        this.database = requireNonNull(database, "database is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.dueNanos = clock.nanoTime() + DELAY_NANOS;
        this.tidyNanos = dueNanos;
    }

    /** How often the database could not be used. */
    public long failures() {
        return failures.get();
    }

    /** How many records of journals have been read. */
    public long records() {
        return records.get();
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public int doWork() {
        long now = clock.nanoTime();
        if (now < dueNanos) {
            return 0;
        }
        try {
            look(now);
            failedInARow = 0;
            dueNanos = now + PERIOD_NANOS;
        } catch (JackstayException e) {
            failed(e);
            dueNanos = now + pause();
        }
        return 0;
    }

    private void look(long now) {
        LedgerFiller open = open();
        records.addAndGet(open.fill());
        if (now >= tidyNanos) {
            tidyNanos = now + TIDY_NANOS;
            Retention.run(open, database.settings());
        }
    }

    private LedgerFiller open() {
        LedgerFiller known = filler;
        if (known == null) {
            known = LedgerFiller.open(database, clock);
            filler = known;
        }
        return known;
    }

    private long pause() {
        return Math.min(LONGEST_NANOS, PERIOD_NANOS << Math.min(failedInARow, 10));
    }

    private void failed(JackstayException e) {
        failures.incrementAndGet();
        failedInARow++;
        if (failedInARow == 1 || failedInARow % 10 == 0) {
            LOG.log(System.Logger.Level.WARNING, () -> "no history for now count=%d: %s"
                    .formatted(failedInARow, e.getMessage()));
        }
        closeQuietly();
    }

    private void closeQuietly() {
        LedgerFiller known = filler;
        filler = null;
        if (known != null) {
            try {
                known.close();
            } catch (JackstayException e) {
                LOG.log(System.Logger.Level.DEBUG, "a broken ledger can't be closed", e);
            }
        }
    }

    @Override
    public long nextDeadlineNanos() {
        return dueNanos;
    }

    @Override
    public void wakeBy(Wakeup wakeup) {
        // Nobody leaves anything for it.
    }

    /** Takes what the bots' end has left, where the ledger was opened at all; by the thread that ends the run, when this is turned no more. */
    @Override
    public void close() {
        LedgerFiller known = filler;
        if (known == null) {
            return;
        }
        try {
            known.finish();
        } catch (JackstayException e) {
            failed(e);
        }
        closeQuietly();
    }
}
