package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.strategy.Start;
import io.jackstay.runtime.account.PastMoney;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.state.Carried;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a bot's life before this start. Immutable.
 *
 * @param start what the strategy is told
 * @param carried what the oldest fills and cash flows came to
 * @param fills every fill after them, oldest first, those that the strategy missed too
 * @param flows every cash flow after them, oldest first
 * @param neverSent orders that an earlier process wrote down and that their venues do not know
 * @param ended last reports of its orders that ended while no bot was listening; the strategy finds them by label
 * @param labels what its orders were placed for
 * @param image what else its journal remembers
 */
public record BotPast(
        Start start,
        List<Carried> carried,
        List<OrderFill> fills,
        List<CashFlow> flows,
        List<RememberedOrder> neverSent,
        List<OrderReport> ended,
        OrderLabels labels,
        BotImage image) {
    public BotPast {
        requireNonNull(start, "start is null");
        requireNonNull(labels, "labels are null");
        requireNonNull(image, "image is null");
        carried = List.copyOf(carried);
        neverSent = List.copyOf(neverSent);
        fills = List.copyOf(fills);
        flows = List.copyOf(flows);
        ended = List.copyOf(ended);
        for (OrderReport report : ended) {
            if (!report.state().isFinal()) {
                throw new IllegalArgumentException("an order that has not ended: " + report);
            }
        }
    }

    /** A past without cash flows and without a journal. */
    public BotPast(Start start, List<OrderFill> fills, List<OrderReport> ended, OrderLabels labels) {
        this(start, List.of(), fills, List.of(), List.of(), ended, labels, BotImage.read(Optional.empty()));
    }

    /** What the journals remember, compared with the venues: {@code ended} are the venues' words on what has ended since. */
    public static BotPast of(
            BotImage image, List<PastMoney> money, List<RememberedOrder> neverSent, List<OrderReport> ended) {
        List<Carried> carried = new ArrayList<>();
        List<OrderFill> fills = new ArrayList<>();
        List<OrderFill> missed = new ArrayList<>();
        List<CashFlow> flows = new ArrayList<>();
        money.forEach(ofVenue -> carried.addAll(ofVenue.carried()));
        for (AccountRecord taken :
                money.stream().flatMap(ofVenue -> ofVenue.latest().stream()).toList()) {
            if (taken instanceof AccountRecord.FillTaken fill) {
                fills.add(fill.fill());
                if (!image.wasTold(fill.fill().id())) {
                    missed.add(fill.fill());
                }
            } else if (taken instanceof AccountRecord.FlowTaken flow) {
                flows.add(flow.flow());
            }
        }
        Start.Kind kind = image.isEmpty() ? Start.Kind.FIRST : Start.Kind.RESTART;
        return new BotPast(
                new Start(kind, missed, List.of()), carried, fills, flows, neverSent, ended, image.labels(), image);
    }

    /**
     * Whether each fill of an order that a venue showed is kept by itself: it is in the journal, and was placed after the last fill that is
     * kept as a sum alone. A fill that its venue has counted and that is not kept is then on its way.
     */
    public boolean keepsEachFill(OrderRef order) {
        long summedUntil = carried.stream()
                .filter(sum -> sum.market().equals(order.market()))
                .mapToLong(Carried::lastFillNanos)
                .max()
                .orElse(Long.MIN_VALUE);
        return image.remembered(order.cloidOrZero())
                .filter(known -> known.placed().nanos() > summedUntil)
                .isPresent();
    }

    /** The same with another word for the start. */
    public BotPast as(Start.Kind kind) {
        Start told = new Start(kind, start.missedFills(), start.endedWhileAway());
        return new BotPast(told, carried, fills, flows, neverSent, ended, labels, image);
    }

    /** A bot without a past. */
    public static BotPast none() {
        return new BotPast(Start.first(), List.of(), List.of(), OrderLabels.NONE);
    }
}
