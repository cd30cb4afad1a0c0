package io.jackstay.runtime.account;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.state.ContractPosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The position of a whole login in one contract, for the profit that its fills realise at the venue. Not thread safe: owned by its expected
 * balances.
 *
 * <p>The venue realises in the order in which it executes, so the latest fills are kept in that order, and one that is told late takes its
 * place among them: after those of the same instant, until the balance that the venue shows says more.
 */
final class ContractRun {
    private static final int KEPT = 2_000;

    private final MarketInfo info;
    private final List<OrderFill> latest = new ArrayList<>();
    private ContractPosition before;
    private @Nullable ContractPosition now;

    ContractRun(MarketInfo info) {
        this.info = info;
        this.before = ContractPosition.flat(info);
        this.now = before;
    }

    ContractRun(MarketInfo info, AccountRecord.BalancesKnown.Held held) {
        this(info);
        this.before = ContractPosition.of(info, held.size(), held.cost(), held.realized());
        this.now = before;
    }

    MarketInfo info() {
        return info;
    }

    void add(OrderFill fill) {
        int place = latest.size();
        while (place > 0
                && latest.get(place - 1).stamp().venueNanos() > fill.stamp().venueNanos()) {
            place--;
        }
        ContractPosition known = now;
        now = known != null && place == latest.size() ? known.after(fill) : null;
        latest.add(place, fill);
        if (latest.size() > 2 * KEPT) {
            List<OrderFill> oldest = latest.subList(0, latest.size() - KEPT);
            before = before.after(oldest);
            oldest.clear();
        }
    }

    /** A take-over stands for so much less. */
    void reduce(OrderFill takeOver, BigDecimal change) {
        now = null;
        for (int i = 0; i < latest.size(); i++) {
            if (latest.get(i).id().equals(takeOver.id())) {
                Optional<OrderFill> left = TakeOvers.less(latest.get(i), change);
                if (left.isPresent()) {
                    latest.set(i, left.get());
                } else {
                    latest.remove(i);
                }
                return;
            }
        }
        add(TakeOvers.of(takeOver, change.negate()));
    }

    BigDecimal realized() {
        ContractPosition known = now;
        if (known == null) {
            known = before.after(latest);
            now = known;
        }
        return known.realizedPnl();
    }

    /** The other orders that the fills may have been executed in, as far as so many steps lead. */
    TiedFills otherOrders(int steps) {
        return TiedFills.search(before, latest, steps);
    }

    /** They were executed in this order. */
    void reorder(TiedFills.Other order) {
        now = null;
        List<OrderFill> reordered =
                latest.subList(latest.size() - order.latest().size(), latest.size());
        for (int i = 0; i < reordered.size(); i++) {
            reordered.set(i, order.latest().get(i));
        }
    }

    /** What it began with. */
    AccountRecord.BalancesKnown.Held held() {
        return new AccountRecord.BalancesKnown.Held(info.id(), before.size(), before.cost(), before.realizedPnl());
    }

    /** And what came since. */
    List<OrderFill> latest() {
        return List.copyOf(latest);
    }
}
