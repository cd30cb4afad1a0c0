package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The configured changes of one market's rules, and how many of them have come. Confined to the connector's loop.
 *
 * <p>What fell due while the process was down comes first thing.
 */
final class PaperSchedule implements PaperLedger.Part {
    private final List<ScheduledChange> changes;
    private final long begunNanos;
    private int come;

    /** @param begunNanos what the times of the changes are counted from */
    PaperSchedule(List<ScheduledChange> changes, long begunNanos) {
        List<ScheduledChange> sorted = new ArrayList<>(changes);
        sorted.sort(Comparator.comparing(ScheduledChange::after));
        this.changes = List.copyOf(sorted);
        this.begunNanos = begunNanos;
    }

    /** The rules after the changes that have come. */
    MarketInfo rules(MarketInfo first) {
        MarketInfo rules = first;
        for (ScheduledChange change : changes.subList(0, come)) {
            rules = PaperRules.after(rules, change);
        }
        return rules;
    }

    /** Hands each change to {@code take} when it is due. */
    void start(LoopTimers timers, LongSupplier epochNanos, Consumer<ScheduledChange> take) {
        requireNonNull(take, "take is null");
        if (come < changes.size()) {
            ScheduledChange next = changes.get(come);
            long due = begunNanos + next.after().toNanos();
            timers.once(Duration.ofNanos(Math.max(0, due - epochNanos.getAsLong())), () -> {
                come++;
                take.accept(next);
                start(timers, epochNanos, take);
            });
        }
    }

    @Override
    public void write(LineWriter line) {
        line.add(come);
    }

    @Override
    public void read(LineReader line) {
        come = Math.min(line.count(Integer.MAX_VALUE), changes.size());
    }
}
