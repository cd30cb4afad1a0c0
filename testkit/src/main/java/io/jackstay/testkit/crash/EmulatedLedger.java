package io.jackstay.testkit.crash;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import io.jackstay.emulator.base.BooksWatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * What an emulated venue has booked for one account that trades one market: its open orders and every execution ever. Not thread safe:
 * confined to the venue's thread.
 */
final class EmulatedLedger implements BooksWatcher {
    private final String account;
    private final ToLongFunction<String> cloid;
    private final LongSupplier epochNanos;
    private final Map<Long, Long> resting = new LinkedHashMap<>();
    private final Set<Long> known = new HashSet<>();
    private final List<BookedFill> fills = new ArrayList<>();
    private long position;
    private long largest;
    private long twice;
    private long firstCommandNanos;

    /** @param cloid the number in a client's id, 0 when it is not ours */
    EmulatedLedger(String account, ToLongFunction<String> cloid, LongSupplier epochNanos) {
        this.account = requireNonNull(account, "account is null");
        this.cloid = requireNonNull(cloid, "cloid is null");
        this.epochNanos = requireNonNull(epochNanos, "epochNanos is null");
    }

    private boolean isOthers(Order order) {
        return !order.account().equals(account);
    }

    private void commanded() {
        firstCommandNanos = firstCommandNanos == 0 ? epochNanos.getAsLong() : firstCommandNanos;
    }

    @Override
    public void arrived(Order order) {
        if (isOthers(order)) {
            return;
        }
        commanded();
        if (!known.add(cloid.applyAsLong(order.clientId()))) {
            twice++;
        }
    }

    @Override
    public void changed(Order order) {
        if (isOthers(order)) {
            return;
        }
        if (order.standing() == Standing.CANCELLED) {
            commanded();
        }
        if (order.standing() == Standing.OPEN) {
            resting.put(order.id(), cloid.applyAsLong(order.clientId()));
        } else {
            resting.remove(order.id());
        }
    }

    @Override
    public void filled(Fill fill) {
        Order order = fill.order();
        if (isOthers(order)) {
            return;
        }
        long lots = fill.size().movePointRight(CrashVenue.SIZE_SCALE).longValueExact();
        position += order.buy() ? lots : -lots;
        largest = Math.max(largest, Math.abs(position));
        Side side = order.buy() ? Side.BUY : Side.SELL;
        fills.add(new BookedFill(cloid.applyAsLong(order.clientId()), side, fill.price(), fill.size(), fill.fee()));
    }

    /** When the first order or cancel came since {@link #listenAnew}; 0 when none has. */
    long firstCommand() {
        return firstCommandNanos;
    }

    /** The next order or cancel counts as the first. */
    void listenAnew() {
        firstCommandNanos = 0;
    }

    CrashVenue.Books books() {
        return new CrashVenue.Books(List.copyOf(resting.values()), position, largest, twice);
    }

    List<BookedFill> fills() {
        return List.copyOf(fills);
    }
}
