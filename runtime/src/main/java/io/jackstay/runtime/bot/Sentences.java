package io.jackstay.runtime.bot;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Rejection;
import io.jackstay.runtime.market.MarketLane;
import io.jackstay.runtime.market.MarketState;
import java.time.Duration;
import java.util.Optional;

/** The sentences that say what a bot is doing; made here and nowhere else, so that they are the same everywhere. */
final class Sentences {
    private static final long RECENT_NANOS = Duration.ofSeconds(10).toNanos();

    private Sentences() {}

    static String of(BotParts parts, Life life, Optional<String> paused) {
        return switch (life.state()) {
            case STARTING -> "starting: waits for its venues";
            case STOPPING ->
                "stopping, %d orders to end: %s"
                        .formatted(parts.tracker().live().size(), life.why());
            case STOPPED -> "stopped: " + life.why();
            case RUNNING -> paused.orElseGet(() -> running(parts));
        };
    }

    private static String running(BotParts parts) {
        Optional<String> halted = parts.gate().halted();
        if (halted.isPresent()) {
            return halted.get();
        }
        for (MarketLane lane : parts.markets().lanes()) {
            MarketId market = lane.market();
            BotMarketView view = parts.markets().view(market);
            if (!view.isOpen()) {
                return "waits: " + view.whyShut();
            }
            if (lane.state().filter(MarketState::hasTop).isEmpty()) {
                return "waits for the first quote of " + market;
            }
        }
        Optional<Rejection> refused = parts.orders().refusedSince(parts.time().nowNanos() - RECENT_NANOS);
        if (refused.isPresent()) {
            return "an order was refused: " + refused.get().words();
        }
        return parts.explanations()
                .foremost()
                .map(Explanations::words)
                .orElse("running, the strategy has not said what it waits for");
    }

    /** One line for one step of an order. */
    static String transition(String bot, Order order, OrderUpdate update) {
        return "order bot=%s cloid=%s market=%s side=%s price=%s size=%s filled=%s state=%s->%s why=\"%s\""
                .formatted(
                        bot,
                        update.order().cloidOrZero() == 0
                                ? "none"
                                : update.order().cloidOrZero(),
                        order.market(),
                        order.side(),
                        update.price(),
                        update.size(),
                        update.filled(),
                        update.from(),
                        update.to(),
                        update.why());
    }
}
