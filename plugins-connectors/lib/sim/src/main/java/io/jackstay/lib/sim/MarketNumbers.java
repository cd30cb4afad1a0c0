package io.jackstay.lib.sim;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.TriggerOrderRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * One revision of a market's rules as {@code long}s, for what runs with each command. Immutable.
 *
 * <p>Whatever does not fit says so, and the decimals of the contract's types are used instead; both ways give the same numbers.
 */
final class MarketNumbers {
    private static final long NONE = -1;

    private final MarketInfo info;
    private final boolean narrow;
    private final long tick;
    private final long lot;
    private final long minSize;
    private final long maxSize;
    private final long minNotional;
    private final long notionalUnit;
    private final long referenceUnit;
    private final FeeRate maker;
    private final FeeRate taker;

    MarketNumbers(MarketInfo info) {
        this.info = info;
        BigDecimal multiplier = info.contractMultiplier();
        int decimals = info.priceScale() + info.sizeScale() + multiplier.scale();
        this.narrow = info.kind() != MarketKind.SPOT && decimals < Amount.DECIMALS && fits(multiplier.unscaledValue());
        long factor = narrow ? multiplier.unscaledValue().longValueExact() : 0;
        this.notionalUnit = narrow ? product(factor, Exact.powerOfTen(Amount.DECIMALS - decimals)) : 0;
        this.referenceUnit = narrow ? product(factor, Exact.powerOfTen(Amount.DECIMALS - decimals - 1)) : 0;
        this.maker = new FeeRate(info.fees().maker());
        this.taker = new FeeRate(info.fees().taker());
        this.tick = info.priceGrid() instanceof PriceGrid.Tick grid ? whole(grid.tick(), info.priceScale()) : NONE;
        this.lot = whole(info.lotSize(), info.sizeScale());
        this.minSize = whole(info.minSize().toBigDecimal(), info.sizeScale());
        this.maxSize = info.maxSize()
                .map(size -> whole(size.toBigDecimal(), info.sizeScale()))
                .orElse(Long.MAX_VALUE);
        this.minNotional = narrow
                ? whole(
                        info.minNotional().amount().divide(multiplier, Amount.DECIMALS, RoundingMode.UP),
                        info.priceScale() + info.sizeScale())
                : NONE;
    }

    private static boolean fits(BigInteger number) {
        return number.bitLength() < Integer.SIZE;
    }

    private static long product(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b > 0 ? a * b : 0;
    }

    /** In smallest units, rounded up; {@link #NONE} when it does not fit. */
    private static long whole(BigDecimal value, int scale) {
        BigDecimal units = value.movePointRight(scale).setScale(0, RoundingMode.UP);
        return units.unscaledValue().bitLength() < Long.SIZE ? units.longValueExact() : NONE;
    }

    MarketInfo info() {
        return info;
    }

    /** Whether notional and margin can be counted in units of 10^-12 of the settle asset. */
    boolean isNarrow() {
        return narrow && referenceUnit > 0 && notionalUnit > 0;
    }

    /** What price × size is multiplied by to be in units of 10^-12. */
    long notionalUnit() {
        return notionalUnit;
    }

    /** The same for a price of one decimal more. */
    long referenceUnit() {
        return referenceUnit;
    }

    /** Price × size × multiplier in units of 10^-12; negative when it does not fit. */
    long notional(long price, long size) {
        if (!isNarrow() || Math.multiplyHigh(price, size) != 0) {
            return NONE;
        }
        long product = price * size;
        return product < 0 || Math.multiplyHigh(product, notionalUnit) != 0 ? NONE : product * notionalUnit;
    }

    /** What the market's own fees say of a fill. */
    FeeRate feeRate(LiquidityRole role) {
        return role == LiquidityRole.MAKER ? maker : taker;
    }

    /** True when the rules surely have nothing against the request; false when they must be asked one by one. */
    boolean surelyTake(OrderRequest request) {
        Price price = request.worstPrice();
        Size size = request.size();
        if (info.status() != MarketStatus.TRADING
                || request instanceof TriggerOrderRequest
                || tick == NONE
                || lot == NONE
                || minSize == NONE
                || maxSize == NONE
                || price.scale() != info.priceScale()
                || size.scale() != info.sizeScale()) {
            return false;
        }
        long units = size.unscaledValue();
        return price.unscaledValue() % tick == 0
                && units % lot == 0
                && units >= minSize
                && units <= maxSize
                && isWorthEnough(price.unscaledValue(), units);
    }

    private boolean isWorthEnough(long price, long size) {
        long worth = price * size;
        return minNotional != NONE && (Math.multiplyHigh(price, size) > 0 || worth < 0 || worth >= minNotional);
    }
}
