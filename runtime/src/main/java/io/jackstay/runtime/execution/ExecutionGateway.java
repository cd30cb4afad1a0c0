package io.jackstay.runtime.execution;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The way out for the orders of one bot: gives them their ids, gathers what a turn decided and hands it over, one batch a
 * venue, when the turn ends. Not thread safe: owned by the bot loop.
 */
public final class ExecutionGateway {
    /** More commands than this in one turn are refused: no strategy means it. */
    static final int MAX_COMMANDS_PER_TURN = 2_000;

    private static final long ORDER_DEADLINE_NANOS = OrderTracker.DEADLINE.toNanos();

    private final OrderTracker tracker;
    private final SortedMap<Venue, CloidSource> cloids;
    private final BatchSender sender;
    private final DecisionLog decisions;
    private final BiConsumer<Order, OrderUpdate> transitions;
    private final OrderWatches.Later later;
    private final Consumer<OrderUpdate> unsent;
    private final SortedMap<Venue, Turn> turns = new TreeMap<>();
    private final Succession succession = new Succession();
    private int commands;
    private Optional<Long> firstOrderNanos = Optional.empty();

    /** What one turn decided for one venue. */
    private static final class Turn {
        private final List<OrderBatch.Cancel> cancels = new ArrayList<>();
        private final List<OrderBatch.Amend> amends = new ArrayList<>();
        private final List<LiveOrder> submits = new ArrayList<>();
        private final List<Cloid> closing = new ArrayList<>();

        private boolean amends(LiveOrder order) {
            return amends.stream().anyMatch(amend -> amend.order().sameOrder(order.ref()));
        }

        private void dropAmend(LiveOrder order) {
            if (amends.removeIf(amend -> amend.order().sameOrder(order.ref()))) {
                order.amendDone();
            }
        }
    }

    /** Told of each request as it is decided. */
    public interface DecisionLog {
        /** Keeps nothing. */
        DecisionLog NONE = new DecisionLog() {
            @Override
            public void placed(long nowNanos, OrderRef ref, OrderRequest request) {}

            @Override
            public void amended(long nowNanos, OrderRef ref, OrderRequest original, Price price, Size totalSize) {}

            @Override
            public void cancelled(long nowNanos, OrderRef ref, OrderRequest original) {}
        };

        /** An order that a venue shows and the bot does not have as open is to be cancelled. */
        default void strayCancelled(long nowNanos, OrderRef ref) {}

        void placed(long nowNanos, OrderRef ref, OrderRequest request);

        void amended(long nowNanos, OrderRef ref, OrderRequest original, Price price, Size totalSize);

        void cancelled(long nowNanos, OrderRef ref, OrderRequest original);
    }

    /**
     * @param transitions told of each step of an order that is taken here
     * @param unsent told, in a later turn, of orders that were cancelled in the turn that placed them
     */
    public ExecutionGateway(
            OrderTracker tracker,
            SortedMap<Venue, CloidSource> cloids,
            BatchSender sender,
            DecisionLog decisions,
            BiConsumer<Order, OrderUpdate> transitions,
            OrderWatches.Later later,
            Consumer<OrderUpdate> unsent) {
        this.tracker = requireNonNull(tracker, "tracker is null");
        this.cloids = new TreeMap<>(cloids);
        this.sender = requireNonNull(sender, "sender is null");
        this.decisions = requireNonNull(decisions, "decisions is null");
        this.transitions = requireNonNull(transitions, "transitions is null");
        this.later = requireNonNull(later, "later is null");
        this.unsent = requireNonNull(unsent, "unsent is null");
        this.cloids.keySet().forEach(venue -> turns.put(venue, new Turn()));
    }

    /** An order that is not allowed out; the reason is the caller's. */
    public Order refuse(OrderRequest request, Rejection why, String cause, Stamp stamp) {
        LiveOrder order = tracker.create(request, cause, stamp.receivedNanos());
        transitions.accept(order, tracker.refuse(order, why, stamp));
        return order;
    }

    /** When the first order was decided, epoch nanoseconds. */
    public Optional<Long> firstOrderNanos() {
        return firstOrderNanos;
    }

    /** True while this turn may hold one more command. */
    public boolean hasRoom() {
        return commands < MAX_COMMANDS_PER_TURN;
    }

    /** Gives an allowed order its id; it leaves when the turn ends. */
    public Order place(OrderRequest request, String cause, Stamp stamp) {
        LiveOrder order = tracker.create(request, cause, stamp.receivedNanos());
        Venue venue = request.market().venue();
        OrderRef ref = OrderRef.of(request.market(), requireSource(venue).next());
        transitions.accept(order, tracker.admit(order, ref, stamp));
        requireTurn(venue).submits.add(order);
        commands++;
        if (firstOrderNanos.isEmpty()) {
            firstOrderNanos = Optional.of(stamp.receivedNanos());
        }
        decisions.placed(stamp.receivedNanos(), order.ref(), request);
        return order;
    }

    /** The same for an order of the runtime itself, to close a position. */
    public Order close(OrderRequest request, String cause, Stamp stamp) {
        Order order = place(request, cause, stamp);
        requireTurn(request.market().venue()).closing.add(order.cloid().orElseThrow());
        return order;
    }

    /** Why the order can't have other terms now, whatever they are; empty when it can. */
    public Optional<Rejection> amendProblem(Order order, Size totalSize) {
        LiveOrder ours = tracker.require(order);
        Turn turn = requireTurn(order.market().venue());
        if (ours.state().isFinal()) {
            return refusal(RejectReason.UNKNOWN_ORDER, "the order has ended: " + ours.state());
        }
        if (ours.pending() == Order.Pending.CANCEL) {
            return refusal(RejectReason.OTHER, "its cancel is under way");
        }
        if (turn.submits.contains(ours)) {
            return refusal(RejectReason.OTHER, "it leaves at the end of this turn, as it was placed");
        }
        if (ours.pending() == Order.Pending.AMEND && !turn.amends(ours)) {
            return refusal(RejectReason.OTHER, "an amend is under way");
        }
        if (succession.concerns(ours)) {
            return refusal(RejectReason.OTHER, "an amend is under way: a successor waits for the end of its order");
        }
        if (totalSize.compareTo(ours.filled()) <= 0) {
            return refusal(
                    RejectReason.OTHER, "a size of %s, of which %s is filled".formatted(totalSize, ours.filled()));
        }
        return Optional.empty();
    }

    private static Optional<Rejection> refusal(RejectReason reason, String words) {
        return Optional.of(new Rejection(reason, words));
    }

    /**
     * Asks for other terms. The order stays the one that carries on; the venue's answer is an update of it. The last amend
     * of a turn counts.
     */
    public void amend(Order order, Price price, Size totalSize, Stamp stamp) {
        LiveOrder ours = tracker.require(order);
        Venue venue = order.market().venue();
        Turn turn = requireTurn(venue);
        turn.dropAmend(ours);
        Cloid successor = requireSource(venue).next();
        long deadline = stamp.receivedNanos() + ORDER_DEADLINE_NANOS;
        turn.amends.add(
                new OrderBatch.Amend(ours.ref(), successor, price, totalSize, ours.filled(), ours.request(), deadline));
        tracker.amending(ours, successor, price, totalSize);
        commands++;
        decisions.amended(stamp.receivedNanos(), ours.ref(), ours.request(), price, totalSize);
    }

    /**
     * Asks for other terms where the venue can't change them: the order is cancelled, and the one that is returned leaves with what is
     * left of it, once the venue has said how it ended.
     *
     * @param left the new terms, with the size that is not filled so far
     */
    public Order replace(Order order, LimitOrderRequest left, Size totalSize, String cause, Stamp stamp) {
        LiveOrder ours = tracker.require(order);
        LiveOrder next = tracker.create(left, cause, stamp.receivedNanos());
        OrderRef ref =
                OrderRef.of(left.market(), requireSource(left.market().venue()).next());
        transitions.accept(next, tracker.hold(next, ref, ours, totalSize, stamp));
        succession.add(next, ours, totalSize, stamp.receivedNanos());
        cancel(ours, stamp);
        return next;
    }

    /** Whether an order waits for the end of another one. */
    public boolean hasSuccessors() {
        return !succession.isEmpty();
    }

    /** Those that may leave now, oldest first; of each the caller says what becomes of it. Those that never will, end. */
    public List<Successor> takeSuccessors(Stamp stamp) {
        List<Successor> ready = new ArrayList<>();
        for (Succession.Verdict verdict : succession.advance()) {
            LiveOrder order = verdict.heir();
            if (verdict.left().isPresent()) {
                ready.add(new Successor(order, withSize(order, verdict.left().get()), verdict.askedNanos()));
            } else {
                later.nextTurn(() -> unsent.accept(tracker.neverSent(order, verdict.why(), stamp)));
            }
        }
        succession.unended(stamp.receivedNanos()).forEach(order -> cancel(order, stamp));
        return ready;
    }

    /** It leaves at the end of this turn. */
    public void carryOn(Successor successor, Stamp stamp) {
        LiveOrder order = tracker.require(successor.order());
        transitions.accept(order, tracker.carryOn(order, successor.request().size(), stamp));
        requireTurn(order.market().venue()).submits.add(order);
        commands++;
        decisions.placed(stamp.receivedNanos(), order.ref(), successor.request());
    }

    /** It does not leave: what has ended is not replaced. */
    public void refuse(Successor successor, Rejection why, Stamp stamp) {
        LiveOrder order = tracker.require(successor.order());
        later.nextTurn(() -> unsent.accept(tracker.refuseHeld(order, why, stamp)));
    }

    /**
     * An order whose predecessor has ended.
     *
     * @param request as it is to leave
     * @param askedNanos when the amend was asked for, epoch nanoseconds
     */
    public record Successor(Order order, LimitOrderRequest request, long askedNanos) {}

    /** Ids that the venue still shows are not given again. */
    public void startAbove(OrderRef seen) {
        CloidSource source = requireSource(seen.market().venue());
        seen.cloid().ifPresent(source::startAbove);
    }

    /** The order stays as it is; its history says why its terms did not change. */
    public void amendRefused(Order order, Rejection why, Stamp stamp) {
        LiveOrder ours = tracker.require(order);
        transitions.accept(ours, tracker.amendRefused(ours, why, stamp));
    }

    /** Asks the venue to cancel; once, until it has answered. An order of this turn is not sent at all. */
    public void cancel(Order order, Stamp stamp) {
        LiveOrder ours = tracker.require(order);
        if (ours.state().isFinal() || ours.pending() == Order.Pending.CANCEL) {
            return;
        }
        decisions.cancelled(stamp.receivedNanos(), ours.ref(), ours.request());
        Turn turn = requireTurn(order.market().venue());
        boolean waited = succession.drop(ours);
        boolean notSent = turn.submits.remove(ours) || waited;
        turn.dropAmend(ours);
        ours.cancelAsked(stamp.receivedNanos());
        if (notSent) {
            String why = waited ? "cancelled before it could leave" : "cancelled in the turn that placed it";
            later.nextTurn(() -> unsent.accept(tracker.neverSent(ours, why, stamp)));
        } else {
            turn.cancels.add(new OrderBatch.Cancel(ours.ref()));
            commands++;
        }
    }

    /** Asks the venue to cancel an order that it shows and that is none of the bot's open ones. */
    public void cancelStray(OrderRef order, long nowNanos) {
        List<OrderBatch.Cancel> cancels = requireTurn(order.market().venue()).cancels;
        if (cancels.stream().noneMatch(cancel -> cancel.order().sameOrder(order))) {
            cancels.add(new OrderBatch.Cancel(order));
            commands++;
            decisions.strayCancelled(nowNanos, order);
        }
    }

    /** The end of a turn: everything decided leaves, cancels before amends before new orders. */
    public void flush(long nowNanos) {
        if (commands > 0) {
            commands = 0;
            turns.forEach((venue, turn) -> flush(venue, turn, nowNanos + ORDER_DEADLINE_NANOS));
        }
    }

    private void flush(Venue venue, Turn turn, long deadline) {
        List<Cloid> closing = List.copyOf(turn.closing);
        turn.closing.clear();
        if (turn.cancels.isEmpty() && turn.amends.isEmpty() && turn.submits.isEmpty()) {
            return;
        }
        List<OrderBatch.Submit> submits = new ArrayList<>(turn.submits.size());
        for (LiveOrder order : turn.submits) {
            submits.add(new OrderBatch.Submit(order.cloid().orElseThrow(), request(order), deadline));
        }
        List<OrderBatch.Cancel> cancels = List.copyOf(turn.cancels);
        List<OrderBatch.Amend> amends = List.copyOf(turn.amends);
        turn.cancels.clear();
        turn.amends.clear();
        turn.submits.clear();
        sender.send(venue, OrderBatch.of(cancels, amends, submits), closing);
    }

    /** An order that takes the place of another may leave with another size than it was asked for. */
    private static OrderRequest request(LiveOrder order) {
        return order.size().equals(order.request().size()) ? order.request() : withSize(order, order.size());
    }

    private static LimitOrderRequest withSize(LiveOrder order, Size size) {
        if (order.request() instanceof LimitOrderRequest limit) {
            return new LimitOrderRequest(
                    limit.side(), size, limit.price(), limit.timeInForce(), limit.reduceOnly(), limit.label());
        }
        throw new IllegalArgumentException("not a limit order: " + order);
    }

    /** A refusal for a turn that is full. */
    public static Rejection tooMany() {
        return new Rejection(
                RejectReason.TOO_MANY_ORDERS, "more than %d commands in one turn".formatted(MAX_COMMANDS_PER_TURN));
    }

    private CloidSource requireSource(Venue venue) {
        CloidSource source = cloids.get(venue);
        if (source == null) {
            throw new IllegalArgumentException(venue + " is none of this bot's venues " + cloids.keySet());
        }
        return source;
    }

    private Turn requireTurn(Venue venue) {
        Turn turn = turns.get(venue);
        if (turn == null) {
            throw new IllegalArgumentException(venue + " is none of this bot's venues " + turns.keySet());
        }
        return turn;
    }
}
