package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.risk.RiskEffects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What rules over a login asked for, carried out when they have returned. Confined to the account loop. */
final class AccountEffects implements RiskEffects {
    private static final System.Logger LOG = System.getLogger("jackstay.risk");

    private final String venue;
    private final Outbox outbox;
    private final AccountAlerts alerts;
    private final SortedMap<String, Long> failures = new TreeMap<>();
    private Runnable cancels = () -> {};
    private Consumer<String> flattens = why -> {};
    private Optional<String> cancelAll = Optional.empty();
    private Optional<String> flatten = Optional.empty();

    AccountEffects(String venue, Outbox outbox, AccountAlerts alerts) {
        this.venue = requireNonNull(venue, "venue is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.alerts = requireNonNull(alerts, "alerts are null");
    }

    /** How all orders of the login's bots are cancelled, and how the bots close their positions. */
    void carriesOutBy(Runnable cancelling, Consumer<String> flattening) {
        cancels = cancelling;
        flattens = flattening;
    }

    @Override
    public void halted(boolean halted, String name, String why) {
        if (halted) {
            alerts.raise(AlertCode.LOGIN_HALTED, name, why);
        } else {
            LOG.log(System.Logger.Level.WARNING, () -> "halt lifted venue=%s reason=%s".formatted(venue, why));
        }
    }

    @Override
    public void remember(String name, String why, long untilNanos) {
        outbox.record(new AccountRecord.HaltBegan(name, why, untilNanos));
    }

    @Override
    public void forget(String name) {
        outbox.record(new AccountRecord.HaltEnded(name));
    }

    @Override
    public void cancelAll(String why) {
        cancelAll = Optional.of(why);
    }

    @Override
    public void flatten(String why) {
        cancelAll = Optional.of(why);
        flatten = Optional.of(why);
    }

    @Override
    public void alert(String rule, String text) {
        alerts.raise(AlertCode.RULE_SAYS, rule, text);
    }

    @Override
    public void failed(String rule, RuntimeException failure) {
        long count = failures.merge(rule, 1L, Long::sum);
        if (Occurrences.isTold(count)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "risk rule failed venue=%s rule=%s count=%d".formatted(venue, rule, count),
                    failure);
        }
    }

    void carryOut() {
        if (cancelAll.isPresent()) {
            String why = cancelAll.get();
            cancelAll = Optional.empty();
            LOG.log(System.Logger.Level.WARNING, () -> "orders cancelled venue=%s reason=%s".formatted(venue, why));
            cancels.run();
        }
        if (flatten.isPresent()) {
            String why = flatten.get();
            flatten = Optional.empty();
            LOG.log(System.Logger.Level.WARNING, () -> "positions closed by their bots venue=%s reason=%s"
                    .formatted(venue, why));
            flattens.accept(why);
        }
    }
}
