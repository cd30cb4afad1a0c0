package io.jackstay.lib.sim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Own orders at one price and the strangers among them, written a second time and simply. Not thread safe: owned by a test. */
final class NaiveQueue {
    private static final long WINDOW = 50_000_000;

    final List<NaiveOrder> orders = new ArrayList<>();
    private final QueueModel model;
    private Optional<BigDecimal> shown = Optional.empty();
    private BigDecimal base = BigDecimal.ZERO;
    private BigDecimal printed = BigDecimal.ZERO;
    private long shrunkAt;
    private long printedAt;

    NaiveQueue(QueueModel model) {
        this.model = model;
    }

    void join(NaiveOrder order, long now) {
        forgetOld(now);
        order.ahead = shown.map(size -> base);
        order.queuedAt = now;
        orders.add(order);
    }

    Optional<BigDecimal> aheadOf(NaiveOrder order) {
        if (shown.isEmpty()) {
            return order.ahead;
        }
        BigDecimal size = shown.get();
        if (model == QueueModel.LAST) {
            return shown;
        }
        if (model == QueueModel.FULL || order.ahead.isEmpty() || base.signum() == 0) {
            return order.ahead.map(size::min);
        }
        return order.ahead.map(ahead -> ahead.multiply(size).divide(base, 0, RoundingMode.UP));
    }

    void tell(Optional<BigDecimal> size, long now) {
        if (same(size, shown)) {
            return;
        }
        if (size.isEmpty()) {
            acceptCancels();
            shown = size;
        } else if (shown.isEmpty()) {
            shown = size;
            base = size.get();
            printed = BigDecimal.ZERO;
            atMostBase();
        } else {
            change(size.get(), now);
        }
    }

    private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() == other.isPresent()
                && (one.isEmpty() || one.get().compareTo(other.get()) == 0);
    }

    private void change(BigDecimal size, long now) {
        forgetOld(now);
        if (now - printedAt > WINDOW) {
            printed = BigDecimal.ZERO;
        }
        BigDecimal was = shown.orElseThrow();
        boolean nothingOpen = base.compareTo(was) == 0;
        if (size.compareTo(was) < 0) {
            BigDecimal explained = was.subtract(size).min(printed);
            printed = printed.subtract(explained);
            base = base.subtract(explained);
        } else {
            base = base.add(size.subtract(was));
        }
        shown = Optional.of(size);
        atMostBase();
        if (nothingOpen && base.compareTo(size) > 0) {
            shrunkAt = now;
        }
    }

    /** Eats and fills; the filler says how much an order took. */
    void print(BigDecimal reaching, BigDecimal whole, long happened, long now, NaiveFiller filler) {
        forgetOld(now);
        BigDecimal left = reaching;
        BigDecimal eaten = BigDecimal.ZERO;
        for (NaiveOrder order : List.copyOf(orders)) {
            Optional<BigDecimal> ahead = model == QueueModel.LAST ? behindAll(now) : order.ahead;
            if (left.signum() == 0 || order.queuedAt >= happened || ahead.isEmpty()) {
                break;
            }
            BigDecimal strangers =
                    ahead.get().subtract(eaten).max(BigDecimal.ZERO).min(left);
            eaten = eaten.add(strangers);
            left = left.subtract(strangers);
            if (left.signum() > 0) {
                left = left.subtract(filler.fill(order, left.min(order.remaining())));
            }
        }
        for (NaiveOrder order : orders) {
            if (order.queuedAt < happened) {
                BigDecimal gone = eaten;
                order.ahead = order.ahead.map(ahead -> ahead.subtract(gone).max(BigDecimal.ZERO));
            }
        }
        if (shown.isPresent()) {
            BigDecimal told = whole.min(base.subtract(shown.get()));
            base = base.subtract(told);
            BigDecimal before = now - printedAt > WINDOW ? BigDecimal.ZERO : printed;
            printed = before.add(whole).subtract(told);
            printedAt = now;
            atMostBase();
        }
    }

    private Optional<BigDecimal> behindAll(long now) {
        BigDecimal gone = now - printedAt > WINDOW ? BigDecimal.ZERO : printed;
        return shown.map(size -> base.subtract(gone).max(BigDecimal.ZERO));
    }

    private void forgetOld(long now) {
        if (shown.isPresent() && base.compareTo(shown.get()) > 0 && now - shrunkAt > WINDOW) {
            acceptCancels();
        }
    }

    private void acceptCancels() {
        for (NaiveOrder order : orders) {
            order.ahead = aheadOf(order);
        }
        base = shown.orElse(BigDecimal.ZERO);
    }

    private void atMostBase() {
        for (NaiveOrder order : orders) {
            order.ahead = Optional.of(order.ahead.orElse(base).min(base));
        }
    }

    /** Books a fill. */
    interface NaiveFiller {
        BigDecimal fill(NaiveOrder order, BigDecimal wanted);
    }
}
