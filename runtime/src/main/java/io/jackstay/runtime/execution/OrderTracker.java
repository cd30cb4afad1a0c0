package io.jackstay.runtime.execution;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The orders of one bot and what is known of them. Not thread safe: owned by the bot loop.
 *
 * <p>A state changes only as the table in {@link OrderState} allows; what would go backwards is dropped and counted. Ended
 * orders are kept for a while, for fills that come late, and then forgotten.
 */
public final class OrderTracker {
    private static final int KEPT_ENDED = 512;

    private final OrderWatches watches;
    private final Map<Long, LiveOrder> live = new LinkedHashMap<>();
    private final Map<String, LiveOrder> byVenueId = new HashMap<>();
    private final Map<String, LiveOrder> byLabel = new HashMap<>();
    private final Map<Long, LiveOrder> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, LiveOrder> eldest) {
            if (size() <= KEPT_ENDED) {
                return false;
            }
            byVenueId.remove(eldest.getValue().ref().venueOrderId());
            return true;
        }
    };
    private long dropped;
    private long rejected;
    private long submitted;

    public OrderTracker(OrderWatches watches) {
        this.watches = requireNonNull(watches, "watches is null");
    }

    /** A new order that has not passed the risk chain and has no id. */
    LiveOrder create(OrderRequest request, String cause, long nowNanos) {
        return new LiveOrder(this, request, OrderRef.none(request.market()), cause, nowNanos);
    }

    /** The order did not pass; it is known to nobody but whoever holds it. */
    OrderUpdate refuse(LiveOrder order, Rejection why, Stamp stamp) {
        order.refused(why);
        rejected++;
        OrderUpdate update = order.enter(OrderState.REJECTED, why.words(), stamp);
        watches.changed(order);
        return update;
    }

    /** The order passed and has its id: from here on it counts as exposure, and leaves when the turn ends. */
    OrderUpdate admit(LiveOrder order, OrderRef ref, Stamp stamp) {
        order.named(ref);
        live.put(ref.cloidOrZero(), order);
        if (!order.label().isEmpty()) {
            byLabel.put(order.label(), order);
        }
        submitted++;
        return order.enter(OrderState.SUBMITTING, "allowed, leaves at the end of the turn", stamp);
    }

    OrderUpdate neverSent(LiveOrder order, String why, Stamp stamp) {
        return move(order, OrderState.FAILED, why, stamp);
    }

    /** An order of ours that was placed before this bot started; it may have ended since. */
    public Order adopt(OrderRequest request, String cause, OrderReport report, Stamp stamp) {
        LiveOrder order = create(request, cause, stamp.receivedNanos());
        admit(order, report.order(), stamp);
        remember(order, report.order());
        submitted--;
        order.reported(report.filled());
        if (report.state().isFinal()) {
            move(order, report.state(), "ended before the start", stamp);
        } else if (report.state() != OrderState.SUBMITTING) {
            order.enter(report.state(), "adopted", stamp);
        }
        return order;
    }

    /** What became of a command; empty when it changes nothing. */
    public Optional<OrderUpdate> onOutcome(
            OrderRef ref, ConnectorEvents.Command command, Outcome outcome, Stamp stamp) {
        LiveOrder order = lookUp(ref);
        if (order == null) {
            dropped++;
            return Optional.empty();
        }
        return switch (command) {
            case SUBMIT -> submitted(order, outcome, stamp);
            case CANCEL -> cancelled(order, outcome, stamp);
            case AMEND -> amended(order, outcome, stamp);
        };
    }

    private Optional<OrderUpdate> submitted(LiveOrder order, Outcome outcome, Stamp stamp) {
        if (outcome instanceof Outcome.Accepted accepted) {
            remember(order, order.ref().venueOrderId(accepted.venueOrderId()));
            return tryMove(order, OrderState.OPEN, accepted.note().isEmpty() ? "accepted" : accepted.note(), stamp);
        }
        if (outcome instanceof Outcome.Rejected refusal) {
            if (order.state().canBecome(OrderState.REJECTED)) {
                order.refused(refusal.why());
                rejected++;
            }
            return tryMove(order, OrderState.REJECTED, refusal.why().words(), stamp);
        }
        if (outcome instanceof Outcome.Unknown unknown) {
            return tryMove(order, OrderState.UNKNOWN, unknown.cause(), stamp);
        }
        return Optional.empty();
    }

    private Optional<OrderUpdate> cancelled(LiveOrder order, Outcome outcome, Stamp stamp) {
        if (outcome instanceof Outcome.Accepted) {
            return tryMove(order, OrderState.CANCELLED, "cancelled", stamp);
        }
        if (outcome instanceof Outcome.Received || order.state().isFinal()) {
            return Optional.empty();
        }
        order.cancelling(false);
        String words =
                outcome instanceof Outcome.Rejected refusal ? refusal.why().words() : "no answer";
        return Optional.of(order.enter(order.state(), "cancel failed: " + words, stamp));
    }

    private Optional<OrderUpdate> amended(LiveOrder order, Outcome outcome, Stamp stamp) {
        if (outcome instanceof Outcome.Received || order.state().isFinal()) {
            return Optional.empty();
        }
        order.cancelling(false);
        String words = outcome instanceof Outcome.Accepted ? "amended" : "amend failed: " + outcome;
        return Optional.of(order.enter(order.state(), words, stamp));
    }

    /** What the venue says of an order; empty when it changes nothing or is not ours. */
    public Optional<OrderUpdate> onReport(OrderReport report, Stamp stamp) {
        LiveOrder order = lookUp(report.order());
        if (order == null) {
            dropped++;
            return Optional.empty();
        }
        remember(order, report.order());
        order.reported(report.filled());
        if (order.state().isFinal() || report.state() == OrderState.SUBMITTING) {
            return Optional.empty();
        }
        report.rejection()
                .filter(why -> order.state().canBecome(OrderState.REJECTED))
                .ifPresent(order::refused);
        boolean resized = !order.price().equals(report.price()) || !order.size().equals(report.size());
        order.resized(report.price(), report.size());
        if (report.state() == order.state()) {
            return resized ? Optional.of(order.enter(order.state(), "changed by the venue", stamp)) : Optional.empty();
        }
        return tryMove(order, report.state(), report.why().isEmpty() ? "reported by the venue" : report.why(), stamp);
    }

    /** A fill that has been applied to the position; empty when the order is not ours. */
    public Optional<OrderUpdate> onFill(OrderFill fill, Stamp stamp) {
        LiveOrder order = lookUp(fill.order());
        if (order == null) {
            return Optional.empty();
        }
        order.count(fill);
        if (order.state().isFinal()) {
            return Optional.of(order.enter(order.state(), "late fill " + fill.id(), stamp));
        }
        OrderState next = order.isFilledInFull() ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        return Optional.of(move(order, next, "fill " + fill.id(), stamp));
    }

    private Optional<OrderUpdate> tryMove(LiveOrder order, OrderState next, String why, Stamp stamp) {
        if (!order.state().canBecome(next)) {
            dropped++;
            return Optional.empty();
        }
        return Optional.of(move(order, next, why, stamp));
    }

    private OrderUpdate move(LiveOrder order, OrderState next, String why, Stamp stamp) {
        if (next.isFinal()) {
            order.cancelling(false);
        }
        OrderUpdate update = order.enter(next, why, stamp);
        if (next.isFinal()) {
            end(order);
        }
        watches.changed(order);
        return update;
    }

    private void end(LiveOrder order) {
        long id = order.ref().cloidOrZero();
        live.remove(id);
        ended.put(id, order);
        if (!order.label().isEmpty()) {
            byLabel.remove(order.label(), order);
        }
    }

    private void remember(LiveOrder order, OrderRef known) {
        if (!known.venueOrderId().isEmpty() && order.ref().venueOrderId().isEmpty()) {
            order.named(order.ref().venueOrderId(known.venueOrderId()));
            byVenueId.put(known.venueOrderId(), order);
        }
    }

    @SuppressWarnings("NullAway")
    private LiveOrder lookUp(OrderRef ref) {
        if (ref.cloidOrZero() == 0) {
            return byVenueId.get(ref.venueOrderId());
        }
        LiveOrder order = live.get(ref.cloidOrZero());
        return order != null ? order : ended.get(ref.cloidOrZero());
    }

    void watch(LiveOrder order, boolean untilFinal, Duration timeout, Consumer<Order> then) {
        watches.add(order, untilFinal, timeout, then);
    }

    /** The order that a venue's words are about, while it is remembered. */
    public Optional<Order> find(OrderRef ref) {
        return Optional.ofNullable(lookUp(ref));
    }

    public Optional<Order> find(Cloid cloid) {
        LiveOrder order = live.get(cloid.value());
        return Optional.ofNullable(order != null ? order : ended.get(cloid.value()));
    }

    /** The open order of this label, else the one that ended last. */
    public Optional<Order> findLabel(String label) {
        LiveOrder open = byLabel.get(label);
        if (open != null) {
            return Optional.of(open);
        }
        Order newest = null;
        for (LiveOrder order : ended.values()) {
            newest = order.label().equals(label) ? order : newest;
        }
        return Optional.ofNullable(newest);
    }

    /** Orders that are, or may be, at the venue or on their way, oldest first; a view. */
    public Collection<? extends Order> live() {
        return Collections.unmodifiableCollection(live.values());
    }

    public List<Order> live(MarketId market) {
        List<Order> found = new ArrayList<>();
        for (LiveOrder order : live.values()) {
            if (order.market().equals(market)) {
                found.add(order);
            }
        }
        return found;
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

    /** True when a fill of this ended order is no surprise, because its final report had counted it. */
    public boolean expectedLate(OrderFill fill) {
        LiveOrder order = lookUp(fill.order());
        return order != null && order.state().isFinal() && order.awaitsFills();
    }
}
