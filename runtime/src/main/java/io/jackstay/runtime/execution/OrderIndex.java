package io.jackstay.runtime.execution;

import io.jackstay.api.order.OrderRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds orders by any of their names. Not thread safe: owned by the loop of its scope.
 *
 * <p>Ended orders are kept for a while, for what comes late, and then forgotten, the oldest first. One that may still change the position
 * is kept until that is settled: its last word comes, or the time for that is over, and what the venue has counted arrives. Only of
 * those whose fills never come is the number bounded.
 */
final class OrderIndex {
    static final int KEPT_ENDED = 512;
    static final int KEPT_UNSETTLED = 4_096;
    /** Of each order. One amend is under way at a time, so a venue that has not used an id long ago never will. */
    static final int KEPT_UNUSED = 16;

    private final Map<Long, LiveOrder> live = new LinkedHashMap<>();
    private final Map<Long, LiveOrder> ended = new LinkedHashMap<>();
    private final Map<Long, LiveOrder> unsettled = new LinkedHashMap<>();
    private final Map<Long, LiveOrder> bySuccessor = new HashMap<>();
    private final Map<Long, Deque<Long>> unused = new HashMap<>();
    private final Map<OrderRef, LiveOrder> byVenueId = new HashMap<>();
    private final Map<String, List<LiveOrder>> byLabel = new HashMap<>();

    void add(LiveOrder order) {
        live.put(order.key(), order);
        if (!order.label().isEmpty()) {
            byLabel.computeIfAbsent(order.label(), any -> new ArrayList<>(2)).add(order);
        }
    }

    /** The order has ended. */
    void end(LiveOrder order) {
        live.remove(order.key());
        ended.put(order.key(), order);
        settle(order);
    }

    private void forgetOldest() {
        while (ended.size() - unsettled.size() > KEPT_ENDED) {
            ended.values().stream()
                    .filter(order -> !unsettled.containsKey(order.key()))
                    .findFirst()
                    .ifPresent(this::forget);
        }
    }

    /** An ended order whose final report counted more than has arrived as fills may still change the position. */
    void settle(LiveOrder order) {
        if (!order.awaitsFills()) {
            unsettled.remove(order.key());
            forgetOldest();
        } else if (ended.containsKey(order.key())) {
            unsettled.put(order.key(), order);
            if (unsettled.size() > KEPT_UNSETTLED) {
                oldestUnsettled().ifPresent(this::forget);
            }
        }
    }

    private Optional<LiveOrder> oldestUnsettled() {
        return unsettled.values().stream().filter(LiveOrder::hasLastWord).findFirst();
    }

    /** Names the order in addition. */
    void learn(LiveOrder order, OrderRef known) {
        if (!known.venueOrderId().isEmpty()) {
            byVenueId.put(OrderRef.foreign(known.market(), known.venueOrderId()), order);
        }
    }

    /** The id under which the order goes on if the venue replaces it. */
    void succeed(LiveOrder order, long successor) {
        bySuccessor.put(successor, order);
        Deque<Long> ids = unused.computeIfAbsent(order.key(), any -> new ArrayDeque<>(2));
        ids.add(successor);
        if (ids.size() > KEPT_UNUSED) {
            bySuccessor.remove(ids.remove());
        }
    }

    /** The venue has used the id: it is kept for as long as the order. */
    void used(LiveOrder order, long successor) {
        Deque<Long> ids = unused.get(order.key());
        if (ids != null && ids.removeFirstOccurrence(successor) && ids.isEmpty()) {
            unused.remove(order.key());
        }
    }

    @Nullable
    LiveOrder find(OrderRef ref) {
        if (ref.cloidOrZero() == 0) {
            return byVenueId.get(ref);
        }
        LiveOrder order = find(ref.cloidOrZero());
        return order != null && order.market().equals(ref.market()) ? order : null;
    }

    @Nullable
    LiveOrder find(long cloid) {
        LiveOrder order = live.get(cloid);
        if (order == null) {
            order = ended.get(cloid);
        }
        return order == null ? bySuccessor.get(cloid) : order;
    }

    /** The order of this label that was placed last, open ones before ended ones. */
    Optional<LiveOrder> label(String label) {
        List<LiveOrder> known = byLabel.getOrDefault(label, List.of());
        for (int i = known.size() - 1; i >= 0; i--) {
            if (!known.get(i).state().isFinal()) {
                return Optional.of(known.get(i));
            }
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
    }

    Collection<LiveOrder> live() {
        return live.values();
    }

    Collection<LiveOrder> unsettled() {
        return unsettled.values();
    }

    /** How many ended orders are remembered. */
    int endedCount() {
        return ended.size();
    }

    /** How many names there are, of all kinds. */
    int names() {
        return live.size() + ended.size() + unsettled.size() + bySuccessor.size() + byVenueId.size() + byLabel.size();
    }

    private void forget(LiveOrder order) {
        ended.remove(order.key());
        unsettled.remove(order.key());
        List<LiveOrder> sameLabel = byLabel.get(order.label());
        if (sameLabel != null && sameLabel.remove(order) && sameLabel.isEmpty()) {
            byLabel.remove(order.label());
        }
        byVenueId.remove(OrderRef.foreign(order.market(), order.ref().venueOrderId()), order);
        if (order.hasSuccessors()) {
            byVenueId.values().removeIf(other -> other == order);
            bySuccessor.values().removeIf(other -> other == order);
            unused.remove(order.key());
        }
    }
}
