package io.jackstay.risk.limits;

import io.jackstay.api.market.Money;
import io.jackstay.api.plugin.Memory;
import io.jackstay.api.risk.RiskActions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a rule does and remembers, kept for the test to look at. Not thread safe: owned by one test. */
final class HandActions implements RiskActions, Memory {
    final List<String> halts = new ArrayList<>();
    final List<Duration> delays = new ArrayList<>();
    final List<String> cancels = new ArrayList<>();
    /** Until where nothing is to be asked: an amount, or nothing at all. */
    final List<String> quiets = new ArrayList<>();

    int flattens;
    int nextDays;
    private final SortedMap<String, String> entries = new TreeMap<>();

    @Override
    public void halt(String why) {
        halts.add(why);
    }

    @Override
    public void cancelAll(String why) {
        cancels.add(why);
    }

    @Override
    public void flatten(String why) {
        flattens++;
    }

    @Override
    public void resumeAfter(Duration delay) {
        delays.add(delay);
    }

    @Override
    public void resumeNextDay() {
        nextDays++;
    }

    @Override
    public void quiet() {
        quiets.add("always");
    }

    @Override
    public void quietAbove(Money equity) {
        quiets.add("above " + Limits.text(equity.amount(), equity.asset()));
    }

    @Override
    public void alert(String text) {}

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void put(String key, String value) {
        entries.put(key, value);
    }

    @Override
    public void remove(String key) {
        entries.remove(key);
    }

    @Override
    public SortedMap<String, String> entries(String prefix) {
        return new TreeMap<>(entries.tailMap(prefix));
    }
}
