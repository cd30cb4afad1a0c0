package io.jackstay.runtime.bot;

import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.record.Decision;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The sentences that say what a bot is doing; made here and nowhere else, so that they are the same everywhere. */
final class Sentences {
    /** They say less than the strategy itself. */
    private static final Set<Decision.Cause> SOFT = EnumSet.of(Decision.Cause.STRATEGY, Decision.Cause.ANSWER);

    private Sentences() {}

    /** What the bot is doing; {@code reasons} as {@link Reasons} found them. */
    static String of(BotParts parts, Life life, List<Decision.Reason> reasons) {
        if (life.state() != BotState.RUNNING) {
            return of(parts, life);
        }
        Optional<Decision.Reason> first = reasons.stream().findFirst();
        if (first.isPresent() && !SOFT.contains(first.get().cause())) {
            return first.get().words();
        }
        return parts.explanations()
                .foremost()
                .map(Explanations::words)
                .or(() -> first.map(Decision.Reason::words))
                .orElse("running, the strategy has not said what it waits for");
    }

    /** What a bot is doing that does not run. */
    static String of(BotParts parts, Life life) {
        return switch (life.state()) {
            case STARTING -> "starting: waits for its venues";
            case STOPPING ->
                "stopping, %d orders to end: %s"
                        .formatted(parts.tracker().live().size(), life.why());
            case STOPPED -> "stopped: " + life.why();
            case RUNNING -> "running";
        };
    }

    /** What was asked for. */
    static String words(OrderRequest request) {
        return "%s %s %s at %s%s"
                .formatted(
                        request.side().name().toLowerCase(Locale.ROOT),
                        request.size().toBigDecimal().toPlainString(),
                        request.market(),
                        request.worstPrice().toBigDecimal().toPlainString(),
                        request.label().isEmpty() ? "" : ", " + request.label());
    }

    /** @param oldest of as many orders without an answer */
    static String unanswered(Order oldest, int orders) {
        return "%s has not said what became of %s, the oldest placed at %s"
                .formatted(
                        oldest.market().venue(),
                        orders == 1 ? "an order" : orders + " orders",
                        oldest.createdAt().truncatedTo(ChronoUnit.SECONDS));
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
