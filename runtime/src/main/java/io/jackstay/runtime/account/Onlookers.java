package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who of the login itself hears of our orders and of all fills, before the bots do: those who look after doubtful orders, and the rules
 * over the login, where there are any. Confined to the account loop, except {@link #shown}.
 */
final class Onlookers {
    private @Nullable Doubts doubts;
    private @Nullable AccountRisk risk;
    private volatile ShownOrders shown = ShownOrders.NOT_ASKED;

    /** From here on orders without an answer are asked for, and what was missed is looked for. */
    void watchedBy(Doubts watching) {
        doubts = requireNonNull(watching, "watching is null");
    }

    /** From here on rules over all bots of the login are told. */
    void guardedBy(AccountRisk guarding) {
        risk = requireNonNull(guarding, "guarding is null");
    }

    /** Any thread: what the venue showed of ours when it was asked last. */
    ShownOrders shown() {
        return shown;
    }

    /** A batch is about to leave. */
    void leaving(OrderBatch batch) {
        if (doubts != null) {
            doubts.leaving(batch);
        }
    }

    void outcome(OrderRef order, Command command, Outcome outcome) {
        if (doubts != null) {
            doubts.outcome(order, command, outcome);
        }
        if (risk != null) {
            risk.outcome(order, command, outcome);
        }
    }

    void reported(OrderReport report) {
        if (doubts != null) {
            doubts.reported(report);
        }
        if (risk != null) {
            risk.reported(report);
        }
    }

    void absent(OrderRef order, String why) {
        if (risk != null) {
            risk.absent(order, why);
        }
    }

    void filled(OrderFill fill) {
        if (risk != null) {
            risk.filled(fill);
        }
    }

    void paid(CashFlow flow) {
        if (risk != null) {
            risk.paid(flow);
        }
    }

    void changed(MarketInfo market) {
        if (risk != null) {
            risk.changed(market);
        }
    }

    /** The venue has told what it holds, and this of it is open and ours. */
    void seen(AccountSnapshot snapshot, List<ShownOrders.Shown> ours) {
        if (doubts != null) {
            doubts.reconciler().seen(snapshot);
        }
        shown = shown.next(ours);
        ours.forEach(order -> reported(order.report()));
    }

    /** Looks until that has succeeded and then makes the call; false where nobody looks. */
    boolean look(Runnable then) {
        if (doubts == null) {
            return false;
        }
        doubts.reconciler().look(then);
        return true;
    }

    /** The venue is asked before long what it holds, where it is compared with at all. */
    void lookSoon() {
        if (doubts != null) {
            doubts.reconciler().lookSoon();
        }
    }
}
