package io.jackstay.runtime.web;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.control.ControlAnswer;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.web.view.Node;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked over the web, by the ids that were given to it: asked once more, it is not done once more. Not thread safe: confined to the
 * thread {@code web}. Bounded: the latest thousand of a day are remembered.
 */
final class CommandBook {
    private static final int MOST = 1_000;
    private static final int MOST_A_MINUTE = 20;
    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Clock clock;
    private final Map<String, Given> byId = new LinkedHashMap<>();
    private final Map<String, Deque<Long>> lately = new HashMap<>();

    /** One command, and what has come of it. */
    static final class Given {
        private final String id;
        private final String command;
        private final String bot;
        private final String subject;
        private final String who;
        private final long nanos;
        private final long atNanos;
        private String state = "running";
        private String say = "";

        private Given(String id, String command, String bot, String subject, String who, long nanos, long atNanos) {
            this.id = id;
            this.command = command;
            this.bot = bot;
            this.subject = subject;
            this.who = who;
            this.nanos = nanos;
            this.atNanos = atNanos;
        }

        boolean isSame(String otherCommand, String otherBot, String otherSubject, String otherWho) {
            return command.equals(otherCommand)
                    && bot.equals(otherBot)
                    && subject.equals(otherSubject)
                    && who.equals(otherWho);
        }

        boolean isOf(String otherWho) {
            return who.equals(otherWho);
        }

        boolean isRunning() {
            return state.equals("running");
        }

        String state() {
            return state;
        }

        String say() {
            return say;
        }

        void ended(ControlAnswer answer) {
            state = switch (answer.result()) {
                case DONE -> "done";
                case REFUSED, FAILED -> "failed";
                case UNCONFIRMED -> "unconfirmed";
            };
            say = answer.words();
        }

        Map<String, @Nullable Object> object() {
            return new Node()
                    .put("id", id)
                    .put("state", state)
                    .put("say", say)
                    .put("command", command)
                    .put("bot", bot)
                    .put("subject", subject.isEmpty() ? null : subject)
                    .put("by", who)
                    .at("at", atNanos)
                    .map();
        }
    }

    CommandBook(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    Optional<Given> find(String id) {
        byId.values().removeIf(given -> clock.nanoTime() - given.nanos > DAY_NANOS);
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether somebody has asked for so much within a minute that he has to wait. */
    boolean isTooMuch(String who) {
        long now = clock.nanoTime();
        Deque<Long> times = lately.computeIfAbsent(who, any -> new ArrayDeque<>());
        while (!times.isEmpty() && now - times.peekFirst() >= MINUTE_NANOS) {
            times.removeFirst();
        }
        lately.values().removeIf(Deque::isEmpty);
        if (times.size() >= MOST_A_MINUTE) {
            return true;
        }
        times.addLast(now);
        lately.put(who, times);
        return false;
    }

    /** @param subject the order or alert that it is about; empty when it is about the bot */
    Given begin(String id, String command, String bot, String subject, String who) {
        Given given = new Given(id, command, bot, subject, who, clock.nanoTime(), clock.epochNanos());
        byId.put(id, given);
        if (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
        return given;
    }

    /** Those that have ended, the one asked first first. */
    List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        byId.values().stream().filter(given -> !given.isRunning()).forEach(given -> rows.add(given.object()));
        return rows;
    }
}
