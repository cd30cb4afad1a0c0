package io.jackstay.runtime.bot;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Context;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.risk.RiskEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What risk rules asked for in a turn, carried out when it ends. Not thread safe: owned by the bot loop.
 */
final class BotEffects implements RiskEffects {
    private static final System.Logger LOG = System.getLogger("jackstay.risk");

    private final String bot;
    private final BotListener listener;
    private final BotAlerts alerts;
    private final BotJournal journal;
    private final List<Halt> halts = new ArrayList<>();
    private Optional<String> cancelAll = Optional.empty();
    private Optional<String> flatten = Optional.empty();
    private final SortedMap<Venue, String> flattenOn = new TreeMap<>();
    private final SortedMap<String, Long> failures = new TreeMap<>();

    record Halt(boolean halted, String why) {}

    BotEffects(BotSpec spec, BotListener listener, BotAlerts alerts, BotJournal journal) {
        this.bot = spec.name();
        this.listener = listener;
        this.alerts = alerts;
        this.journal = journal;
    }

    @Override
    public void remember(String name, String why, long untilNanos) {
        journal.force(new BotRecord.HaltBegan(name, why, untilNanos, false));
    }

    @Override
    public void forget(String name) {
        journal.force(new BotRecord.HaltEnded(name));
    }

    @Override
    public void halted(boolean halted, String name, String why) {
        if (halted) {
            alerts.raise(name.equals(JournalWatch.RULE) ? AlertCode.JOURNAL_STALL : AlertCode.BOT_HALTED, name, why);
        } else {
            LOG.log(System.Logger.Level.WARNING, () -> "halt lifted bot=%s reason=%s".formatted(bot, why));
            listener.alerted(Context.Severity.WARNING, why);
        }
        halts.add(new Halt(halted, why));
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
        alerts.raise(AlertCode.RULE_SAYS, rule, text);
    }

    @Override
    public void failed(String rule, RuntimeException failure) {
        long count = failures.merge(rule, 1L, Long::sum);
        if (Occurrences.isTold(count)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "risk rule failed bot=%s rule=%s count=%d".formatted(bot, rule, count),
                    failure);
        }
    }

    /** A rule over more than this bot, about one login of it or about all. */
    void close(Optional<Venue> venue, boolean flat, String why) {
        if (venue.isPresent()) {
            flattenOn.put(venue.get(), why);
        } else if (flat) {
            flatten(why);
        } else {
            cancelAll(why);
        }
    }

    /** Whether there is anything to carry out or to tell. */
    boolean isAsked() {
        return cancelAll.isPresent() || flatten.isPresent() || !flattenOn.isEmpty() || !halts.isEmpty();
    }

    List<Halt> takeHalts() {
        List<Halt> taken = List.copyOf(halts);
        halts.clear();
        return taken;
    }

    void carryOut(BotParts parts) {
        Optional<String> all = flatten.or(() -> cancelAll);
        boolean begun = (flatten.isPresent() || !flattenOn.isEmpty())
                && parts.execution().flattenAll(this::whyFlat, this::notFlat);
        if (all.isPresent() && (cancelAll.isPresent() || begun)) {
            cancel(parts, all.get(), any -> true);
        } else if (begun) {
            cancel(parts, flattenOn.values().iterator().next(), flattenOn::containsKey);
        }
        cancelAll = Optional.empty();
        flatten = Optional.empty();
        flattenOn.clear();
    }

    /** Empty where the position may stay. */
    private Optional<String> whyFlat(MarketId market) {
        return flatten.or(() -> Optional.ofNullable(flattenOn.get(market.venue())))
                .map(DecisionText::of);
    }

    /** A position that was to be closed stays. */
    void notFlat(MarketId market, String why) {
        alerts.raise(AlertCode.FLATTEN_FAILED, market.toString(), "%s could not be closed: %s".formatted(market, why));
    }

    private void cancel(BotParts parts, String why, Predicate<Venue> venues) {
        LOG.log(System.Logger.Level.WARNING, () -> "orders cancelled bot=%s reason=%s".formatted(bot, why));
        for (Order order : List.copyOf(parts.tracker().live())) {
            if (venues.test(order.market().venue())) {
                parts.gateway().cancel(order, parts.time().stamp());
            }
        }
    }
}
