package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.RequestBudget;
import io.jackstay.api.market.Venue;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.budget.RequestBudgets;
import io.jackstay.runtime.telemetry.Buckets;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What measurements show of a session at one time. Immutable, but for what says of itself that it is a live view.
 *
 * @param atNanos when that was, of the clock that never jumps
 * @param budgets how much is in use of each request budget
 * @param journalWaitingNanos how long the oldest of what bots wrote waits for the disk
 * @param turns how long the turns of each loop took, by its name; live views
 */
public record SessionFigures(
        long atNanos,
        List<OfBot> bots,
        List<OfLogin> logins,
        List<RequestBudgets.Use> budgets,
        long journalWaitingNanos,
        SortedMap<String, Buckets> turns) {
    public SessionFigures {
        bots = List.copyOf(bots);
        logins = List.copyOf(logins);
        budgets = List.copyOf(budgets);
        turns = Collections.unmodifiableSortedMap(new TreeMap<>(turns));
    }

    /** Nothing runs. */
    public static SessionFigures none(long atNanos) {
        return new SessionFigures(atNanos, List.of(), List.of(), List.of(), 0, Collections.emptySortedMap());
    }

    /**
     * One bot.
     *
     * @param loop what its loop is called, as {@code turns} has it; empty while it is not made
     * @param turned false when it lives and no thread turns it any more, by a fault
     * @param blocked whether a turn of it does not end
     * @param waiting events that wait for a turn
     */
    public record OfBot(BotStatus status, String loop, boolean turned, boolean blocked, int waiting) {
        public OfBot {
            requireNonNull(status, "status is null");
        }
    }

    /**
     * One login.
     *
     * @param up whether it has started, {@code turned} whether a thread turns it, {@code blocked} whether a turn does not end
     * @param tradable whether orders may leave it
     * @param droppedAnswers answers of its connector that came a second time or too late
     * @param scopes of its request budgets
     * @param times how long its requests and pings took, by their paths; live views
     * @param gauges of its streams and its connector, those that show a value, and {@code counters} all
     */
    public record OfLogin(
            String name,
            boolean up,
            boolean turned,
            boolean blocked,
            boolean tradable,
            int bots,
            long droppedAnswers,
            List<String> scopes,
            SortedMap<String, Buckets> times,
            SortedMap<String, Double> gauges,
            SortedMap<String, Long> counters,
            List<Alert> alerts) {
        public OfLogin {
            gauges = Collections.unmodifiableSortedMap(new TreeMap<>(gauges));
            counters = Collections.unmodifiableSortedMap(new TreeMap<>(counters));
            scopes = List.copyOf(scopes);
            times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
            alerts = List.copyOf(alerts);
        }

        static OfLogin of(
                Venue venue, Optional<AccountLoop> account, SessionMeters meters, boolean turned, boolean blocked) {
            return new OfLogin(
                    venue.name(),
                    account.isPresent(),
                    turned,
                    blocked,
                    account.map(AccountLoop::isTradable).orElse(false),
                    account.map(AccountLoop::bots).orElse(0),
                    account.map(AccountLoop::droppedAnswers).orElse(0L),
                    account.map(loop -> loop.traits().requestBudgets().stream()
                                    .map(RequestBudget::scope)
                                    .toList())
                            .orElse(List.of()),
                    meters.times(),
                    meters.gauges(),
                    meters.counters(),
                    account.map(AccountLoop::alerts).orElse(List.of()));
        }
    }
}
