package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.loop.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders that a bot's journal has as open and that their venues do not show among the open ones: ended while nobody listened, or never
 * sent. Not thread safe: owned by the thread that drives the session.
 */
final class Leftovers {
    private final VenueQuestions questions;
    private final Map<Venue, AccountLoop> accounts;
    private final Clock clock;
    private final List<OrderReport> ended = new ArrayList<>();
    private final List<RememberedOrder> neverSent = new ArrayList<>();

    Leftovers(VenueQuestions questions, Map<Venue, AccountLoop> accounts, Clock clock) {
        this.questions = requireNonNull(questions, "questions is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Asks the venue about one order, unless it is among the open ones. Nothing is concluded while the venue may still change its mind. */
    void look(RememberedOrder order, List<OrderReport> open) {
        OrderRef ref = order.ref();
        AccountLoop account = accounts.get(ref.market().venue());
        if (account == null || open.stream().anyMatch(report -> report.order().sameOrder(ref))) {
            return;
        }
        long placed = order.placed().nanos();
        Optional<OrderLookup> answer = questions.order(account, ref, Instant.ofEpochSecond(0, placed));
        if (answer.isPresent() && answer.get() instanceof OrderLookup.Found found) {
            if (found.report().state().isFinal()) {
                ended.add(found.report());
            }
            return;
        }
        boolean isSettled =
                clock.epochNanos() - placed >= account.traits().settleTime().toNanos();
        if (isSettled && (answer.isPresent() || !questions.canBeAsked(account))) {
            neverSent.add(order);
        }
    }

    /** The venues' last words on those that have ended. */
    List<OrderReport> ended() {
        return ended;
    }

    /** Those that their venues do not know, or do not show where they can't be asked. */
    List<RememberedOrder> neverSent() {
        return neverSent;
    }
}
