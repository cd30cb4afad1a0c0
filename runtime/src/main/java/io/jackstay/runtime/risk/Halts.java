package io.jackstay.runtime.risk;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Which rules have halted a bot, a login or the process, why and until when; it may only reduce while there is one. Not thread safe:
 * owned by the loop of its scope.
 */
final class Halts {
    private static final long UNTIL_RESUMED = Long.MAX_VALUE;
    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd ", Locale.ROOT);

    private final Map<String, Halt> byRule = new LinkedHashMap<>();
    private final SortedSet<String> stopped = new TreeSet<>();
    private final SortedSet<String> imposed = new TreeSet<>();

    private record Halt(String why, long untilNanos) {
        String words(String rule, long nowNanos) {
            return Halts.words(new ImposedHalt(rule, why, untilNanos), nowNanos);
        }
    }

    static String words(ImposedHalt halt, long nowNanos) {
        return halt.untilNanos() == UNTIL_RESUMED
                ? "halted by %s: %s".formatted(halt.name(), halt.why())
                : "halted by %s until %s UTC: %s".formatted(halt.name(), time(halt.untilNanos(), nowNanos), halt.why());
    }

    /** The time of day, in whole seconds rounded up; with its date when it is more than a day away. */
    private static String time(long untilNanos, long nowNanos) {
        Instant second = Instant.ofEpochSecond(-Math.floorDiv(-untilNanos, 1_000_000_000L));
        OffsetDateTime until = second.atOffset(ZoneOffset.UTC);
        String date = untilNanos - nowNanos > DAY_NANOS ? DATE.format(until) : "";
        return date + until.toLocalTime();
    }

    /** A second call of one rule changes the reason alone. Returns false then. */
    boolean halt(String rule, String why) {
        Halt before = byRule.get(rule);
        byRule.put(rule, new Halt(why, before == null ? UNTIL_RESUMED : before.untilNanos));
        return before == null;
    }

    /** A halt in which nothing passes. Returns false when there is one of this name. */
    boolean stop(String name, String why) {
        stopped.add(name);
        return halt(name, why);
    }

    /** Whether nothing passes because of this one. */
    boolean isStop(String name) {
        return stopped.contains(name);
    }

    boolean isStopped() {
        return !stopped.isEmpty();
    }

    /** One that a wider scope has decided and will end. Returns false when it was there. */
    boolean impose(ImposedHalt halt) {
        imposed.add(halt.name());
        return byRule.put(halt.name(), new Halt(halt.why(), halt.untilNanos())) == null;
    }

    /** The names of those that a wider scope has decided. */
    List<String> imposed() {
        return List.copyOf(imposed);
    }

    /** Returns true when this was the last halt of all. */
    boolean resume(String name) {
        stopped.remove(name);
        imposed.remove(name);
        return byRule.remove(name) != null && byRule.isEmpty();
    }

    /** The rule's halt ends by itself; without effect when it has not halted. */
    void resumeAt(String rule, long epochNanos) {
        byRule.computeIfPresent(rule, (name, halt) -> new Halt(halt.why, epochNanos));
    }

    /** Ends the scope's own halts whose time is over and names them; true when none is left and there was one. */
    boolean liftIfDue(long nowNanos, Consumer<String> lifted) {
        if (byRule.isEmpty()) {
            return false;
        }
        Iterator<Map.Entry<String, Halt>> halts = byRule.entrySet().iterator();
        while (halts.hasNext()) {
            Map.Entry<String, Halt> halt = halts.next();
            if (nowNanos >= halt.getValue().untilNanos && !imposed.contains(halt.getKey())) {
                halts.remove();
                lifted.accept(halt.getKey());
            }
        }
        return byRule.isEmpty();
    }

    /** The names of those that no wider scope has decided, in the order in which they began. */
    List<String> own() {
        return byRule.keySet().stream().filter(name -> !imposed.contains(name)).toList();
    }

    /** All of them, in the order in which they began. */
    List<ImposedHalt> all() {
        List<ImposedHalt> all = new ArrayList<>();
        byRule.forEach((name, halt) -> all.add(new ImposedHalt(name, halt.why, halt.untilNanos)));
        return all;
    }

    /** When a halt ends by itself, {@code Long.MAX_VALUE} when a person must resume; empty when there is none of this name. */
    OptionalLong until(String name) {
        Halt halt = byRule.get(name);
        return halt == null ? OptionalLong.empty() : OptionalLong.of(halt.untilNanos);
    }

    /** The reason of a halt that there is. */
    String why(String name) {
        Halt halt = byRule.get(name);
        return halt == null ? "" : halt.why;
    }

    /** One halt in words: who, until when, why; empty when the rule has not halted. */
    String words(String rule, long nowNanos) {
        Halt halt = byRule.get(rule);
        return halt == null ? "" : halt.words(rule, nowNanos);
    }

    /** All halts in words, the first one first; empty when there is none. */
    Optional<String> words(long nowNanos) {
        if (byRule.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(byRule.entrySet().stream()
                .map(halt -> halt.getValue().words(halt.getKey(), nowNanos))
                .collect(Collectors.joining("; ")));
    }
}
