package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.account.ShownOrders;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Orders that carry our installation's number and that no bot here looks after, as the logins' own looks show them: seen twice, they are
 * cancelled, and a person is told. Orders that somebody keeps on purpose stay. Not thread safe: owned by the thread that drives the
 * session.
 */
final class StrayOrders {
    /** Between two looks that count as two; longer than a start or a list of open orders is late. */
    static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Clock clock;
    private final Kept kept;
    private final Supplier<Set<Integer>> present;
    private final Supplier<Set<Integer>> known;
    private final SortedMap<Venue, Map<OrderRef, Long>> seen = new TreeMap<>();
    private final SortedMap<Venue, Long> looked = new TreeMap<>();

    /**
     * @param present the numbers of the bots that look after their orders themselves
     * @param known the numbers of all bots that ever had a journal here
     */
    StrayOrders(Clock clock, Kept kept, Supplier<Set<Integer>> present, Supplier<Set<Integer>> known) {
        this.clock = requireNonNull(clock, "clock is null");
        this.kept = requireNonNull(kept, "kept is null");
        this.present = requireNonNull(present, "present is null");
        this.known = requireNonNull(known, "known is null");
    }

    /** To be called now and then; each list that the venue has told counts once. */
    void look(AccountLoop account) {
        ShownOrders told = account.shown();
        if (told.count() == 0 || told.count() == looked.getOrDefault(account.venue(), 0L)) {
            return;
        }
        looked.put(account.venue(), told.count());
        Map<OrderRef, Long> before = seen.getOrDefault(account.venue(), Map.of());
        Map<OrderRef, Long> now = new LinkedHashMap<>();
        List<ShownOrders.Shown> strays = new ArrayList<>();
        for (ShownOrders.Shown order : told.open()) {
            if (isStray(order)) {
                OrderReport report = order.report();
                OrderRef name = new OrderRef(report.market(), report.order().cloidOrZero(), "");
                long first = before.getOrDefault(name, clock.nanoTime());
                now.put(name, first);
                if (clock.nanoTime() - first >= PATIENCE.toNanos()) {
                    strays.add(order);
                }
            }
        }
        seen.put(account.venue(), now);
        cancel(account, strays);
    }

    private boolean isStray(ShownOrders.Shown order) {
        return !present.get().contains(order.bot())
                && !kept.untouched().contains(order.bot())
                && isNotAmong(kept.orders(), order.report())
                && isNotAmong(kept.ofOthers(), order.report());
    }

    private static boolean isNotAmong(List<OrderRef> some, OrderReport order) {
        return some.stream().noneMatch(other -> other.sameOrder(order.order()));
    }

    private void cancel(AccountLoop account, List<ShownOrders.Shown> strays) {
        for (ShownOrders.Shown stray : strays) {
            OrderReport order = stray.report();
            boolean ofNobody = !known.get().contains(stray.bot());
            account.alert(
                    AlertCode.ORDER_STRAY,
                    order.order().toString(),
                    "an order carries our number and no bot looks after it; it is cancelled");
            if (ofNobody) {
                account.alert(
                        AlertCode.SECOND_PROCESS,
                        account.venue().name(),
                        "the venue shows an order of a bot that was never here: %s; another process trades on the login"
                                .formatted(order.order()));
            }
        }
        ListCancel.cancel(
                account, strays.stream().map(ShownOrders.Shown::report).toList());
    }
}
