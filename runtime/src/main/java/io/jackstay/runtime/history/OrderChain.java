package io.jackstay.runtime.history;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.bot.RememberedOrder;
import io.jackstay.runtime.record.BotRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One order from the event that it came of to its end, as the journals have it. Immutable.
 *
 * @param steps in the order of their times
 * @param standing where it stands, a sentence without a full stop
 */
public record OrderChain(RememberedOrder order, List<Step> steps, String standing) {
    public OrderChain {
        requireNonNull(order, "order is null");
        requireNonNull(standing, "standing is null");
        steps = List.copyOf(steps);
    }

    /** Who did it. */
    public enum Stage {
        EVENT,
        CALLBACK,
        RISK,
        GATEWAY,
        VENUE
    }

    /** @param nanos when it was so here, epoch nanoseconds */
    public record Step(long nanos, Stage stage, String words) {}

    /**
     * @param rules the risk rules that were asked when it was placed; empty when that is not written down any more
     * @param fills of the order
     */
    static OrderChain of(RememberedOrder order, Optional<List<String>> rules, List<OrderFill> fills) {
        List<Step> steps = new ArrayList<>();
        for (OrderFill fill : fills) {
            steps.add(new Step(fill.stamp().receivedNanos(), Stage.VENUE, words(fill)));
        }
        boolean adopted = order.placed().cause().equals(StageWords.ADOPTED);
        order.steps().forEach(step -> steps.add(step(step)));
        steps.sort(Comparator.comparingLong(Step::nanos));
        List<Step> all = new ArrayList<>(adopted ? found(order) : begun(order, rules));
        all.addAll(steps);
        return new OrderChain(order, all, standing(order));
    }

    private static List<Step> found(RememberedOrder order) {
        return List.of(new Step(
                order.placed().nanos(),
                Stage.EVENT,
                "found at the venue at a start; what it was placed for is not written down"));
    }

    private static List<Step> begun(RememberedOrder order, Optional<List<String>> rules) {
        long nanos = order.placed().nanos();
        String cause = order.placed().cause();
        return List.of(
                new Step(nanos, Stage.EVENT, cause),
                new Step(
                        nanos,
                        Stage.CALLBACK,
                        StageWords.callback(cause) + " placed "
                                + words(order.placed().request())),
                new Step(nanos, Stage.RISK, StageWords.allowed(rules)),
                new Step(nanos, Stage.GATEWAY, "id given, intent written, to leave at the end of the turn"));
    }

    private static Step step(BotRecord step) {
        if (step instanceof BotRecord.CancelAsked asked) {
            return new Step(asked.nanos(), Stage.GATEWAY, "asks for its cancel");
        }
        if (step instanceof BotRecord.AmendAsked asked) {
            return new Step(
                    asked.nanos(),
                    Stage.GATEWAY,
                    "asks for %s at %s"
                            .formatted(
                                    asked.totalSize().toBigDecimal().toPlainString(),
                                    asked.price().toBigDecimal().toPlainString()));
        }
        OrderUpdate update = ((BotRecord.OrderChanged) step).update();
        String states =
                update.from() == update.to() ? update.to().name() : "%s to %s".formatted(update.from(), update.to());
        return new Step(
                update.stamp().receivedNanos(), StageWords.of(update), "%s: %s".formatted(states, update.why()));
    }

    private static String words(OrderFill fill) {
        return "fill %s: %s %s at %s, fee %s, %s"
                .formatted(
                        fill.id(),
                        fill.side().name().toLowerCase(Locale.ROOT),
                        fill.size().toBigDecimal().toPlainString(),
                        fill.price().toBigDecimal().toPlainString(),
                        fill.fee(),
                        fill.role());
    }

    private static String words(OrderRequest request) {
        return "%s %s at %s"
                .formatted(
                        request.side().name().toLowerCase(Locale.ROOT),
                        request.size().toBigDecimal().toPlainString(),
                        request.worstPrice().toBigDecimal().toPlainString());
    }

    private static String standing(RememberedOrder order) {
        OrderState state = order.last().map(OrderUpdate::to).orElse(OrderState.SUBMITTING);
        return switch (state) {
            case NEW, SUBMITTING -> "on its way: its venue has not said a word";
            case UNKNOWN -> "nobody knows whether the venue has it; it is asked";
            case OPEN -> "rests at its venue";
            case PARTIALLY_FILLED -> "rests at its venue, filled in part";
            default -> "ended: " + state;
        };
    }
}
