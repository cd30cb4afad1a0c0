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
import java.util.SortedMap;
import java.util.TreeMap;

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
    private final SortedMap<Venue, Turn> turns = new TreeMap<>();
    private int commands;

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
            DecisionLog decisions) {
        this.tracker = requireNonNull(tracker, "tracker is null");
        this.cloids = new TreeMap<>(cloids);
        this.sender = requireNonNull(sender, "sender is null");
        this.decisions = requireNonNull(decisions, "decisions is null");
        this.cloids.keySet().forEach(venue -> turns.put(venue, new Turn()));
    }

    /** An order that is not allowed out; the reason is the caller's. */
    public RefusedOrder refuse(OrderRequest request, Rejection why, String cause, Stamp stamp) {
        LiveOrder order = tracker.create(request, cause, stamp.receivedNanos());
        return new RefusedOrder(order, tracker.refuse(order, why, stamp));
    }

    /** A refused order and the update that says so. */
    public record RefusedOrder(Order order, OrderUpdate update) {}

    /** True while this turn may hold one more command. */
    public boolean hasRoom() {
        return commands < MAX_COMMANDS_PER_TURN;
    }

    /** Gives an allowed order its id; it leaves when the turn ends. */
    public Order place(OrderRequest request, String cause, Stamp stamp) {
        LiveOrder order = tracker.create(request, cause, stamp.receivedNanos());
        Venue venue = request.market().venue();
        tracker.admit(order, OrderRef.of(request.market(), requireSource(venue).next()));
        requireTurn(venue).submits.add(order);
        commands++;
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

    /** Asks the venue to cancel; once, until it has answered. An order of this turn is not sent at all. */
    public void cancel(Order order, Stamp stamp) {
        LiveOrder ours = require(order);
        if (ours.state().isFinal() || ours.pending() == Order.Pending.CANCEL) {
            return;
        }
        decisions.cancelled(stamp.receivedNanos(), ours.ref(), ours.request());
        Turn turn = requireTurn(order.market().venue());
        if (turn.submits.remove(ours)) {
            tracker.neverSent(ours, "cancelled in the turn that placed it", stamp);
            return;
        }
        turn.amends.removeIf(amend -> amend.order().sameOrder(ours.ref()));
        ours.cancelling(true);
        turn.cancels.add(new OrderBatch.Cancel(ours.ref()));
        commands++;
    }

    /** Cancels what is live in the given markets' venues; what came before in this turn is included. */
    public void cancelAll(List<? extends Order> orders, Stamp stamp) {
        List.copyOf(orders).forEach(order -> cancel(order, stamp));
    }

    /** The end of a turn: everything decided leaves, cancels before amends before new orders. Returns what was sent. */
    public List<OrderUpdate> flush(Stamp stamp) {
        if (commands == 0) {
            return List.of();
        }
        commands = 0;
        List<OrderUpdate> updates = new ArrayList<>();
        turns.forEach((venue, turn) -> flush(venue, turn, stamp, updates));
        return updates;
    }

    private void flush(Venue venue, Turn turn, Stamp stamp, List<OrderUpdate> updates) {
        if (turn.cancels.isEmpty() && turn.amends.isEmpty() && turn.submits.isEmpty()) {
            return;
        }
        long deadline = stamp.receivedNanos() + ORDER_DEADLINE_NANOS;
        List<OrderBatch.Submit> submits = new ArrayList<>(turn.submits.size());
        for (LiveOrder order : turn.submits) {
            updates.add(tracker.sending(order, stamp));
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
                RejectReason.TOO_MANY_ORDERS,
                "more than %d commands in one turn".formatted(MAX_COMMANDS_PER_TURN));
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
