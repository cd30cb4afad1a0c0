package io.jackstay.strategy.grid.plan;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The levels of a grid on the rules of one market: prices, strictly rising, and a size for each leg. Immutable.
 *
 * <p>Levels are counted from 0, the lowest. A leg is the way from one level to the next: leg 3 buys at level 3 and sells at
 * level 4. So there is one leg less than there are levels.
 */
public final class Ladder {
    private final MarketInfo info;
    private final List<Price> prices;
    private final List<Size> sizes;

    private Ladder(MarketInfo info, List<Price> prices, List<Size> sizes) {
        this.info = requireNonNull(info, "info is null");
        this.prices = List.copyOf(prices);
        this.sizes = List.copyOf(sizes);
    }

    /**
     * A plan on the rules of a market.
     *
     * @throws IllegalArgumentException with a text for the operator when the levels do not fit the market's prices
     */
    public static Ladder of(Plan plan, MarketInfo info) {
        List<Size> sizes = plan.sizes().stream().map(info::roundSize).toList();
        return new Ladder(info, round(plan.middle(), plan.prices(), info), sizes);
    }

    static List<Price> round(int middle, List<BigDecimal> exact, MarketInfo info) {
        return middle < 0 ? rangePrices(exact, info) : centredPrices(middle, exact, info);
    }

    /** Rounded away from the centre, and at least one step of the price grid apart. */
    private static List<Price> centredPrices(int centre, List<BigDecimal> exact, MarketInfo info) {
        Price middle = info.roundPrice(exact.get(centre), RoundingMode.HALF_EVEN);
        List<Price> prices = new ArrayList<>();
        Price last = middle;
        for (int i = centre - 1; i >= 0; i--) {
            Price below = info.roundPassive(exact.get(i), Side.BUY);
            last = below.compareTo(last) < 0 ? below : info.step(last, Side.SELL, 1);
            prices.add(last);
        }
        Collections.reverse(prices);
        prices.add(middle);
        last = middle;
        for (int i = centre + 1; i < exact.size(); i++) {
            Price above = info.roundPassive(exact.get(i), Side.SELL);
            last = above.compareTo(last) > 0 ? above : info.step(last, Side.BUY, 1);
            prices.add(last);
        }
        return prices;
    }

    private static List<Price> rangePrices(List<BigDecimal> exact, MarketInfo info) {
        List<Price> prices = new ArrayList<>();
        BigDecimal lower = exact.get(0);
        BigDecimal upper = exact.get(exact.size() - 1);
        prices.add(info.roundPrice(lower, RoundingMode.CEILING));
        for (BigDecimal price : exact.subList(1, exact.size() - 1)) {
            prices.add(info.roundPrice(price, RoundingMode.HALF_EVEN));
        }
        prices.add(info.roundPrice(upper, RoundingMode.FLOOR));
        for (int i = 1; i < prices.size(); i++) {
            if (prices.get(i - 1).compareTo(prices.get(i)) >= 0) {
                throw new IllegalArgumentException(
                        "levels = %d do not fit between lower = %s and upper = %s: two would share the price %s of %s"
                                .formatted(
                                        exact.size() - 1,
                                        lower.stripTrailingZeros().toPlainString(),
                                        upper.stripTrailingZeros().toPlainString(),
                                        prices.get(i),
                                        info.id()));
            }
        }
        return prices;
    }

    public MarketInfo info() {
        return info;
    }

    /** How many legs there are; one order rests for each. */
    public int legs() {
        return sizes.size();
    }

    public Price price(int level) {
        return prices.get(level);
    }

    public Price lowest() {
        return prices.get(0);
    }

    public Price highest() {
        return prices.get(legs());
    }

    /** Whole size of a leg; zero when the market's lot is larger. */
    public Size size(int leg) {
        return sizes.get(leg);
    }

    /** Whether an order of this size could rest at a level, as far as the market's size rules are concerned. */
    public boolean takes(Size size, int level) {
        return size.compareTo(info.minSize()) >= 0
                && price(level).times(size, info).compareTo(info.minNotional()) >= 0;
    }

    /** The level that a price is nearest to; the lower one in the middle of two. */
    public int nearest(BigDecimal price) {
        return nearest(prices, price);
    }

    static int nearest(List<Price> prices, BigDecimal price) {
        int best = 0;
        for (int level = 1; level < prices.size(); level++) {
            if (distance(prices.get(level), price).compareTo(distance(prices.get(best), price)) < 0) {
                best = level;
            }
        }
        return best;
    }

    private static BigDecimal distance(Price level, BigDecimal price) {
        return level.toBigDecimal().subtract(price).abs();
    }

    /** What all legs are worth together, each at its upper level, in quote. */
    public BigDecimal value() {
        BigDecimal value = BigDecimal.ZERO;
        for (int leg = 0; leg < legs(); leg++) {
            value = value.add(price(leg + 1).times(size(leg), info).amount());
        }
        return value;
    }
}
