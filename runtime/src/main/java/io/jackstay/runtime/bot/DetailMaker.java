package io.jackstay.runtime.bot;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarkPrice;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.fill.Mirror;
import io.jackstay.runtime.market.MarketState;
import io.jackstay.runtime.state.Carried;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Makes what a bot shows to who looks closely, and keeps its latest fills for it. Not thread safe: owned by the bot loop. */
final class DetailMaker {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();
    /** Of more the number is not told. */
    private static final int MOST_OF_HOUR = 10_000;

    private static final OrderLabels.Known NOT_KNOWN = new OrderLabels.Known("", "");

    private final BotParts parts;
    private final Deque<BotDetail.Filled> fills = new ArrayDeque<>();
    /** When each of the last hour came, epoch nanoseconds. */
    private final Deque<Long> hour = new ArrayDeque<>();
    /** Until then there may have been more in the hour than are known. */
    private long unsureUntilNanos = Long.MIN_VALUE;

    private long version;

    DetailMaker(BotParts parts) {
        this.parts = parts;
    }

    /** Before the first fill of this process: the latest of those before it. */
    void began(BotPast past) {
        past.fills().stream().map(fill -> fill.stamp().receivedNanos()).sorted().forEach(this::count);
        for (Carried carried : past.carried()) {
            if (carried.fills() > 0) {
                unsureUntilNanos = Math.max(unsureUntilNanos, carried.lastFillNanos() + HOUR_NANOS);
            }
        }
        List<OrderFill> before = new ArrayList<>(past.fills());
        before.sort(Comparator.comparingLong(fill -> fill.stamp().venueNanos()));
        for (OrderFill fill : before.subList(Math.max(0, before.size() - BotDetail.KEPT_FILLS), before.size())) {
            OrderLabels.Known known = fill.order()
                    .cloid()
                    .flatMap(past.labels()::find)
                    .or(() -> parts.tracker().find(fill.order()).map(DetailMaker::known))
                    .orElse(NOT_KNOWN);
            keep(filled(fill, known));
        }
    }

    void filled(OrderFill fill, Optional<Order> order) {
        count(fill.stamp().receivedNanos());
        keep(filled(fill, order.map(DetailMaker::known).orElse(NOT_KNOWN)));
    }

    private void count(long nanos) {
        if (hour.size() == MOST_OF_HOUR) {
            unsureUntilNanos = Math.max(unsureUntilNanos, hour.removeFirst() + HOUR_NANOS);
        }
        hour.addLast(nanos);
    }

    private Optional<Long> fillsOfHour() {
        long now = parts.time().nowNanos();
        while (!hour.isEmpty() && hour.peekFirst() < now - HOUR_NANOS) {
            hour.removeFirst();
        }
        return now < unsureUntilNanos ? Optional.empty() : Optional.of((long) hour.size());
    }

    private static OrderLabels.Known known(Order order) {
        return new OrderLabels.Known(order.label(), order.cause());
    }

    private BotDetail.Filled filled(OrderFill fill, OrderLabels.Known known) {
        Optional<Mirror> mirror = Mirror.of(
                Mirror.Part.of(fill),
                known.cause(),
                id -> fills.stream()
                        .map(BotDetail.Filled::fill)
                        .filter(other -> other.id().equals(id))
                        .findFirst()
                        .map(Mirror.Part::of),
                parts.state().markets().contains(fill.market())
                        ? Optional.of(Mirror.Contract.of(parts.state().info(fill.market())))
                        : Optional.empty());
        return new BotDetail.Filled(fill, known.label(), mirror);
    }

    private void keep(BotDetail.Filled filled) {
        if (fills.size() == BotDetail.KEPT_FILLS) {
            fills.removeFirst();
        }
        fills.addLast(filled);
    }

    BotDetail make(Life life, Optional<String> paused) {
        List<BotDetail.Market> markets = new ArrayList<>();
        parts.state().markets().forEach(market -> markets.add(market(market)));
        return new BotDetail(
                ++version,
                parts.time().nowNanos(),
                parts.time().startNanos(),
                paused,
                parts.gate().halted(),
                Reasons.of(parts, life, paused),
                parts.decisions().refused(),
                parts.explanations().byWeight(),
                markets,
                parts.context().lines(),
                parts.tracker().live().stream().map(DetailMaker::order).toList(),
                List.copyOf(fills),
                fillsOfHour(),
                parts.state().session(),
                parts.state().today(),
                parts.state().total(),
                parts.state().startEquity(),
                parts.state().peakEquity(),
                parts.policies().maxQuoteAge());
    }

    private BotDetail.Market market(MarketId id) {
        MarketInfo info = parts.state().info(id);
        Position position = parts.state().position(id);
        Exposure exposure = parts.gate().exposure(id);
        Optional<MarketState> now = parts.markets().state(id);
        Optional<MarketState> top = now.filter(MarketState::hasTop);
        Optional<MarkPrice> mark = now.filter(MarketState::hasMark).flatMap(MarketState::mark);
        Optional<BigDecimal> bid = top.map(MarketState::bid).map(Price::toBigDecimal);
        Optional<BigDecimal> ask = top.map(MarketState::ask).map(Price::toBigDecimal);
        return new BotDetail.Market(
                id,
                info.baseAsset(),
                info.quoteAsset(),
                bid,
                ask,
                mark.map(told -> told.mark().toBigDecimal())
                        .or(() -> bid.map(price -> price.add(ask.orElse(price)).divide(TWO))),
                mark.flatMap(MarkPrice::index).map(Price::toBigDecimal),
                now.map(MarketState::latestNanos).filter(nanos -> nanos != MarketState.NEVER),
                position.size().toBigDecimal(),
                position.averagePrice(info),
                parts.state().pnl(id),
                position.source().name(),
                exposure.worst(Side.BUY).toBigDecimal(),
                exposure.worst(Side.SELL).toBigDecimal(),
                parts.state()
                        .markOf(id)
                        .map(price -> new Money(
                                info.quoteAsset(),
                                price.multiply(position.size().toBigDecimal()).multiply(info.contractMultiplier()))),
                info.contractMultiplier(),
                now.flatMap(MarketState::book));
    }

    private static BotDetail.OpenOrder order(Order order) {
        return new BotDetail.OpenOrder(
                order.cloid().map(Cloid::value).orElse(0L),
                order.venueOrderId().orElse(""),
                order.market(),
                order.side(),
                order.label(),
                order.price().toBigDecimal(),
                order.size().toBigDecimal(),
                order.filled().toBigDecimal(),
                order.request().reduceOnly(),
                order.state(),
                order.pending(),
                nanos(order.createdAt()),
                nanos(order.updatedAt()),
                order.why(),
                order.cause(),
                order.queueAhead().map(size -> size.toBigDecimal()));
    }

    private static long nanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }
}
