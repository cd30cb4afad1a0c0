package io.jackstay.runtime.risk;

import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.alert.AlertBook;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.state.SeenEquity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a login or of the process remember: what their records, in order, come to. Not thread safe: read by who starts, then
 * owned by the loop of the scope, which adds what it writes.
 */
public final class RiskImage {
    private final SortedMap<String, SortedMap<String, String>> memories = new TreeMap<>();
    private final SortedMap<String, RiskRecord.HaltBegan> halts = new TreeMap<>();
    private final SortedMap<String, RiskRecord.BotSeen> bots = new TreeMap<>();
    private final AlertBook alerts = new AlertBook();
    private RiskRecord.@Nullable DayBegan day;
    private @Nullable SeenEquity seen;
    private RiskRecord.@Nullable EquityBegan began;
    private List<RiskRule.Limit> limits = List.of();

    /** One more record. What a login's money comes to is none of its own. */
    public void add(RiskRecord next) {
        if (next instanceof RiskRecord.MemoryPut put) {
            memories.computeIfAbsent(put.rule(), any -> new TreeMap<>()).put(put.key(), put.value());
        } else if (next instanceof RiskRecord.MemoryRemoved removed) {
            memories.getOrDefault(removed.rule(), new TreeMap<>()).remove(removed.key());
        } else if (next instanceof RiskRecord.DayBegan begun) {
            day = begun;
        } else if (next instanceof RiskRecord.EquitySeen equity) {
            seen = equity.equity();
        } else if (next instanceof RiskRecord.LimitsSeen now) {
            limits = now.limits();
        } else if (next instanceof RiskRecord.EquityBegan equity) {
            began = equity;
        } else if (next instanceof RiskRecord.HaltBegan halt) {
            halts.put(halt.name(), halt);
        } else if (next instanceof RiskRecord.HaltEnded halt) {
            halts.remove(halt.name());
        } else if (next instanceof RiskRecord.AlertRaised raised) {
            alerts.add(raised.alert());
        } else if (next instanceof RiskRecord.BotSeen bot) {
            bots.put(bot.bot(), bot);
        }
    }

    /** The same image as records. */
    public List<RiskRecord> records() {
        List<RiskRecord> records = new ArrayList<>();
        memories.forEach((rule, entries) ->
                entries.forEach((key, value) -> records.add(new RiskRecord.MemoryPut(rule, key, value))));
        equityBegan().ifPresent(records::add);
        day().ifPresent(records::add);
        seen().map(RiskRecord.EquitySeen::new).ifPresent(records::add);
        if (!limits.isEmpty()) {
            records.add(new RiskRecord.LimitsSeen(limits));
        }
        records.addAll(halts.values());
        records.addAll(bots.values());
        alerts.all().forEach(alert -> records.add(new RiskRecord.AlertRaised(alert)));
        return records;
    }

    /** The entries of a rule's memory. */
    public SortedMap<String, String> memory(String rule) {
        return new TreeMap<>(memories.getOrDefault(rule, new TreeMap<>()));
    }

    /** The last day that has begun. */
    public Optional<RiskRecord.DayBegan> day() {
        return Optional.ofNullable(day);
    }

    public Optional<SeenEquity> seen() {
        return Optional.ofNullable(seen);
    }

    public Optional<RiskRecord.EquityBegan> equityBegan() {
        return Optional.ofNullable(began);
    }

    /** How far the rules were from their limits when that was written last. */
    public List<RiskRule.Limit> limits() {
        return limits;
    }

    /** The halts of the process that have not ended, by name. */
    public List<RiskRecord.HaltBegan> halts() {
        return List.copyOf(halts.values());
    }

    /** What each bot had come to, by name. */
    public List<RiskRecord.BotSeen> bots() {
        return List.copyOf(bots.values());
    }

    public AlertBook alerts() {
        return alerts;
    }
}
