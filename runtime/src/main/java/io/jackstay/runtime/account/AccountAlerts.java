package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertBook;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.record.AccountRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person must know of a login: a line of the log, a record of its journal, an entry of the status. Confined to the account loop;
 * {@link #current} may be read by any thread.
 */
final class AccountAlerts {
    private static final System.Logger LOG = System.getLogger("jackstay.alert");

    private final Venue venue;
    private final Clock clock;
    private final AlertBook book;
    private final Outbox outbox;
    private volatile List<Alert> current;

    AccountAlerts(Venue venue, Clock clock, AlertBook book, Outbox outbox) {
        this.venue = requireNonNull(venue, "venue is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.book = requireNonNull(book, "book is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.current = List.copyOf(book.all());
    }

    /** Any thread: those of earlier processes too, the one raised longest ago first. */
    List<Alert> current() {
        return current;
    }

    void raise(AlertCode code, String subject, String text) {
        raise(code, subject, text, null);
    }

    /** @param cause is logged with it */
    void raise(AlertCode code, String subject, String text, @Nullable Throwable cause) {
        AlertBook.Raised raised = book.raise(code, subject, text, clock.epochNanos());
        current = List.copyOf(book.all());
        if (raised.worthALine()) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "alert code=%s venue=%s subject=\"%s\" count=%d text=\"%s\""
                            .formatted(code, venue, subject, raised.alert().count(), text),
                    cause);
            outbox.record(new AccountRecord.AlertRaised(raised.alert()));
        }
    }
}
