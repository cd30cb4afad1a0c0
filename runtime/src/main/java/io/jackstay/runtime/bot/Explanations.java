package io.jackstay.runtime.bot;

import io.jackstay.api.strategy.Explanation;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the strategy said last about each of its topics. Not thread safe: owned by the bot loop. */
final class Explanations {
    private static final int MAX_TOPICS = 64;

    private final SortedMap<String, Explanation> byTopic = new TreeMap<>();

    void put(Explanation what) {
        if (byTopic.size() >= MAX_TOPICS && !byTopic.containsKey(what.topic())) {
            throw new IllegalStateException("a strategy explains at most %d topics".formatted(MAX_TOPICS));
        }
        byTopic.put(what.topic(), what);
    }

    /** The most pressing: what is blocked before what waits before what is fine. */
    Optional<Explanation> foremost() {
        return byTopic.values().stream().max(Comparator.comparing(Explanation::state));
    }

    static String words(Explanation what) {
        StringBuilder words = new StringBuilder(what.words());
        what.limit()
                .ifPresent(bound ->
                        words.append(": ").append(bound.actual()).append(" of ").append(bound.limit()));
        what.until().ifPresent(until -> words.append(", until ").append(until));
        return words.toString();
    }
}
