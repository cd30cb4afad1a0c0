package io.jackstay.connector.paper;

import io.jackstay.api.connector.HistoryPage;
import io.jackstay.api.connector.HistoryQuery;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.RejectReason;
import io.jackstay.lib.sim.SimLedger;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers questions after the past from a ledger of the exchange. Immutable.
 *
 * <p>A cursor is {@code <epoch>-<number of the last entry told>}. A cursor of another life of the account, or one before the oldest entry kept,
 * is answered with what there is and with the hole.
 *
 * @param <T> what the history is of
 */
final class PaperHistory<T> {
    private static final int PAGE = 500;
    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    private final String what;
    private final long epoch;
    private final SimLedger<T> ledger;
    private final Function<T, Stamp> stamp;

    PaperHistory(String what, long epoch, SimLedger<T> ledger, Function<T, Stamp> stamp) {
        this.what = what;
        this.epoch = epoch;
        this.ledger = ledger;
        this.stamp = stamp;
    }

    void answer(HistoryQuery query, Reply<HistoryPage<T>> reply) {
        if (query.cursor().isEmpty()) {
            reply.ok(page(numberBefore(query.since()), ledger.first() > 1 && isFirstKeptAfter(query.since())));
            return;
        }
        Matcher cursor = CURSOR.matcher(query.cursor());
        if (!cursor.matches()) {
            reply.refused(RejectReason.INVALID_REQUEST, "'%s' is no cursor of this exchange".formatted(query.cursor()));
        } else if (Long.parseLong(cursor.group(1)) != epoch) {
            reply.ok(page(0, true));
        } else {
            long after = Long.parseLong(cursor.group(2));
            reply.ok(page(after, after + 1 < ledger.first()));
        }
    }

    private HistoryPage<T> page(long after, boolean incomplete) {
        List<T> items = ledger.after(after, PAGE);
        long last = items.isEmpty() ? ledger.last() : Math.max(after + 1, ledger.first()) + items.size() - 1;
        String cursor = epoch + "-" + last;
        HistoryPage<T> page = last < ledger.last() ? HistoryPage.more(items, cursor) : HistoryPage.last(items, cursor);
        return incomplete
                ? page.withHole(what + " before number " + ledger.first() + " of epoch " + epoch + " are not kept")
                : page;
    }

    private boolean isFirstKeptAfter(Instant since) {
        List<T> first = ledger.after(0, 1);
        return !first.isEmpty() && !isBefore(first.get(0), since);
    }

    /** Number of the last entry before a time; zero when there is none. */
    private long numberBefore(Instant since) {
        long number = ledger.first() - 1;
        for (T entry : ledger.after(0, Integer.MAX_VALUE)) {
            if (!isBefore(entry, since)) {
                break;
            }
            number++;
        }
        return number;
    }

    private boolean isBefore(T entry, Instant since) {
        long nanos = stamp.apply(entry).venueNanos();
        return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000)
                .isBefore(since);
    }
}
