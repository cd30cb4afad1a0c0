package io.jackstay.runtime.bot;

import io.jackstay.api.strategy.Explanation;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the strategy said last about each of its topics. Not thread safe: owned by the bot loop. */
final class Explanations {
    private static final int MAX_TOPICS = 64;

    private final SortedMap<String, Explanation> byTopic = new TreeMap<>();
    private final DecisionBook book;
    private final BotTime time;

    Explanations(DecisionBook book, BotTime time) {
        this.book = book;
        this.time = time;
    }

    void put(Explanation what) {
        if (byTopic.size() >= MAX_TOPICS && !byTopic.containsKey(what.topic())) {
            throw new IllegalStateException("a strategy explains at most %d topics".formatted(MAX_TOPICS));
        }
        if (!what.equals(byTopic.put(what.topic(), what))) {
            book.explained(what, time.nowNanos());
        }
    }

    /** The most pressing. */
    Optional<Explanation> foremost() {
        return byWeight().stream().findFirst();
    }

    /** What is blocked before what waits before what is fine. */
    List<Explanation> byWeight() {
        return byTopic.values().stream()
                .sorted(Comparator.comparing(Explanation::state).reversed())
                .toList();
    }

    static String words(Explanation what) {
        StringBuilder words = new StringBuilder(what.words());
        what.limit()
                .ifPresent(bound ->
                        words.append(": ").append(bound.actual()).append(" of ").append(bound.limit()));
        what.until().ifPresent(until -> words.append(", until ").append(until.truncatedTo(ChronoUnit.SECONDS)));
        return words.toString();
    }
}
