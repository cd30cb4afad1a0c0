package io.jackstay.runtime.plan;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** What one login was asked for and did not send. Thread safe: written by the loop of the login, read by anybody. */
public final class Unsent {
    private final ReentrantLock lock = new ReentrantLock();
    private final SortedMap<Long, Placed> placed = new TreeMap<>();
    private final List<OrderReport> cancelled = new ArrayList<>();
    private final List<Changed> changed = new ArrayList<>();
    private final SortedMap<MarketId, Integer> leverage = new TreeMap<>();
    private List<MarketInfo> listed = List.of();
    private Optional<AccountSnapshot> held = Optional.empty();
    private long asked;

    /**
     * A new order.
     *
     * @param report as it would stand; of an order that waits for a trigger the trigger price
     * @param rests whether it would stay; one that is filled or gone at once does not
     */
    public record Placed(OrderRequest request, OrderReport report, boolean rests) {
        long cloid() {
            return report.order().cloidOrZero();
        }
    }

    /** An order of before whose price or size would change. */
    public record Changed(OrderReport from, OrderReport to) {}

    /**
     * All of it at one moment. Immutable.
     *
     * @param held what the venue held when it was asked last, without anything of this
     */
    public record Picture(
            List<MarketInfo> listed,
            Optional<AccountSnapshot> held,
            List<Placed> placed,
            List<OrderReport> cancelled,
            List<Changed> changed,
            SortedMap<MarketId, Integer> leverage) {
        public Picture {
            listed = List.copyOf(listed);
            placed = List.copyOf(placed);
            cancelled = List.copyOf(cancelled);
            changed = List.copyOf(changed);
            leverage = new TreeMap<>(leverage);
        }
    }

    Picture picture() {
        lock.lock();
        try {
            return new Picture(listed, held, List.copyOf(placed.values()), cancelled, changed, leverage);
        } finally {
            lock.unlock();
        }
    }

    /** Grows with whatever is asked for. */
    long asked() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    void listed(List<MarketInfo> markets) {
        locked(() -> listed = List.copyOf(markets));
    }

    /** What the venue holds; a look asks for nothing. */
    void seen(AccountSnapshot snapshot) {
        lock.lock();
        try {
            held = Optional.of(snapshot);
        } finally {
            lock.unlock();
        }
    }

    void place(Placed order) {
        locked(() -> placed.put(order.cloid(), order));
    }

    /** One that was placed here is gone again. */
    void withdraw(long cloid) {
        locked(() -> placed.remove(cloid));
    }

    void cancel(OrderReport order) {
        locked(() -> {
            changed.removeIf(change -> change.from().order().sameOrder(order.order()));
            cancelled.add(order);
        });
    }

    void change(OrderReport from, OrderReport to) {
        locked(() -> {
            changed.removeIf(change -> change.from().order().sameOrder(from.order()));
            changed.add(new Changed(from, to));
        });
    }

    void leverage(MarketId market, int wanted) {
        locked(() -> leverage.put(market, wanted));
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            asked++;
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
