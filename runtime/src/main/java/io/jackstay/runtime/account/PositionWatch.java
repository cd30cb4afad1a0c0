package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.alert.AlertCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Compares the positions that a venue shows with those that all known fills make. Confined to the account loop.
 *
 * <p>A difference counts when it stood still, with no fill in between, from one look to another that began a while later: until then the
 * venue may not have told a fill yet. Then it is told, and taken over as a fill of its own cause, by the way of all fills. In a market that
 * is never quiet for so long it is told once it has been the same at each look for {@link #TOLD_AFTER}, and not taken over.
 */
final class PositionWatch {
    private static final System.Logger LOG = System.getLogger(PositionWatch.class.getName());
    private static final int PRICE_DECIMALS = 8;
    private static final Duration TOLD_AFTER = Duration.ofMinutes(5);

    private final Patience patience;
    private final DriftPolicy policy;
    private final AccountEvents events;
    private final SortedMap<MarketId, Patience.Seen> seen = new TreeMap<>();
    private final SortedMap<MarketId, Standing> standing = new TreeMap<>();

    /** A difference that was the same at each look, whatever was filled in between. */
    private record Standing(BigDecimal difference, long sinceNanos, boolean told) {}

    PositionWatch(VenueTraits traits, DriftPolicy policy, AccountEvents events) {
        this.patience = new Patience(traits);
        this.policy = requireNonNull(policy, "policy is null");
        this.events = requireNonNull(events, "events are null");
    }

    /**
     * Looks at what the venue has shown.
     *
     * @param beganNanos when this look began, with the question for fills; of the clock that never jumps
     * @param nowNanos of the same clock
     * @return whether another look is wanted before long
     */
    boolean compare(AccountSnapshot snapshot, long beganNanos, long nowNanos) {
        SortedMap<MarketId, Position> shown = new TreeMap<>();
        snapshot.positions().forEach(position -> shown.put(position.market(), position));
        ExpectedPositions expected = events.expected();
        SortedSet<MarketId> markets = expected.markets();
        markets.addAll(shown.keySet());
        boolean again = false;
        for (MarketId market : markets) {
            if (events.knows(market) && events.channel(market).info().kind() != MarketKind.SPOT) {
                again |=
                        compare(market, Optional.ofNullable(shown.get(market)), snapshot.stamp(), beganNanos, nowNanos);
            }
        }
        return again;
    }

    private boolean compare(MarketId market, Optional<Position> shown, Stamp stamp, long beganNanos, long nowNanos) {
        ExpectedPositions expected = events.expected();
        BigDecimal there = shown.map(position -> position.size().toBigDecimal()).orElse(BigDecimal.ZERO);
        BigDecimal ours = expected.of(market);
        BigDecimal difference = there.subtract(ours);
        if (difference.signum() == 0) {
            seen.remove(market);
            standing.remove(market);
            return false;
        }
        stands(market, ours, there, price(market, shown), nowNanos);
        Patience.Seen last = seen.get(market);
        if (last == null || !last.isStill(difference, expected.fills(market))) {
            seen.put(market, new Patience.Seen(difference, expected.fills(market), nowNanos));
            return true;
        }
        if (!patience.isOver(last, beganNanos)) {
            return true;
        }
        seen.remove(market);
        standing.remove(market);
        takeOver(market, ours, there, price(market, shown), stamp);
        return false;
    }

    private void stands(MarketId market, BigDecimal ours, BigDecimal there, Optional<BigDecimal> price, long nowNanos) {
        BigDecimal difference = there.subtract(ours);
        Standing last = standing.get(market);
        if (last == null || last.difference().compareTo(difference) != 0) {
            standing.put(market, new Standing(difference, nowNanos, false));
        } else if (!last.told() && nowNanos - last.sinceNanos() >= TOLD_AFTER.toNanos()) {
            standing.put(market, new Standing(difference, last.sinceNanos(), true));
            if (isBeyond(market, difference, price)) {
                String text = "%s; it has been so for %d min, and is not taken over while fills come"
                        .formatted(words(ours, there), TOLD_AFTER.toMinutes());
                events.alerts().raise(AlertCode.POSITION_DRIFT, market.toString(), text);
            }
        }
    }

    private static String words(BigDecimal ours, BigDecimal there) {
        return "the venue shows a position of %s, and all known fills come to %s"
                .formatted(there.toPlainString(), ours.toPlainString());
    }

    private boolean isBeyond(MarketId market, BigDecimal difference, Optional<BigDecimal> price) {
        return price.map(at -> value(market, difference, at).compareTo(policy.max()) > 0)
                .orElse(true);
    }

    private BigDecimal value(MarketId market, BigDecimal difference, BigDecimal price) {
        return price.multiply(difference.abs())
                .multiply(events.channel(market).info().contractMultiplier());
    }

    /** What the market trades at now, else what the venue says that the position has cost. */
    private Optional<BigDecimal> price(MarketId market, Optional<Position> shown) {
        BigDecimal multiplier = events.channel(market).info().contractMultiplier();
        return events.channel(market).mid().or(() -> shown.filter(
                        position -> position.cost().signum() != 0)
                .map(position -> position.cost()
                        .divide(
                                position.size().toBigDecimal().multiply(multiplier),
                                PRICE_DECIMALS,
                                RoundingMode.HALF_EVEN)
                        .abs()));
    }

    private void takeOver(MarketId market, BigDecimal ours, BigDecimal there, Optional<BigDecimal> price, Stamp stamp) {
        BigDecimal difference = there.subtract(ours);
        MarketInfo info = events.channel(market).info();
        if (price.isEmpty()) {
            events.unexplained()
                    .drift(
                            market,
                            words(ours, there) + "; nothing is taken over while the market has no price",
                            policy.halts());
            return;
        }
        OrderFill fill = fill(info, difference, price.get(), stamp);
        String text = "%s; the difference is taken over at %s, worth %s %s"
                .formatted(
                        words(ours, there),
                        fill.price(),
                        value(market, difference, price.get())
                                .stripTrailingZeros()
                                .toPlainString(),
                        info.quoteAsset());
        if (isBeyond(market, difference, price)) {
            events.unexplained().drift(market, text, policy.halts());
        } else {
            LOG.log(System.Logger.Level.INFO, () -> "position differs within its limit market=%s: %s"
                    .formatted(market, text));
        }
        events.fill(fill);
    }

    /** A difference of a position as a fill; what a venue shows on spot is compared by balances, see {@link BalanceWatch}. */
    static OrderFill fill(MarketInfo info, BigDecimal difference, BigDecimal price, Stamp stamp) {
        MarketId market = info.id();
        BigDecimal size = difference.abs().stripTrailingZeros();
        BigDecimal plain = size.setScale(Math.max(0, size.scale()), RoundingMode.UNNECESSARY);
        BigDecimal at = price.setScale(
                Math.max(info.priceScale(), Math.min(price.scale(), PRICE_DECIMALS)), RoundingMode.HALF_EVEN);
        String id = "drift/%s/%d".formatted(market.symbol(), stamp.venueNanos());
        return OrderFill.of(
                        id,
                        OrderRef.foreign(market, id),
                        difference.signum() > 0 ? Side.BUY : Side.SELL,
                        Price.of(market, at.unscaledValue().longValueExact(), at.scale()),
                        Size.of(market, plain.unscaledValue().longValueExact(), plain.scale()),
                        Money.zero(info.quoteAsset()),
                        stamp)
                .cause(FillCause.RECONCILE);
    }
}
