package io.jackstay.runtime.bot;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.state.Carried;
import io.jackstay.runtime.state.StateManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** How a bot goes on where its last process ended. Stateless; called on the bot loop, at the start. */
final class Resumption {
    private static final System.Logger LOG = System.getLogger(Resumption.class.getName());

    private Resumption() {}

    /** Every fill and cash flow of the past, in the markets that the bot still trades. */
    static void money(BotParts parts, BotPast past, Stamp stamp) {
        List<MarketId> markets = parts.state().markets();
        for (Carried carried : past.carried()) {
            if (markets.contains(carried.market())) {
                parts.state().restore(carried);
            }
        }
        for (OrderFill fill : past.fills()) {
            if (markets.contains(fill.market())) {
                parts.fills().applyPast(fill, stamp).ifPresent(update -> parts.journal()
                        .write(new BotRecord.OrderChanged(update)));
            }
        }
        for (CashFlow flow : past.flows()) {
            parts.state().applyPast(flow);
        }
        for (MarketId left : left(past, markets)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () ->
                            "market no longer traded bot=%s market=%s: what the bot has there and what it earned there is not in its figures"
                                    .formatted(parts.spec().name(), left));
        }
    }

    /**
     * Orders that ended under the last process are found as those are that ended under this one. It may have ended before the strategy
     * heard of it.
     */
    static void recall(BotParts parts, BotPast past) {
        Map<Long, List<OrderFill>> fills = new TreeMap<>();
        past.fills().forEach(fill -> fills.computeIfAbsent(fill.order().cloidOrZero(), any -> new ArrayList<>())
                .add(fill));
        List<MarketId> markets = parts.state().markets();
        for (RememberedOrder order : past.image().ended()) {
            OrderRef placed = order.placed().order();
            boolean known = parts.tracker().find(placed).isPresent()
                    || parts.tracker().find(order.ref()).isPresent();
            if (!known && markets.contains(placed.market())) {
                List<OrderFill> own = new ArrayList<>(fills.getOrDefault(placed.cloidOrZero(), List.of()));
                if (order.ref().cloidOrZero() != placed.cloidOrZero()) {
                    own.addAll(fills.getOrDefault(order.ref().cloidOrZero(), List.of()));
                }
                parts.tracker()
                        .recall(
                                order.placed().request(),
                                order.placed().cause(),
                                placed,
                                order.last().orElseThrow(),
                                own);
            }
        }
    }

    private static TreeSet<MarketId> left(BotPast past, List<MarketId> markets) {
        TreeSet<MarketId> left = new TreeSet<>();
        past.carried().forEach(carried -> left.add(carried.market()));
        past.fills().forEach(fill -> left.add(fill.market()));
        markets.forEach(left::remove);
        return left;
    }

    /**
     * Day, session and extremes. Where the bot trades other markets than before, its figures are others, and its day and its highest
     * equity begin anew.
     *
     * @return when the next day begins, epoch nanoseconds; the smallest number when the first event begins the day
     */
    static long figures(BotParts parts, BotPast past) {
        BotImage image = past.image();
        StateManager state = parts.state();
        List<MarketId> now = state.markets();
        boolean same = now.containsAll(image.markets());
        image.seen().ifPresent(state::restoreMarks);
        image.seen()
                .filter(seen ->
                        same && seen.peak().asset().equals(state.startEquity().asset()))
                .ifPresentOrElse(state::restoreExtremes, state::beginExtremes);
        parts.gate().leftBefore(leftBefore(image));
        long nextDay = day(parts, image, same);
        state.beginSession();
        parts.sequence().startAbove(image.reservedCloids());
        parts.reserveCloids();
        Pnl before = state.total();
        parts.journal()
                .force(new BotRecord.SessionBegan(
                        parts.spec().number(), parts.time().nowNanos(), state.startEquity(), before, markets(parts)));
        parts.decisions()
                .began(
                        parts.spec().rules().stream()
                                .map(BotSpec.NamedRule::name)
                                .toList(),
                        parts.time().nowNanos());
        return nextDay;
    }

    /** When orders left; of those that have ended only the last ones are remembered, and no amends. */
    private static List<Long> leftBefore(BotImage image) {
        List<Long> nanos = new ArrayList<>();
        image.ended().forEach(order -> nanos.add(order.placed().nanos()));
        image.unended().forEach(order -> nanos.add(order.placed().nanos()));
        return nanos;
    }

    /** In the order of the bot's needs: the first one's quote asset is that of the figures. */
    private static List<MarketId> markets(BotParts parts) {
        List<MarketId> markets = new ArrayList<>();
        parts.spec().markets().forEach(info -> markets.add(info.id()));
        return markets;
    }

    private static long day(BotParts parts, BotImage image, boolean same) {
        long now = parts.time().nowNanos();
        long today = parts.days().of(now).toEpochDay();
        Optional<BotRecord.DayBegan> begun = image.day().filter(day -> same && day.epochDay() == today);
        if (begun.isPresent()) {
            parts.state().restoreDay(begun.get().before());
            return parts.days().nextNanos(now);
        }
        if (image.session().isEmpty()) {
            return Long.MIN_VALUE;
        }
        parts.state().rollDay();
        writeDay(parts);
        return parts.days().nextNanos(now);
    }

    static void writeDay(BotParts parts) {
        if (parts.journal().isWritten()) {
            parts.journal()
                    .write(new BotRecord.DayBegan(
                            parts.days().of(parts.time().nowNanos()).toEpochDay(),
                            parts.state().equity(),
                            parts.state().beforeToday()));
        }
    }

    /** The end of an order that the last process meant to send and that its venue does not know. */
    static BotRecord.OrderChanged neverSent(RememberedOrder order, Stamp stamp) {
        OrderState from = order.last().map(OrderUpdate::to).orElse(OrderState.NEW);
        var request = order.placed().request();
        return new BotRecord.OrderChanged(new OrderUpdate(
                order.ref(),
                from.canBecome(OrderState.FAILED) ? from : OrderState.SUBMITTING,
                OrderState.FAILED,
                order.last().map(OrderUpdate::filled).orElse(request.size().minus(request.size())),
                order.last().map(OrderUpdate::price).orElse(request.worstPrice()),
                order.last().map(OrderUpdate::size).orElse(request.size()),
                Order.Pending.NONE,
                "not at the venue after a restart",
                stamp));
    }
}
