package io.jackstay.runtime.session;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.BotSpec;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cancels the orders of a bot past it, by the list that each of its venues gives, until each has said twice that none rests: an order
 * that was on its way shows in the second list. Not thread safe: owned by the thread that drives the session.
 */
final class ListCancel {
    private static final long AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int ENOUGH = 2;

    private final BotSpec spec;
    private final Clock clock;
    private final SortedMap<Venue, Answer<Integer>> asked = new TreeMap<>();
    private final SortedMap<Venue, Integer> empty = new TreeMap<>();
    private long nextNanos = Long.MIN_VALUE;

    ListCancel(BotSpec spec, Clock clock) {
        this.spec = spec;
        this.clock = clock;
    }

    /** Asks where an answer is wanted; at most once a second. */
    void advance() {
        if (clock.nanoTime() < nextNanos) {
            return;
        }
        nextNanos = clock.nanoTime() + AGAIN_NANOS;
        for (AccountLoop account : spec.accounts().values()) {
            count(account.venue());
            if (isWanted(account)) {
                Answer<Integer> answer = new Answer<>();
                asked.put(account.venue(), answer);
                account.cancelByList(spec.number(), answer::set);
            }
        }
    }

    private void count(Venue venue) {
        Answer<Integer> answer = asked.remove(venue);
        if (answer != null && answer.get() instanceof Result.Ok<Integer> ok) {
            empty.put(venue, ok.value() == 0 ? empty.getOrDefault(venue, 0) + 1 : 0);
        }
    }

    private boolean isWanted(AccountLoop account) {
        return account.traits().has(Capability.TRADING) && empty.getOrDefault(account.venue(), 0) < ENOUGH;
    }

    /** True when no venue shows an order of the bot. */
    boolean isConfirmed() {
        return spec.accounts().values().stream().noneMatch(this::isWanted);
    }
}
