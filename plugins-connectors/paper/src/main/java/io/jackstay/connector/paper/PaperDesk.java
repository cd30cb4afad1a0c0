package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.lib.sim.SimListener;
import io.jackstay.lib.sim.SimMember;
import io.jackstay.lib.sim.SimOrder;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Takes commands as they reach the exchange, and tells what becomes of orders: the outcome first, then what it caused. Confined to the
 * connector's loop.
 */
final class PaperDesk {
    private final SimMember account;
    private final PaperEvents events;
    private final PaperRejects rejects;
    private final AmendModel amends;
    private final LongSupplier epochNanos;
    private final LongConsumer settle;

    /** @param settle pays what is due before a command counts */
    PaperDesk(
            SimMember account,
            PaperEvents events,
            PaperRejects rejects,
            AmendModel amends,
            LongSupplier epochNanos,
            LongConsumer settle) {
        this.account = requireNonNull(account, "account is null");
        this.events = requireNonNull(events, "events is null");
        this.rejects = requireNonNull(rejects, "rejects is null");
        this.amends = requireNonNull(amends, "amends is null");
        this.epochNanos = requireNonNull(epochNanos, "epochNanos is null");
        this.settle = requireNonNull(settle, "settle is null");
    }

    private long arrival() {
        long now = epochNanos.getAsLong();
        settle.accept(now);
        return now;
    }

    void cancel(OrderBatch.Cancel cancel) {
        long now = arrival();
        OrderRef order = cancel.order();
        Optional<Rejection> refusal =
                rejects.refusal(RejectsConfig.Kind.CANCELS, now).or(() -> account.cancelRefusal(order));
        if (refusal.isPresent()) {
            reject(order, Command.CANCEL, refusal.orElseThrow());
        } else {
            String id = account.find(order).orElseThrow().ref().venueOrderId();
            events.outcome(order, Command.CANCEL, new Outcome.Accepted(id, ""));
            account.cancel(order, now);
        }
    }

    void amend(OrderBatch.Amend amend) {
        long now = arrival();
        Optional<Rejection> refusal =
                late(amend.deadlineEpochNanos(), now).or(() -> rejects.refusal(RejectsConfig.Kind.AMENDS, now));
        if (refusal.isPresent()) {
            reject(amend.order(), Command.AMEND, refusal.orElseThrow());
        } else if (amends == AmendModel.IN_PLACE) {
            account.amend(amend.order(), amend.price(), amend.totalSize(), now);
        } else {
            account.replace(amend.order(), amend.successor(), amend.price(), amend.totalSize(), now);
        }
    }

    void submit(OrderBatch.Submit submit) {
        long now = arrival();
        Optional<Rejection> refusal =
                late(submit.deadlineEpochNanos(), now).or(() -> rejects.refusal(RejectsConfig.Kind.SUBMITS, now));
        if (refusal.isPresent()) {
            reject(submit.ref(), Command.SUBMIT, refusal.orElseThrow());
        } else {
            account.submit(submit.cloid(), submit.request(), now);
        }
    }

    private static Optional<Rejection> late(long deadline, long now) {
        return now > deadline
                ? Optional.of(new Rejection(RejectReason.EXPIRED_DEADLINE, "came after its deadline"))
                : Optional.empty();
    }

    private void reject(OrderRef order, Command command, Rejection why) {
        events.outcome(order, command, new Outcome.Rejected(why));
    }

    /** Passes on what the exchange tells of the account's orders. Confined to the connector's loop. */
    static final class Teller implements SimListener {
        private final PaperEvents events;
        private boolean moneyMoved;
        private boolean changed;

        Teller(PaperEvents events) {
            this.events = requireNonNull(events, "events is null");
        }

        /** Whether money moved since this was last asked. */
        boolean takeMoneyMoved() {
            boolean moved = moneyMoved;
            moneyMoved = false;
            return moved;
        }

        /** Whether there is something to write down since this was last asked. */
        boolean takeChanged() {
            boolean some = changed;
            changed = false;
            return some;
        }

        /** There is something to write down. */
        void change() {
            changed = true;
        }

        @Override
        public void onAccepted(SimOrder order, long nanos) {
            changed = true;
            OrderRef asSent =
                    OrderRef.of(order.ref().market(), order.ref().cloid().orElseThrow());
            events.outcome(
                    asSent, Command.SUBMIT, new Outcome.Accepted(order.ref().venueOrderId(), ""));
        }

        @Override
        public void onRejected(OrderRef order, Rejection why, long nanos) {
            events.outcome(order, Command.SUBMIT, new Outcome.Rejected(why));
        }

        @Override
        public void onFilled(SimOrder order, OrderFill fill) {
            changed = true;
            moneyMoved = true;
            events.fill(fill);
            events.order(PaperReports.report(order, fill.stamp().venueNanos()));
        }

        @Override
        public void onCancelled(SimOrder order, long nanos) {
            changed = true;
            events.order(PaperReports.report(order, nanos));
        }

        @Override
        public void onAmended(SimOrder before, SimOrder after, long nanos) {
            changed = true;
            events.outcome(
                    before.ref(),
                    Command.AMEND,
                    new Outcome.Accepted(after.ref().venueOrderId(), ""));
            events.order(PaperReports.report(after, nanos));
        }

        @Override
        public void onAmendRejected(OrderRef order, Rejection why, long nanos) {
            events.outcome(order, Command.AMEND, new Outcome.Rejected(why));
        }

        @Override
        public void onCashFlow(CashFlow flow) {
            changed = true;
            moneyMoved = true;
            events.cashFlow(flow);
        }
    }
}
