package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.config.OnStart;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Deals with the orders of a bot that its venues show before it starts, as its policy says. Not thread safe: owned by the thread that
 * drives the session.
 */
final class OldOrders {
    private static final System.Logger LOG = System.getLogger(OldOrders.class.getName());
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Driver driver;
    private final SessionLogins logins;
    private final SortedMap<Integer, List<OrderRef>> refused = new TreeMap<>();

    OldOrders(Driver driver, SessionLogins logins) {
        this.driver = requireNonNull(driver, "driver is null");
        this.logins = requireNonNull(logins, "logins are null");
    }

    /** Throws {@link JackstayException} when the bot must not start. */
    void settle(PlannedBot planned, int number) {
        OnStart policy = planned.block().policies().onStart();
        refused.remove(number);
        for (Venue venue : planned.venues()) {
            List<OrderReport> found = logins.account(venue).ofBot(logins.seen(venue), number);
            if (!found.isEmpty() && policy == OnStart.REFUSE) {
                refuse(planned, number);
                throw new JackstayException(
                        ErrorCode.START_REFUSED,
                        "bot %s has %d orders at %s and on-start = refuse: cancel them there, or start with adopt or cancel"
                                .formatted(planned.block().name(), found.size(), venue));
            }
            if (!found.isEmpty() && policy == OnStart.CANCEL) {
                LOG.log(
                        System.Logger.Level.INFO,
                        () -> "orders found at the start are cancelled bot=%s venue=%s count=%d"
                                .formatted(planned.block().name(), venue, found.size()));
                require(planned, venue, cancel(venue, number));
            }
        }
    }

    private void refuse(PlannedBot planned, int number) {
        List<OrderRef> left = new ArrayList<>();
        for (Venue venue : planned.venues()) {
            logins.account(venue).ofBot(logins.seen(venue), number).forEach(report -> left.add(report.order()));
        }
        refused.put(number, left);
    }

    /** Those with which bots have refused to start: whoever said so wants them left as they are. */
    List<OrderRef> refused() {
        return refused.values().stream().flatMap(List::stream).toList();
    }

    /** The orders that a bot which is no longer in the configuration has at a venue: nobody looks after them, so they are cancelled. */
    void abandon(Venue venue, String name, int number) {
        int found = logins.account(venue).ofBot(logins.seen(venue), number).size();
        if (found == 0) {
            return;
        }
        boolean confirmed = cancel(venue, number);
        LOG.log(
                confirmed ? System.Logger.Level.WARNING : System.Logger.Level.ERROR,
                () -> "bot %s is not in the configuration: its %d orders at %s are cancelled%s"
                        .formatted(name, found, venue, confirmed ? "" : ", which the venue has not confirmed"));
    }

    /** True when the venue has confirmed that none of the bot's orders rests. */
    private boolean cancel(Venue venue, int number) {
        for (int round = 0; round < ROUNDS; round++) {
            if (open(logins.account(venue), number) == 0) {
                logins.look(venue);
                return true;
            }
            driver.await(() -> false, PAUSE);
        }
        return false;
    }

    private static void require(PlannedBot planned, Venue venue, boolean confirmed) {
        if (confirmed) {
            return;
        }
        throw new JackstayException(
                ErrorCode.START_REFUSED,
                "bot %s does not start: %s has not confirmed that its old orders are cancelled (on-start = cancel)"
                        .formatted(planned.block().name(), venue));
    }

    /** Cancels what there is; returns how many orders that were, or -1 when that is not known. */
    private int open(AccountLoop account, int number) {
        Answer<Integer> answer = new Answer<>();
        ListCancel.cancel(account, number, answer::set);
        driver.await(() -> answer.isThere() || driver.isStopAsked(), PATIENCE);
        return answer.get() instanceof Result.Ok<Integer> ok ? ok.value() : -1;
    }
}
