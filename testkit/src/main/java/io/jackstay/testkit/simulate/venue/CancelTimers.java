package io.jackstay.testkit.simulate.venue;

import io.jackstay.api.order.RejectReason;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The venue's dead-man switches, one a login: all its open orders are cancelled at an instant, unless another one is set before. Not thread
 * safe: owned by the run.
 */
public final class CancelTimers {
    private static final int LATEST_MILLIS = 20_000;
    private static final String WHY = "cancelled by the dead-man switch";

    private final Agenda agenda;
    private final Books books;
    private final Swarm swarm;
    private final SortedMap<String, Long> due = new TreeMap<>();

    CancelTimers(Agenda agenda, Books books, Swarm swarm) {
        this.agenda = agenda;
        this.books = books;
        this.swarm = swarm;
    }

    /** Whether the orders of a login would be cancelled if nobody set its switch again. */
    public boolean isSet(String account) {
        return due.containsKey(account);
    }

    /** A request has been received; zero disarms. */
    Answer set(String account, Duration horizon) {
        if (swarm.strikes(Fault.DEAD_MAN)) {
            SplittableRandom own = swarm.random(Fault.DEAD_MAN);
            if (own.nextBoolean()) {
                return Answer.rejected(RejectReason.OTHER, "the switch is not to be had now");
            }
            agenda.after(Duration.ofMillis(own.nextInt(LATEST_MILLIS)), () -> take(account, horizon));
        } else {
            take(account, horizon);
        }
        return Answer.accepted("");
    }

    private void take(String account, Duration horizon) {
        if (horizon.isZero()) {
            due.remove(account);
            return;
        }
        long at = agenda.now() + horizon.toNanos();
        due.put(account, at);
        agenda.after(horizon, () -> {
            if (due.getOrDefault(account, 0L) == at) {
                fire(account);
            }
        });
    }

    /** After each step of the market: it may fire though it was set again in time. */
    void step() {
        for (String account : List.copyOf(due.keySet())) {
            if (swarm.strikes(Fault.DEAD_MAN, 0.02)) {
                fire(account);
            }
        }
    }

    private void fire(String account) {
        due.remove(account);
        books.open(account).forEach(order -> books.end(order, OrderView.State.CANCELLED, WHY));
    }
}
