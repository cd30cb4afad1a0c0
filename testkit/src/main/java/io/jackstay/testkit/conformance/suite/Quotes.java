package io.jackstay.testkit.conformance.suite;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.testkit.conformance.stand.Stand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Prices and sizes of a case, all on the market's grids: a wide spread, in which own orders rest alone. Immutable; the venue that it
 * quotes is not.
 */
final class Quotes {
    private static final BigDecimal BELOW = new BigDecimal("0.99");
    private static final BigDecimal ABOVE = new BigDecimal("1.01");
    private static final BigDecimal INSIDE = new BigDecimal("0.997");
    private static final BigDecimal MANY = BigDecimal.valueOf(1_000);
    private static final BigDecimal TWICE = BigDecimal.valueOf(2);

    /** A trade of the very instant at which an order came may have been before it. */
    private static final Duration LATER = Duration.ofMillis(50);

    private final Stand stand;
    private final MarketInfo info;

    private Quotes(Stand stand) {
        this.stand = stand;
        this.info = stand.market();
    }

    /** The market is quoted around the venue's usual price. */
    static Quotes around(Stand stand) {
        Quotes quotes = new Quotes(stand);
        quotes.quote(BigDecimal.ONE);
        return quotes;
    }

    /** The same prices without a quote. */
    static Quotes of(Stand stand) {
        return new Quotes(stand);
    }

    /** The whole market moves to this share of where it began. */
    void quote(BigDecimal share) {
        BigDecimal price = stand.venue().price().multiply(share);
        stand.venue().quote(bidOf(price).toBigDecimal(), askOf(price).toBigDecimal(), many());
    }

    /** The size of each quote. */
    BigDecimal many() {
        return unit().toBigDecimal().multiply(MANY);
    }

    /** The best bid around a price. */
    Price bidOf(BigDecimal price) {
        return info.roundPrice(price.multiply(BELOW), RoundingMode.DOWN);
    }

    /** The best ask around a price. */
    Price askOf(BigDecimal price) {
        return info.roundPrice(price.multiply(ABOVE), RoundingMode.UP);
    }

    /** The best bid of the first quote. */
    Price bid() {
        return bidOf(stand.venue().price());
    }

    /** The best ask of the first quote. */
    Price ask() {
        return askOf(stand.venue().price());
    }

    /** A price at which a buy rests alone, between the quotes. */
    Price inside() {
        return info.roundPrice(stand.venue().price().multiply(INSIDE), RoundingMode.DOWN);
    }

    /** A price a share of the usual one, which is on the grid. */
    Price at(String share) {
        return info.roundPrice(stand.venue().price().multiply(new BigDecimal(share)), RoundingMode.DOWN);
    }

    /** The least size that is worth twice the least that an order may be worth. */
    Size unit() {
        BigDecimal worth = info.minNotional().amount().multiply(TWICE);
        BigDecimal perUnit = stand.venue().price().multiply(info.contractMultiplier());
        BigDecimal needed = worth.divide(perUnit, info.sizeScale() + 1, RoundingMode.UP)
                .max(info.minSize().toBigDecimal())
                .max(info.lotSize());
        Size rounded = info.roundSize(needed);
        return rounded.toBigDecimal().compareTo(needed) >= 0 ? rounded : info.roundSize(needed.add(info.lotSize()));
    }

    /** So many units. */
    Size units(int count) {
        return info.roundSize(unit().toBigDecimal().multiply(BigDecimal.valueOf(count)));
    }

    /** A buy of so many units that rests between the quotes. */
    LimitOrderRequest restingBuy(int units) {
        return LimitOrderRequest.limit(Side.BUY, units(units), inside());
    }

    /** A buy of so many units that takes at once. */
    LimitOrderRequest takingBuy(int units) {
        return LimitOrderRequest.limit(Side.BUY, units(units), ask()).ioc();
    }

    /** A moment later a stranger sells so many units at the price of {@link #restingBuy}. */
    void sellInto(int units) {
        stand.pass(LATER);
        sellNow(units);
    }

    /** The same at this instant. */
    void sellNow(int units) {
        stand.venue().trade(Side.SELL, inside().toBigDecimal(), units(units).toBigDecimal());
    }
}
