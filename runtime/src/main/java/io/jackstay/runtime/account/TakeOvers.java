package io.jackstay.runtime.account;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.FillCause;
import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.state.MarketLedger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Differences of positions that were taken over and may still be explained. Not thread safe: read by who starts the login, then confined to
 * the account loop.
 *
 * <p>A take-over stands for all fills that the venue had executed when it showed its positions, and that it had not told. So a fill of
 * before that moment, told after it, is one of them whatever its side: the take-over becomes less by what the fill adds, and the
 * position stays as it is. Bounded: a take-over that is older than what is kept of all fills is final.
 */
final class TakeOvers {
    /** No more than each of those keeps who can take a take-over back. */
    static final int KEPT = 1_900;

    private final SortedMap<MarketId, List<Open>> open = new TreeMap<>();
    private final Function<MarketId, Optional<MarketInfo>> markets;
    private long count;

    /** @param markets those that were told before the fills in them */
    TakeOvers(Function<MarketId, Optional<MarketInfo>> markets) {
        this.markets = markets;
    }

    private record Open(int bot, OrderFill fill, long since) {}

    /** One more fill or cash flow that counts for a bot, or for nobody. */
    void add(AccountRecord taken) {
        count++;
        if (taken instanceof AccountRecord.FillTaken fill && fill.fill().cause() == FillCause.RECONCILE) {
            open.computeIfAbsent(fill.fill().market(), any -> new ArrayList<>())
                    .add(new Open(fill.bot(), fill.fill(), count));
        }
    }

    /** So much less is left of one. */
    void add(AccountRecord.TakeOverReduced reduced) {
        List<Open> known = open.getOrDefault(reduced.market(), List.of());
        for (int i = 0; i < known.size(); i++) {
            Open each = known.get(i);
            if (each.fill.id().equals(reduced.takeOver())) {
                Optional<OrderFill> left = less(each.fill, reduced.change());
                if (left.isPresent()) {
                    known.set(i, new Open(each.bot, left.get(), each.since));
                } else {
                    known.remove(i);
                }
                return;
            }
        }
    }

    /** As it was when a snapshot was taken: which are open, and how old they are. */
    void restore(AccountRecord.TakeOversOpen known) {
        for (List<Open> inMarket : open.values()) {
            List<Open> left = new ArrayList<>();
            for (Open each : inMarket) {
                known.open().stream()
                        .filter(aged -> aged.takeOver().equals(each.fill.id()))
                        .findFirst()
                        .ifPresent(aged -> left.add(new Open(each.bot, each.fill, count - aged.age())));
            }
            inMarket.clear();
            inMarket.addAll(left);
        }
    }

    /** Those that a fill may still take back. */
    AccountRecord.TakeOversOpen record() {
        return new AccountRecord.TakeOversOpen(open.values().stream()
                .flatMap(List::stream)
                .filter(each -> count - each.since < KEPT)
                .map(each -> new AccountRecord.TakeOversOpen.Open(each.fill.id(), count - each.since))
                .toList());
    }

    /** What a new fill takes back: of the oldest take-over that was made after the fill was executed. */
    Optional<AccountRecord.TakeOverReduced> explainedBy(OrderFill fill) {
        List<Open> known = open.get(fill.market());
        if (known == null || fill.cause() == FillCause.RECONCILE) {
            return Optional.empty();
        }
        known.removeIf(each -> count - each.since >= KEPT);
        return known.stream()
                .filter(each -> fill.stamp().venueNanos() <= each.fill.stamp().venueNanos())
                .findFirst()
                .map(each -> new AccountRecord.TakeOverReduced(each.bot, fill.market(), each.fill.id(), change(fill)));
    }

    /** What a fill adds to the position: on spot less a fee in the base asset, which the venue had taken when it showed the balance. */
    private BigDecimal change(OrderFill fill) {
        BigDecimal size = signed(fill);
        return markets.apply(fill.market())
                .map(info -> size.subtract(MarketLedger.baseFee(fill, info)))
                .orElse(size);
    }

    /** The take-over that is made less, as it stands. */
    Optional<OrderFill> find(AccountRecord.TakeOverReduced reduced) {
        return open.getOrDefault(reduced.market(), List.of()).stream()
                .map(Open::fill)
                .filter(fill -> fill.id().equals(reduced.takeOver()))
                .findFirst();
    }

    static BigDecimal signed(OrderFill fill) {
        BigDecimal size = fill.size().toBigDecimal();
        return fill.side() == Side.BUY ? size : size.negate();
    }

    /** A take-over that stands for so much less, of the other side when that is more than all of it; empty when nothing is left. */
    static Optional<OrderFill> less(OrderFill takeOver, BigDecimal change) {
        BigDecimal left = signed(takeOver).subtract(change);
        return left.signum() == 0 ? Optional.empty() : Optional.of(of(takeOver, left));
    }

    /** The same with another size, signed. */
    static OrderFill of(OrderFill takeOver, BigDecimal size) {
        return OrderFill.of(
                        takeOver.id(),
                        takeOver.order(),
                        size.signum() > 0 ? Side.BUY : Side.SELL,
                        takeOver.price(),
                        Size.of(takeOver.market(), size.abs()),
                        takeOver.fee(),
                        takeOver.stamp())
                .role(takeOver.role())
                .cause(takeOver.cause());
    }
}
