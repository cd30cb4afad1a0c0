package io.jackstay.runtime.execution;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The way out for the orders of one bot: gives them their ids, gathers what a turn decided and hands it over, one batch a
 * venue, when the turn ends. Not thread safe: owned by the bot loop.
 */
public final class ExecutionGateway {
    /** More commands than this in one turn are refused: no strategy means it. */
    static final int MAX_COMMANDS_PER_TURN = 2_000;

    private static final long ORDER_DEADLINE_NANOS = Duration.ofSeconds(10).toNanos();

    private final OrderTracker tracker;
    private final SortedMap<Venue, CloidSource> cloids;
    private final BatchSender sender;
    private final DecisionLog decisions;
    private final BiConsumer<Order, OrderUpdate> transitions;
    private final SortedMap<Venue, Turn> turns = new TreeMap<>();
    private int commands;
    private Optional<Long> firstOrderNanos = Optional.empty();

    /** What one turn decided for one venue. */
    private static final class Turn {
        private final List<OrderBatch.Cancel> cancels = new ArrayList<>();
        private final List<OrderBatch.Amend> amends = new ArrayList<>();
        private final List<LiveOrder> submits = new ArrayList<>();
    }

    /** Told of each request as it is decided. */
    public interface DecisionLog {
        void placed(long nowNanos, OrderRef ref, OrderRequest request);

        void amended(long nowNanos, OrderRef ref, OrderRequest original, Price price, Size totalSize);

        void cancelled(long nowNanos, OrderRef ref, OrderRequest original);
    }

    public ExecutionGateway(
            OrderTracker tracker,
            SortedMap<Venue, CloidSource> cloids,
            BatchSender sender,
            DecisionLog decisions,
            BiConsumer<Order, OrderUpdate> transitions) {
        this.tracker = requireNonNull(tracker, "tracker is null");
        this.cloids = new TreeMap<>(cloids);
        this.sender = requireNonNull(sender, "sender is null");
        this.decisions = requireNonNull(decisions, "decisions is null");
        this.transitions = requireNonNull(transitions, "transitions is null");
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

    /** Asks for other terms. The order stays the one that carries on; the venue's answer is an update of it. */
    public void amend(Order order, Price price, Size totalSize, Stamp stamp) {
        LiveOrder ours = require(order);
        ours.amending();
        Venue venue = order.market().venue();
        requireTurn(venue)
                .amends
                .add(new OrderBatch.Amend(
                        ours.ref(),
                        requireSource(venue).next(),
                        price,
                        totalSize,
                        ours.filled(),
                        ours.request(),
                        stamp.receivedNanos() + ORDER_DEADLINE_NANOS));
        commands++;
        decisions.amended(stamp.receivedNanos(), ours.ref(), ours.request(), price, totalSize);
    }

    /** Ids that the venue still shows are not given again. */
    public void startAbove(OrderRef seen) {
        CloidSource source = requireSource(seen.market().venue());
        seen.cloid().ifPresent(source::startAbove);
    }

    /** The order stays as it is; its history says why its terms did not change. */
    public void amendRefused(Order order, Rejection why, Stamp stamp) {
        LiveOrder ours = require(order);
        transitions.accept(ours, ours.enter(ours.state(), "amend refused: " + why.words(), stamp));
    }

    /** Asks the venue to cancel; once, until it has answered. An order of this turn is not sent at all. */
    public void cancel(Order order, Stamp stamp) {
        LiveOrder ours = require(order);
        if (ours.state().isFinal() || ours.pending() == Order.Pending.CANCEL) {
            return;
        }
        decisions.cancelled(stamp.receivedNanos(), ours.ref(), ours.request());
        Turn turn = requireTurn(order.market().venue());
        if (turn.submits.remove(ours)) {
            transitions.accept(ours, tracker.neverSent(ours, "cancelled in the turn that placed it", stamp));
            return;
        }
        turn.amends.removeIf(amend -> amend.order().sameOrder(ours.ref()));
        ours.cancelling(true);
        turn.cancels.add(new OrderBatch.Cancel(ours.ref()));
        commands++;
    }

    /** The end of a turn: everything decided leaves, cancels before amends before new orders. */
    public void flush(long nowNanos) {
        if (commands > 0) {
            commands = 0;
            turns.forEach((venue, turn) -> flush(venue, turn, nowNanos + ORDER_DEADLINE_NANOS));
        }
    }

    private void flush(Venue venue, Turn turn, long deadline) {
        if (turn.cancels.isEmpty() && turn.amends.isEmpty() && turn.submits.isEmpty()) {
            return;
        }
        List<OrderBatch.Submit> submits = new ArrayList<>(turn.submits.size());
        for (LiveOrder order : turn.submits) {
            submits.add(new OrderBatch.Submit(order.cloid().orElseThrow(), order.request(), deadline));
        }
        OrderBatch batch = OrderBatch.of(turn.cancels, turn.amends, submits);
        turn.cancels.clear();
        turn.amends.clear();
        turn.submits.clear();
        sender.send(venue, batch);
    }

    /** A refusal for a turn that is full. */
    public static Rejection tooMany() {
        return new Rejection(
                RejectReason.TOO_MANY_ORDERS, "more than %d commands in one turn".formatted(MAX_COMMANDS_PER_TURN));
    }

    private static LiveOrder require(Order order) {
        if (order instanceof LiveOrder ours) {
            return ours;
        }
        throw new IllegalArgumentException("not an order of this bot: " + order);
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
