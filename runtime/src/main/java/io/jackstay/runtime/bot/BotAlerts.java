package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.strategy.Context.Severity;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertBook;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.record.BotRecord;
import java.util.List;

/**
 * What a person must know of a bot: a line of the log, a record of its journal, an entry of its status. Not thread safe: owned by the bot
 * loop.
 */
final class BotAlerts {
    private static final System.Logger LOG = System.getLogger("jackstay.alert");

    private final String bot;
    private final BotListener listener;
    private final BotJournal journal;
    private final BotTime time;
    private final long begunNanos;
    private List<Alert> current = List.of();

    BotAlerts(BotSpec spec, BotListener listener, BotJournal journal, BotTime time) {
        this.bot = spec.name();
        this.listener = requireNonNull(listener, "listener is null");
        this.journal = requireNonNull(journal, "journal is null");
        this.time = requireNonNull(time, "time is null");
        this.begunNanos = time.nowNanos();
    }

    /** Those of this process, the one raised longest ago first. */
    List<Alert> current() {
        return current;
    }

    void raise(AlertCode code, String subject, String text) {
        raise(code, Severity.CRITICAL, subject, text);
    }

    void raise(AlertCode code, Severity severity, String subject, String text) {
        listener.alerted(severity, text);
        AlertBook.Raised raised = journal.alerts().raise(code, subject, text, time.nowNanos());
        current = journal.alerts().all().stream()
                .filter(alert -> alert.nanos() >= begunNanos)
                .toList();
        if (raised.worthALine()) {
            LOG.log(
                    severity == Severity.CRITICAL ? System.Logger.Level.ERROR : System.Logger.Level.WARNING,
                    "alert code=%s bot=%s subject=\"%s\" count=%d text=\"%s\""
                            .formatted(code, bot, subject, raised.alert().count(), text));
            journal.write(new BotRecord.AlertRaised(raised.alert()));
        }
    }
}
