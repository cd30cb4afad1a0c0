package io.jackstay.runtime.execution;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.runtime.market.MarketState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How much stands before one order at its price; an estimate. Not thread safe: owned by the loop of its order.
 *
 * <p>It begins behind all that is shown when it is first seen to rest. A print at its price takes from the front; a level that shrinks
 * otherwise shrinks evenly, before the order and behind it; what comes later stands behind.
 */
final class QueuePlace {
    private final Price price;
    private final Size size;
    private final long unscaled;
    private final int sizeScale;
    private long shown = MarketState.UNSEEN;
    private long ahead = MarketState.UNSEEN;

    QueuePlace(Price price, Size size, MarketInfo info) {
        this.price = price;
        this.size = size;
        this.unscaled = unscaled(price.toBigDecimal(), info.priceScale());
        this.sizeScale = info.sizeScale();
    }

    private static long unscaled(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.DOWN).unscaledValue().longValueExact();
    }

    /** Whether an order of these terms still has the place: another price or a larger size begins at the end. */
    boolean isKept(Price nowPrice, Size nowSize) {
        return price.equals(nowPrice) && nowSize.compareTo(size) <= 0;
    }

    /** The price at the scale of the market. */
    long unscaled() {
        return unscaled;
    }

    /** What the level shows now, {@link MarketState#UNSEEN} changes nothing. */
    void shows(long now) {
        if (now == MarketState.UNSEEN) {
            return;
        }
        if (ahead == MarketState.UNSEEN) {
            ahead = now;
        } else if (now < shown) {
            // A double is exact enough for an estimate; rounded up, as nothing before us is more than we can know.
            ahead = Math.min(now, (long) Math.ceil((double) ahead * now / shown));
        }
        shown = now;
    }

    /** So much was traded at the price. */
    void printed(Size traded) {
        if (ahead != MarketState.UNSEEN) {
            long taken = unscaled(traded.toBigDecimal(), sizeScale);
            ahead = Math.max(0, ahead - taken);
            shown = Math.max(0, shown - taken);
        }
    }

    /** It is the first: it was filled, or a print went through its price. */
    void reached() {
        ahead = 0;
        shown = Math.max(0, shown);
    }

    /** Empty while the feeds have shown nothing of its level. */
    Optional<Size> ahead() {
        return ahead == MarketState.UNSEEN ? Optional.empty() : Optional.of(Size.of(price.market(), ahead, sizeScale));
    }
}
