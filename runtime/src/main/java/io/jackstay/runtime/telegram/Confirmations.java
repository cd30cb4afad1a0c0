package io.jackstay.runtime.telegram;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.control.ControlCommand;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What waits for a person's yes: each has a code that counts once, for a short time, and for who asked alone. Not thread safe: confined to the
 * thread {@code telegram}; forgotten with the process.
 */
final class Confirmations {
    private static final int MOST = 50;
    private static final int CODES = 1_000_000;

    private final Clock clock;
    private final Duration valid;
    private final RandomGenerator random;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    /**
     * What was asked for.
     *
     * @param bots those that it is about
     */
    record Waiting(long chat, long user, ControlCommand command, List<String> bots, long endNanos) {
        Waiting {
            requireNonNull(command, "command is null");
            bots = List.copyOf(bots);
        }
    }

    /** @param random nobody can guess what it gives */
    Confirmations(Clock clock, Duration valid, RandomGenerator random) {
        this.clock = requireNonNull(clock, "clock is null");
        this.valid = requireNonNull(valid, "valid is null");
        this.random = requireNonNull(random, "random is null");
    }

    /** Six digits. What somebody asked for before in the same chat no longer waits. */
    String ask(long chat, long user, ControlCommand command, List<String> bots) {
        waiting.values().removeIf(one -> isOver(one) || one.chat == chat && one.user == user);
        while (waiting.size() >= MOST) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        String code = "%06d".formatted(random.nextInt(CODES));
        while (waiting.containsKey(code)) {
            code = "%06d".formatted(random.nextInt(CODES));
        }
        waiting.put(code, new Waiting(chat, user, command, bots, clock.nanoTime() + valid.toNanos()));
        return code;
    }

    /** Takes it; empty for a code that was taken, is over, was never given, or not to who says it. A wrong guess ends what its guesser has asked for. */
    Optional<Waiting> take(String code, long chat, long user) {
        waiting.values().removeIf(this::isOver);
        Waiting found = waiting.get(code);
        if (found == null || found.chat != chat || found.user != user) {
            waiting.values().removeIf(one -> one.chat == chat && one.user == user);
            return Optional.empty();
        }
        waiting.remove(code);
        return Optional.of(found);
    }

    /** Whether there was anything to forget of who asked. */
    boolean forget(long chat, long user) {
        return waiting.values().removeIf(one -> one.chat == chat && one.user == user);
    }

    private boolean isOver(Waiting one) {
        return clock.nanoTime() >= one.endNanos;
    }
}
