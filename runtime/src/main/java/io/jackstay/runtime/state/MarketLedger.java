package io.jackstay.runtime.state;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.OrderFill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one bot has and has earned in one market. Not thread safe: owned by one loop. */
public final class MarketLedger {
    /** There is none, or twice the mark does not fit. */
    static final long NO_MARK = -1;

    /** Of a fee in the base asset, at most: positions of hundreds of millions still fit a size. */
    private static final int FEE_DECIMALS = 10;
    /** Of a fill and its fee together, unless the fill itself has more: a position of a hundred thousand such fills still fits a size. */
    private static final int FEE_DIGITS = 14;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final SortedMap<String, BigDecimal> fees = new TreeMap<>();
    private final SortedMap<String, BigDecimal> funding = new TreeMap<>();
    private MarketInfo info;
    private Position position;
    private long bid;
    private long ask;
    private int markScale;
    private boolean valued = true;
    /** Earned in the quote asset, but for what the mark makes of the position; reckoned when asked for. */
    private @Nullable BigDecimal settled;

    private BigDecimal unrealized = BigDecimal.ZERO;
    private long fills;
    private long lastFillNanos = Long.MIN_VALUE;

    /** Nothing had, nothing earned. */
    public MarketLedger(MarketInfo info) {
        this.info = info;
        this.position = Position.flat(info.id());
    }

    /** Goes on where another ledger of the market was; to be called before anything is applied. */
    public void restore(Carried carried) {
        position = carried.position();
        fees.clear();
        carried.fees().forEach(fee -> fees.put(fee.asset(), fee.amount()));
        funding.clear();
        carried.funding().forEach(paid -> funding.put(paid.asset(), paid.amount()));
        fills = carried.fills();
        lastFillNanos = carried.lastFillNanos();
        valued = false;
        settled = null;
    }

    /** Goes on from here instead; the time of the last fill does not move back. */
    void correct(Carried soFar) {
        long last = lastFillNanos;
        restore(soFar);
        lastFillNanos = Math.max(last, lastFillNanos);
    }

    /** All of it but the mark, to be kept. */
    public Carried carried() {
        return new Carried(position, amounts(fees), amounts(funding), fills, lastFillNanos);
    }

    long fills() {
        return fills;
    }

    long lastFillNanos() {
        return lastFillNanos;
    }

    public MarketInfo info() {
        return info;
    }

    void changed(MarketInfo now) {
        info = now;
        valued = false;
        settled = null;
    }

    public Position position() {
        return position;
    }

    /** Applies a fill that is known to be new. The time of the last fill only moves forward. */
    public void apply(OrderFill fill) {
        settled = null;
        position = lessBaseFee(position.after(fill.side(), fill.price(), fill.size(), info), fill);
        fees.merge(fill.fee().asset(), fill.fee().amount(), BigDecimal::add);
        fills++;
        lastFillNanos = Math.max(lastFillNanos, fill.stamp().venueNanos());
        if (isUnmarked()) {
            mark(
                    fill.price().unscaledValue(),
                    fill.price().unscaledValue(),
                    fill.price().scale());
        }
        valued = false;
    }

    /** On spot a fee in the base asset comes off what is held, and its cost stays: what is left has cost more. */
    private Position lessBaseFee(Position held, OrderFill fill) {
        BigDecimal paid = baseFee(fill, info);
        if (paid.signum() == 0) {
            return held;
        }
        BigDecimal left = held.size().toBigDecimal().subtract(paid).stripTrailingZeros();
        BigDecimal plain = left.setScale(Math.max(0, left.scale()), RoundingMode.UNNECESSARY);
        Size size = Size.of(info.id(), plain.unscaledValue().longValueExact(), plain.scale());
        BigDecimal cost = size.isZero() ? BigDecimal.ZERO : held.cost();
        BigDecimal realized = size.isZero() ? held.realizedPnl().subtract(held.cost()) : held.realizedPnl();
        return new Position(info.id(), size, cost, realized, held.source());
    }

    /**
     * What a fill's fee takes off the position, in units of it: zero unless it is a spot fill with a fee in the base asset. Rounded to what a
     * size has room for: 0.001 of a size of 2 has ten decimals, that of a size of 20000000 six.
     */
    public static BigDecimal baseFee(OrderFill fill, MarketInfo market) {
        Money fee = fill.fee();
        if (market.kind() != MarketKind.SPOT
                || fee.signum() == 0
                || !fee.asset().equals(market.baseAsset())) {
            return BigDecimal.ZERO;
        }
        BigDecimal size = fill.size().toBigDecimal().stripTrailingZeros();
        int room = Math.min(FEE_DECIMALS, FEE_DIGITS - (size.precision() - size.scale()));
        int decimals = Math.max(0, Math.max(size.scale(), room));
        return fee.amount().divide(market.contractMultiplier(), decimals, RoundingMode.HALF_EVEN);
    }

    /** A flow's amount is positive when money came in; funding is kept as what was paid. */
    public void apply(CashFlow flow) {
        if (flow.kind() == CashFlow.Kind.FUNDING) {
            settled = null;
            funding.merge(flow.amount().asset(), flow.amount().amount().negate(), BigDecimal::add);
        }
    }

    /** The mark is the middle of two prices, unscaled and not negative. What it makes of the position is reckoned when asked for. */
    void mark(long newBid, long newAsk, int scale) {
        bid = newBid;
        ask = newAsk;
        markScale = scale;
        valued = false;
    }

    /** Twice the mark, unscaled, or {@link #NO_MARK}. */
    long doubledMark() {
        long doubled = bid + ask;
        return doubled > 0 ? doubled : NO_MARK;
    }

    /** How much equity moves when the mark moves by one. */
    BigDecimal units() {
        return position.size().toBigDecimal().multiply(info.contractMultiplier());
    }

    int markScale() {
        return markScale;
    }

    Optional<BigDecimal> marked() {
        return isUnmarked() ? Optional.empty() : Optional.of(mark());
    }

    private boolean isUnmarked() {
        return bid == 0 && ask == 0;
    }

    BigDecimal unrealized() {
        if (!valued) {
            valued = true;
            unrealized = position.isFlat() || isUnmarked() ? BigDecimal.ZERO : position.unrealized(mark(), info);
        }
        return unrealized;
    }

    private BigDecimal mark() {
        return BigDecimal.valueOf(bid, markScale)
                .add(BigDecimal.valueOf(ask, markScale))
                .divide(TWO);
    }

    /** Earned in the quote asset: realised and unrealised, less the fees and the funding that were paid in it. */
    BigDecimal net() {
        BigDecimal known = settled;
        if (known == null) {
            String quote = info.quoteAsset();
            known = position.realizedPnl()
                    .subtract(fees.getOrDefault(quote, BigDecimal.ZERO))
                    .subtract(funding.getOrDefault(quote, BigDecimal.ZERO));
            settled = known;
        }
        return known.add(unrealized());
    }

    Pnl pnl() {
        String quote = info.quoteAsset();
        return new Pnl(
                new Money(quote, position.realizedPnl()),
                new Money(quote, unrealized()),
                amounts(fees),
                amounts(funding));
    }

    private static List<Money> amounts(SortedMap<String, BigDecimal> byAsset) {
        List<Money> amounts = new ArrayList<>(byAsset.size());
        byAsset.forEach((asset, amount) -> amounts.add(new Money(asset, amount)));
        return amounts;
    }
}
