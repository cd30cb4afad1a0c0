package io.jackstay.runtime.account;

import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.state.ContractPosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The other orders that fills of one contract may have been executed in: those with the same time of the venue may be told in any order.
 * Not thread safe: one is made for each search.
 *
 * <p>What is realised is what was got less what was paid, plus what the open position has cost. So it depends on the order only since the
 * position was flat or changed its side, and two orders that realise the same are the same for all that comes.
 */
final class TiedFills {
    /** So many fills take another place than they were told in. */
    private static final int MOVED = 3;

    private static final int FOUND = 64;

    private final SortedMap<BigDecimal, List<OrderFill>> found = new TreeMap<>();
    private final ContractPosition before;
    private final BigDecimal realized;
    private final int most;
    private int steps;

    private TiedFills(ContractPosition before, BigDecimal realized, int most) {
        this.before = before;
        this.realized = realized;
        this.most = most;
    }

    /** As many of the latest fills in another order, and how much more they realise so. */
    record Other(List<OrderFill> latest, BigDecimal more) {
        Other {
            latest = List.copyOf(latest);
        }
    }

    /**
     * @param fills in the order of their times
     * @param most so many times a fill is counted at most, since the loop waits for it
     */
    static TiedFills search(ContractPosition before, List<OrderFill> fills, int most) {
        int open = open(before, fills);
        List<OrderFill> tail = List.copyOf(fills.subList(open, fills.size()));
        ContractPosition at = before.after(fills.subList(0, open));
        TiedFills search = new TiedFills(at, at.after(tail).realizedPnl(), most);
        List<List<OrderFill>> orders = List.of(tail);
        for (int moved = 0; moved < MOVED; moved++) {
            List<List<OrderFill>> next = new ArrayList<>();
            orders.forEach(each -> search.moveOne(each, next));
            orders = next;
        }
        return search;
    }

    /** What was found, those that realise least first. */
    List<Other> orders() {
        return found.entrySet().stream()
                .map(each -> new Other(each.getValue(), each.getKey()))
                .toList();
    }

    /** How many times a fill was counted. */
    int steps() {
        return steps;
    }

    private boolean isOver(int more) {
        return steps + more > most || found.size() >= FOUND;
    }

    /** Where those begin whose order matters: with the instant in which the position was flat, or changed its side, last. */
    private static int open(ContractPosition before, List<OrderFill> fills) {
        int open = 0;
        int instant = 0;
        ContractPosition at = before;
        for (int i = 0; i < fills.size(); i++) {
            if (i > 0 && !isTied(fills.get(i - 1), fills.get(i))) {
                instant = i;
            }
            ContractPosition next = at.after(fills.get(i));
            if (side(at) != side(next)) {
                open = instant;
            }
            at = next;
        }
        return open;
    }

    private static int side(ContractPosition position) {
        return position.size().toBigDecimal().signum();
    }

    private static boolean isTied(OrderFill one, OrderFill other) {
        return one.stamp().venueNanos() == other.stamp().venueNanos();
    }

    /** Latest first: what differs now came of them. */
    private void moveOne(List<OrderFill> fills, List<List<OrderFill>> into) {
        for (int from = fills.size() - 1; from >= 0 && !isOver(fills.size()); from--) {
            for (int to = from - 1; to >= 0 && isTied(fills.get(to), fills.get(from)); to--) {
                move(fills, from, to, into);
                if (to < from - 1) {
                    move(fills, to, from, into);
                }
            }
        }
    }

    private void move(List<OrderFill> fills, int from, int to, List<List<OrderFill>> into) {
        if (isOver(fills.size())) {
            return;
        }
        steps += fills.size();
        List<OrderFill> moved = new ArrayList<>(fills);
        moved.add(to, moved.remove(from));
        BigDecimal more = before.after(moved).realizedPnl().subtract(realized);
        if (more.signum() != 0) {
            found.putIfAbsent(more, moved);
        }
        into.add(moved);
    }
}
