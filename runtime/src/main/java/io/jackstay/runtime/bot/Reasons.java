package io.jackstay.runtime.bot;

import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.record.Decision.Cause;
import io.jackstay.runtime.record.Decision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps a bot from its next order, the weightiest first. Called on the bot loop, or where nothing turns the bot. */
final class Reasons {
    private static final long RECENT_NANOS = Duration.ofSeconds(10).toNanos();
    private static final Duration UNANSWERED = Duration.ofSeconds(2);
    private static final int MOST = 32;

    private Reasons() {}

    /** @param paused why and until when the bot pauses, while it does */
    static List<Reason> of(BotParts parts, Life life, Optional<String> paused) {
        if (life.state() != BotState.RUNNING) {
            return List.of(Reason.of(Cause.LIFE, Sentences.of(parts, life)));
        }
        List<Reason> reasons = new ArrayList<>();
        paused.ifPresent(words -> reasons.add(Reason.of(Cause.PAUSE, words)));
        parts.gate().halted().ifPresent(words -> reasons.add(Reason.of(Cause.HALT, words)));
        parts.markets().lanes().forEach(lane -> market(parts, lane).ifPresent(reasons::add));
        parts.refusals()
                .since(parts.time().nowNanos() - RECENT_NANOS)
                .filter(refused -> reasons.stream().noneMatch(reason -> reason.cause() == refused.cause()))
                .ifPresent(reasons::add);
        parts.explanations().byWeight().stream()
                .filter(said -> said.state() != Explanation.State.OK)
                .forEach(said -> reasons.add(strategy(said)));
        unanswered(parts).ifPresent(reasons::add);
        return reasons.size() <= MOST ? reasons : List.copyOf(reasons.subList(0, MOST));
    }

    private static Optional<Reason> market(BotParts parts, MarketLane lane) {
        Optional<Reason> shut = parts.markets().view(lane.market()).shut();
        if (shut.isPresent()) {
            return shut.map(why -> new Reason(why.cause(), "waits: " + why.words(), why.limit(), why.actual()));
        }
        return lane.state().filter(MarketState::hasTop).isPresent()
                ? Optional.empty()
                : Optional.of(Reason.of(Cause.FEED, "waits for the first quote of " + lane.market()));
    }

    private static Reason strategy(Explanation said) {
        return new Reason(
                Cause.STRATEGY,
                Explanations.words(said),
                said.limit().map(Explanation.Bound::limit).orElse(""),
                said.limit().map(Explanation.Bound::actual).orElse(""));
    }

    /** The oldest of the orders on which a venue has not said a word yet, or of which nobody knows what became. */
    private static Optional<Reason> unanswered(BotParts parts) {
        Instant before = parts.time().now().minus(UNANSWERED);
        int count = 0;
        Optional<Order> oldest = Optional.empty();
        for (Order order : parts.tracker().live()) {
            boolean silent = order.state() == OrderState.SUBMITTING || order.state() == OrderState.UNKNOWN;
            if (silent && !order.createdAt().isAfter(before)) {
                count++;
                oldest = oldest.isEmpty() ? Optional.of(order) : oldest;
            }
        }
        int orders = count;
        return oldest.map(order -> Reason.of(Cause.ANSWER, Sentences.unanswered(order, orders)));
    }
}
