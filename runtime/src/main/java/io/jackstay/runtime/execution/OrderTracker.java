package io.jackstay.runtime.execution;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.runtime.telemetry.Buckets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The orders of one bot, or of all bots of a login, and what is known of them. Not thread safe: owned by the loop of its scope.
 *
 * <p>A state changes only as the table in {@link OrderState} allows; what is late, repeated or would go backwards is dropped
 * and counted. Ended orders are kept for a while, for fills that come late, and then forgotten.
 */
public final class OrderTracker {
    /** An order or amend that has not reached the venue by then is not carried out any more. */
    public static final Duration DEADLINE = Duration.ofSeconds(10);

    private final OrderWatches watches;
    private final Function<Venue, Duration> settleTimes;
    private final OrderIndex index = new OrderIndex();
    private final OrderQueues queues = new OrderQueues();
    private long dropped;
    private long rejected;
    private long submitted;
    private long cancelled;
    private final Buckets answers = new Buckets();

    /** @param settleTimes how long after the answer to a cancel a venue may still tell of fills of before it */
    public OrderTracker(OrderWatches watches, Function<Venue, Duration> settleTimes) {
        this.watches = requireNonNull(watches, "watches is null");
        this.settleTimes = requireNonNull(settleTimes, "settleTimes is null");
    }

    /** A new order that has not passed the risk chain and has no id. */
    LiveOrder create(OrderRequest request, String cause, long nowNanos) {
        return new LiveOrder(this, request, OrderRef.none(request.market()), cause, nowNanos);
    }

    /** The order did not pass; it is known to nobody but whoever holds it. */
    OrderUpdate refuse(LiveOrder order, Rejection why, Stamp stamp) {
        order.refused(why);
        rejected++;
        return order.enter(OrderState.REJECTED, why.words(), stamp);
    }

    /** The order passed and has its id: from here on it counts as exposure, and leaves when the turn ends. */
    OrderUpdate admit(LiveOrder order, OrderRef ref, Stamp stamp) {
        submitted++;
        return enrol(order, ref, "allowed, leaves at the end of the turn", stamp);
    }

    /** The order passed, but leaves only when the one whose place it takes has ended; until then both together count. */
    OrderUpdate hold(LiveOrder order, OrderRef ref, LiveOrder before, Size totalSize, Stamp stamp) {
        submitted++;
        order.waitsFor(before, totalSize);
        return enrol(order, ref, "waits for the end of " + before.ref(), stamp);
    }

    /** What waited for the end of another order leaves at the end of this turn. */
    OrderUpdate carryOn(LiveOrder order, Size left, Stamp stamp) {
        order.leavesWith(left);
        return touched(order, "leaves at the end of the turn with %s".formatted(left), stamp)
                .orElseThrow();
    }

    /** What waited for the end of another order may not leave after all. */
    OrderUpdate refuseHeld(LiveOrder order, Rejection why, Stamp stamp) {
        order.refused(why);
        rejected++;
        return move(order, OrderState.REJECTED, why.words(), stamp);
    }

    private OrderUpdate enrol(LiveOrder order, OrderRef ref, String why, Stamp stamp) {
        order.named(ref);
        index.add(order);
        return order.enter(OrderState.SUBMITTING, why, stamp);
    }

    OrderUpdate neverSent(LiveOrder order, String why, Stamp stamp) {
        return move(order, OrderState.FAILED, why, stamp);
    }

    /**
     * An order of ours that was placed before this bot started, and may have ended since; {@code cause} is what is
     * remembered of how it came about.
     */
    public Order adopt(OrderRequest request, String cause, OrderReport report, Stamp stamp) {
        LiveOrder order = create(request, cause, stamp.receivedNanos());
        enrol(order, report.order(), "found at the venue", stamp);
        index.learn(order, report.order());
        order.reported(report.filled());
        order.reportedAt(report.stamp().venueNanos());
        report.rejection().ifPresent(order::refused);
        if (report.state().isFinal()) {
            move(order, report.state(), "ended before the start", stamp);
        } else if (report.state() != OrderState.SUBMITTING) {
            order.enter(report.state(), "adopted", stamp);
        }
        return order;
    }

    /**
     * An order that ended before this bot started, to be found as one that ended a moment ago is; the position has it already.
     *
     * @param fills those of it that are kept one by one
     */
    public void recall(OrderRequest request, String cause, OrderRef placed, OrderUpdate last, List<OrderFill> fills) {
        LiveOrder order = create(request, cause, last.stamp().receivedNanos());
        order.named(placed);
        order.named(last.order());
        index.add(order);
        index.learn(order, last.order());
        fills.forEach(order::count);
        order.recalled(last);
        index.end(order);
    }

    /**
     * All fills of adopted orders that are remembered have been applied.
     *
     * @param owed of which orders each fill is remembered, so that what else was filled comes to the position yet; of the others it is
     *     part of the position
     */
    public void adopted(Predicate<Order> owed) {
        index.live().forEach(order -> order.catchUp(owed.test(order)));
        List.copyOf(index.unsettled()).forEach(order -> adopted(order, owed.test(order)));
    }

    /** The same for one adopted order. */
    public void adopted(Order order, boolean owed) {
        LiveOrder ours = require(order);
        ours.catchUp(owed);
        index.settle(ours);
    }

    /** What became of a command; empty when it changes nothing. */
    public Optional<OrderUpdate> onOutcome(
            OrderRef ref, ConnectorEvents.Command command, Outcome outcome, Stamp stamp) {
        LiveOrder order = index.find(ref);
        if (order == null) {
            return drop();
        }
        if (outcome instanceof Outcome.Accepted accepted) {
            learn(order, order.ref().venueOrderId(accepted.venueOrderId()));
        }
        if (outcome instanceof Outcome.Received) {
            return Optional.empty();
        }
        return switch (command) {
            case SUBMIT -> submitted(order, outcome, stamp);
            case CANCEL -> cancelled(order, outcome, stamp);
            case AMEND -> amended(order, outcome, stamp);
        };
    }

    private Optional<OrderUpdate> submitted(LiveOrder order, Outcome outcome, Stamp stamp) {
        OrderState state = order.state();
        boolean unanswered = state == OrderState.SUBMITTING || state == OrderState.UNKNOWN;
        if (outcome instanceof Outcome.Accepted accepted && unanswered) {
            return moved(order, OrderState.OPEN, accepted.note().isEmpty() ? "accepted" : accepted.note(), stamp);
        }
        if (outcome instanceof Outcome.Rejected refusal && state.canBecome(OrderState.REJECTED)) {
            order.refused(refusal.why());
            rejected++;
            return moved(order, OrderState.REJECTED, refusal.why().words(), stamp);
        }
        if (outcome instanceof Outcome.Unknown unknown && state == OrderState.SUBMITTING) {
            return moved(order, OrderState.UNKNOWN, unknown.cause(), stamp);
        }
        return drop();
    }

    /** Only a cancel that is under way can fail; that the order is gone is true whoever asked. */
    private Optional<OrderUpdate> cancelled(LiveOrder order, Outcome outcome, Stamp stamp) {
        if (outcome instanceof Outcome.Accepted && !order.state().isFinal()) {
            awaitLastWord(order);
            return moved(order, OrderState.CANCELLED, "cancelled", stamp);
        }
        if (order.pending() != Order.Pending.CANCEL) {
            return drop();
        }
        order.answered();
        if (outcome instanceof Outcome.Rejected refusal && refusal.why().reason() != RejectReason.UNKNOWN_ORDER) {
            order.cancelRefused(refusal.why().words());
        }
        return touched(order, "cancel failed: " + LiveOrder.words(outcome), stamp);
    }

    /** Fills of before the cancel may be under way: until the venue has counted them, all that was left of the order counts. */
    private void awaitLastWord(LiveOrder order) {
        Duration patience = settleTimes.apply(order.market().venue());
        if (!patience.isZero()) {
            order.uncounted(watches.later(patience, () -> counted(order)));
        }
    }

    private void counted(LiveOrder order) {
        order.counted();
        index.settle(order);
    }

    private long doubtEnds(LiveOrder order, Stamp stamp) {
        return stamp.receivedNanos()
                + DEADLINE.plus(settleTimes.apply(order.market().venue())).toNanos();
    }

    private Optional<OrderUpdate> amended(LiveOrder order, Outcome outcome, Stamp stamp) {
        if (order.pending() != Order.Pending.AMEND) {
            return drop();
        }
        order.answered();
        if (outcome instanceof Outcome.Accepted) {
            order.amended(doubtEnds(order, stamp));
            return touched(order, "amended", stamp);
        }
        if (outcome instanceof Outcome.Rejected) {
            order.amendDone();
        } else {
            order.amendDoubtful(doubtEnds(order, stamp));
        }
        return touched(order, "amend failed: " + LiveOrder.words(outcome), stamp);
    }

    /** What the venue says of an order; empty when it changes nothing or is not ours. */
    public Optional<OrderUpdate> onReport(OrderReport report, Stamp stamp) {
        LiveOrder order = index.find(report.order());
        if (order == null) {
            return drop();
        }
        learn(order, report.order());
        order.reported(report.filled());
        if (order.state().isFinal()) {
            if (report.state().isFinal()) {
                order.counted();
            }
            index.settle(order);
            return drop();
        }
        if (order.isOlder(report.stamp().venueNanos()) || isBackward(order.state(), report.state())) {
            return drop();
        }
        order.reportedAt(report.stamp().venueNanos());
        boolean resized = resize(order, report, stamp);
        if (report.state() == order.state()) {
            return resized ? touched(order, "changed by the venue", stamp) : Optional.empty();
        }
        report.rejection().ifPresent(why -> {
            order.refused(why);
            rejected++;
        });
        return moved(order, report.state(), report.why().isEmpty() ? "reported by the venue" : report.why(), stamp);
    }

    private static boolean isBackward(OrderState now, OrderState told) {
        return now != told && !now.canBecome(told);
    }

    private static boolean resize(LiveOrder order, OrderReport report, Stamp stamp) {
        order.shown(report.size(), stamp.receivedNanos());
        boolean resized = !order.price().equals(report.price()) || !order.size().equals(report.size());
        order.resized(report.price(), report.size());
        return resized;
    }

    /** It is proven that the order never was at the venue; empty when it was, or has ended. */
    public Optional<OrderUpdate> onAbsent(OrderRef ref, String why, Stamp stamp) {
        LiveOrder order = index.find(ref);
        if (order == null || !order.state().canBecome(OrderState.FAILED)) {
            return drop();
        }
        return moved(order, OrderState.FAILED, why, stamp);
    }

    /** A fill that has been applied to the position; empty when the order is not ours. */
    public Optional<OrderUpdate> onFill(OrderFill fill, Stamp stamp) {
        LiveOrder order = index.find(fill.order());
        if (order == null) {
            return Optional.empty();
        }
        learn(order, fill.order());
        order.count(fill);
        if (order.state().isFinal()) {
            index.settle(order);
            return touched(order, "late fill " + fill.id(), stamp);
        }
        OrderState next = order.isFilledInFull() ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        return moved(order, next, "fill " + fill.id(), stamp);
    }

    private Optional<OrderUpdate> drop() {
        dropped++;
        return Optional.empty();
    }

    private Optional<OrderUpdate> moved(LiveOrder order, OrderState next, String why, Stamp stamp) {
        return Optional.of(move(order, next, why, stamp));
    }

    private OrderUpdate move(LiveOrder order, OrderState next, String why, Stamp stamp) {
        count(order, next, stamp);
        if (next.isFinal()) {
            order.answered();
        }
        OrderUpdate update = order.enter(next, why, stamp);
        if (next.isFinal()) {
            index.end(order);
        }
        watches.changed(order);
        return update;
    }

    private void count(LiveOrder order, OrderState next, Stamp stamp) {
        if (order.state() == OrderState.SUBMITTING && next != OrderState.UNKNOWN && next != OrderState.FAILED) {
            answers.record(stamp.receivedNanos() - order.createdNanos());
        }
        if (next == OrderState.CANCELLED) {
            cancelled++;
        }
    }

    /** Something changed, but not the state. */
    private Optional<OrderUpdate> touched(LiveOrder order, String why, Stamp stamp) {
        OrderUpdate update = order.enter(order.state(), why, stamp);
        watches.changed(order);
        return Optional.of(update);
    }

    /** The order's terms stay; its history says why. */
    OrderUpdate amendRefused(LiveOrder order, Rejection why, Stamp stamp) {
        return touched(order, "amend refused: " + why.words(), stamp).orElseThrow();
    }

    /** The order is to have other terms; where the venue replaces it, it goes on under the successor's id. */
    void amending(LiveOrder order, Cloid successor, Price price, Size totalSize) {
        order.amending(price, totalSize);
        index.succeed(order, successor.value());
    }

    private void learn(LiveOrder order, OrderRef known) {
        OrderRef now = order.ref();
        boolean successor = known.cloidOrZero() != 0 && known.cloidOrZero() != now.cloidOrZero();
        if (successor) {
            index.used(order, known.cloidOrZero());
        }
        if (!known.venueOrderId().isEmpty() && (successor || now.venueOrderId().isEmpty())) {
            order.named(successor ? known : now.venueOrderId(known.venueOrderId()));
            index.learn(order, known);
        }
    }

    void watch(LiveOrder order, boolean untilFinal, Duration timeout, Consumer<Order> then) {
        watches.add(order, untilFinal, timeout, then);
    }

    /** The order that a venue's words are about, while it is remembered. */
    public Optional<Order> find(OrderRef ref) {
        return Optional.ofNullable(index.find(ref));
    }

    public Optional<Order> find(Cloid cloid) {
        return Optional.ofNullable(index.find(cloid.value()));
    }

    /** The order of this label that was placed last, open ones before ended ones. */
    public Optional<Order> findLabel(String label) {
        return index.label(label).map(order -> order);
    }

    /** Orders that are, or may be, at the venue or on their way, oldest first; a view. */
    public Collection<? extends Order> live() {
        return Collections.unmodifiableCollection(index.live());
    }

    public List<Order> live(MarketId market) {
        List<Order> found = new ArrayList<>();
        for (LiveOrder order : index.live()) {
            if (order.market().equals(market)) {
                found.add(order);
            }
        }
        return found;
    }

    public OrderQueues queues() {
        return queues;
    }

    /** How many open orders there are of which nobody knows what became of them, or of their cancel. */
    public int stuck(long nowNanos) {
        int stuck = 0;
        for (LiveOrder order : index.live()) {
            stuck += order.isStuck(nowNanos) ? 1 : 0;
        }
        return stuck;
    }

    /** Ended orders of which the venue has counted more than has arrived as fills; a view. */
    public Collection<? extends Order> unsettled() {
        return Collections.unmodifiableCollection(index.unsettled());
    }

    /** How much of an order may still come to the position, with an amend that may hold and fills that were only counted. */
    public Size atMost(Order order) {
        return require(order).atMost();
    }

    /** True for an order that waits for the end of another one which is counted already: never are both at the venue. */
    public boolean sharesItsPlace(Order order) {
        return require(order).sharesItsPlace();
    }

    /** Whether a final order can't fill any more but for what the venue has counted. */
    public boolean hasLastWord(Order order) {
        return require(order).hasLastWord();
    }

    /** What is filled of an order, as far as fills or the venue's own count show it. */
    public Size mostFilled(Order order) {
        return require(order).mostFilled();
    }

    /** All that is known of the names of an order. */
    public OrderRef ref(Order order) {
        return require(order).ref();
    }

    /** Throws {@link IllegalArgumentException} for an order of another bot. */
    LiveOrder require(Order order) {
        if (order instanceof LiveOrder ours && ours.belongsTo(this)) {
            return ours;
        }
        throw new IllegalArgumentException("not an order of this bot: " + order);
    }

    /** How many messages were dropped because they were late, repeated, backward or of no order of ours. */
    public long dropped() {
        return dropped;
    }

    public long rejected() {
        return rejected;
    }

    public long submitted() {
        return submitted;
    }

    public long cancelled() {
        return cancelled;
    }

    /** From the placing of an order to the first word of its venue, by our clock; any thread may read it. */
    public Buckets answers() {
        return answers;
    }

    /** How many ended orders are remembered. */
    int remembered() {
        return index.endedCount();
    }

    /** How many names of orders are remembered, of all kinds. */
    int names() {
        return index.names();
    }

    /** True when a fill of this ended order is no surprise, because its final report had counted it. */
    public boolean expectedLate(OrderFill fill) {
        LiveOrder order = index.find(fill.order());
        return order != null && order.state().isFinal() && order.awaitsFills();
    }
}
