package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cancels the orders of a bot past it, by the list that each of its venues gives, until each has said twice that none rests: an order
 * that was on its way shows in the second list. Not thread safe: owned by the thread that drives the session.
 */
final class ListCancel {
    private static final long AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int ENOUGH = 2;
    /** Longer than a login that lives leaves a question without an answer. */
    private static final int LOOKS_TO_WAIT = 35;

    private final int bot;
    private final SortedSet<Venue> venues;
    private final Function<Venue, @Nullable AccountLoop> accounts;
    private final Clock clock;
    private final SortedMap<Venue, Asked> asked = new TreeMap<>();
    private final SortedMap<Venue, Integer> empty = new TreeMap<>();
    private long nextNanos = Long.MIN_VALUE;

    /** @param accounts gives the login of a venue as it is now, null while there is none */
    ListCancel(int bot, SortedSet<Venue> venues, Function<Venue, @Nullable AccountLoop> accounts, Clock clock) {
        this.bot = bot;
        this.venues = new TreeSet<>(venues);
        this.accounts = requireNonNull(accounts, "accounts are null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Asks where an answer is wanted; at most once a second. */
    void advance() {
        if (clock.nanoTime() < nextNanos) {
            return;
        }
        nextNanos = clock.nanoTime() + AGAIN_NANOS;
        for (Venue venue : venues) {
            AccountLoop account = accounts.apply(venue);
            if (!isAwaited(venue) && account != null && isWanted(venue)) {
                Asked question = new Asked();
                asked.put(venue, question);
                cancel(account, bot, question.answer::set);
            }
        }
    }

    /** Takes the answer when there is one; a login that has ended since it was asked gives none. */
    private boolean isAwaited(Venue venue) {
        Asked question = asked.get(venue);
        if (question == null) {
            return false;
        }
        if (!question.answer.isThere()) {
            return ++question.looks < LOOKS_TO_WAIT;
        }
        asked.remove(venue);
        if (question.answer.get() instanceof Result.Ok<Integer> ok) {
            empty.put(venue, ok.value() == 0 ? empty.getOrDefault(venue, 0) + 1 : 0);
        }
        return false;
    }

    /** One question under way. Owned by the driving thread. */
    private static final class Asked {
        private final Answer<Integer> answer = new Answer<>();
        private int looks;
    }

    private boolean isWanted(Venue venue) {
        AccountLoop account = accounts.apply(venue);
        boolean trades = account == null || account.traits().has(Capability.TRADING);
        return trades && empty.getOrDefault(venue, 0) < ENOUGH;
    }

    /** Whether a list is under way. */
    boolean isAsking() {
        return asked.values().stream()
                .anyMatch(question -> !question.answer.isThere() && question.looks < LOOKS_TO_WAIT);
    }

    /** True when no venue shows an order of the bot. */
    boolean isConfirmed() {
        return venues.stream().noneMatch(this::isWanted);
    }

    /** Asks one venue for its list, cancels what it shows of the bot, and tells, on the account loop, how many orders that were. */
    static void cancel(AccountLoop account, int bot, Reply<Integer> reply) {
        account.snapshot(result -> {
            if (result instanceof Result.Ok<AccountSnapshot> ok) {
                List<OrderReport> open = account.ofBot(ok.value(), bot);
                cancel(account, open);
                reply.ok(open.size());
            } else if (result instanceof Result.Refused<AccountSnapshot> refused) {
                reply.refused(refused.why().reason(), refused.why().words());
            } else if (result instanceof Result.Unknown<AccountSnapshot> unknown) {
                reply.unknown(unknown.cause());
            }
        });
    }

    /** Any thread: sends a cancel for each of these. */
    static void cancel(AccountLoop account, List<OrderReport> open) {
        if (!open.isEmpty()) {
            List<OrderBatch.Cancel> cancels = new ArrayList<>();
            open.forEach(report -> cancels.add(new OrderBatch.Cancel(report.order())));
            account.send(OrderBatch.of(cancels, List.of(), List.of()));
        }
    }
}
