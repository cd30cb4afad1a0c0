package io.jackstay.runtime.process;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertBook;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.risk.BotFigures;
import io.jackstay.runtime.risk.RiskEffects;
import io.jackstay.runtime.risk.ScopeRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What rules over the process asked for, carried out when they have returned. Not thread safe: owned by their loop. */
final class ProcessEffects implements RiskEffects {
    private static final System.Logger LOG = System.getLogger("jackstay.risk");
    private static final System.Logger ALERTS = System.getLogger("jackstay.alert");

    private final ProcessSight sight;
    private final ProcessJournal journal;
    private final SortedMap<String, Long> failures = new TreeMap<>();
    private Optional<String> cancelAll = Optional.empty();
    private Optional<String> flatten = Optional.empty();
    private String flattening = "";
    private long flatByNanos = Long.MAX_VALUE;
    private volatile List<Alert> current;

    ProcessEffects(ProcessSight sight, ProcessJournal journal) {
        this.sight = requireNonNull(sight, "sight is null");
        this.journal = requireNonNull(journal, "journal is null");
        this.current = journal.image().alerts().all();
    }

    /** Any thread: those of earlier processes too, the one raised longest ago first. */
    List<Alert> current() {
        return current;
    }

    @Override
    public void halted(boolean halted, String name, String why) {
        if (halted) {
            raise(AlertCode.PROCESS_HALTED, name, why);
        } else {
            LOG.log(System.Logger.Level.WARNING, () -> "halt of all bots lifted reason=%s".formatted(why));
        }
    }

    @Override
    public void remember(String name, String why, long untilNanos) {
        journal.force(new RiskRecord.HaltBegan(name, why, untilNanos));
    }

    @Override
    public void forget(String name) {
        journal.force(new RiskRecord.HaltEnded(name));
    }

    @Override
    public void cancelAll(String why) {
        cancelAll = Optional.of(why);
    }

    @Override
    public void flatten(String why) {
        flatten = Optional.of(why);
    }

    @Override
    public void alert(String rule, String text) {
        raise(AlertCode.RULE_SAYS, rule, text);
    }

    @Override
    public void failed(String rule, RuntimeException failure) {
        long count = failures.merge(rule, 1L, Long::sum);
        if (Occurrences.isTold(count)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "risk rule over all bots failed rule=%s count=%d".formatted(rule, count),
                    failure);
        }
    }

    /** The record of this alert can't be written; the bots' own, of the halt, can. */
    void journalFailed(String why) {
        raise(AlertCode.JOURNAL_FAILED, "process-risk", why);
        cancelAll(why);
    }

    private void raise(AlertCode code, String subject, String text) {
        AlertBook.Raised raised = journal.image().alerts().raise(code, subject, text, sight.nowNanos());
        current = journal.image().alerts().all();
        if (raised.worthALine()) {
            ALERTS.log(
                    System.Logger.Level.ERROR,
                    "alert code=%s process subject=\"%s\" count=%d text=\"%s\""
                            .formatted(code, subject, raised.alert().count(), text));
            journal.force(new RiskRecord.AlertRaised(raised.alert()));
        }
    }

    /** Has the bots do what was asked for: a bot that closes its positions cancels its orders first. */
    void carryOut() {
        Optional<String> asked = flatten.or(() -> cancelAll);
        if (asked.isPresent()) {
            boolean flat = flatten.isPresent();
            String why = asked.get();
            cancelAll = Optional.empty();
            flatten = Optional.empty();
            LOG.log(System.Logger.Level.WARNING, () -> "all bots %s reason=%s"
                    .formatted(flat ? "close their positions" : "cancel their orders", why));
            sight.seats().forEach(seat -> seat.close(flat, why));
            if (flat && flatByNanos == Long.MAX_VALUE) {
                flattening = why;
                flatByNanos = sight.nowNanos() + ScopeRules.FLAT_WITHIN.toNanos();
            }
        }
    }

    /** Positions that were to be closed and are still there are told. */
    void look() {
        if (sight.nowNanos() < flatByNanos) {
            return;
        }
        flatByNanos = Long.MAX_VALUE;
        for (Seat seat : sight.seats()) {
            BotFigures told = seat.latest();
            if (told != null) {
                told.markets().forEach(market -> requireFlat(seat.bot(), market));
            }
        }
    }

    private void requireFlat(String bot, BotFigures.Market market) {
        BigDecimal position = market.exposure().position().toBigDecimal();
        MarketId id = market.id();
        if (position.abs().compareTo(market.info().lotSize()) >= 0) {
            raise(
                    AlertCode.FLATTEN_FAILED,
                    "%s %s".formatted(bot, id),
                    "%s still holds %s in %s: %s".formatted(bot, position.toPlainString(), id, flattening));
        }
    }
}
