package io.jackstay.strategy.grid;

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
final class Ladder {
    private final MarketInfo info;
    private final List<Price> prices;
    private final List<Size> sizes;

    private Ladder(MarketInfo info, List<Price> prices, List<Size> sizes) {
        this.info = requireNonNull(info, "info is null");
        this.prices = List.copyOf(prices);
        this.sizes = List.copyOf(sizes);
    }

    /**
     * The ladder of a configuration.
     *
     * @param centre price in the middle, quote per base; without effect for a grid between two given prices
     * @throws IllegalArgumentException with a text for the operator when the levels do not fit the market's prices
     */
    static Ladder of(GridConfig config, BigDecimal centre, MarketInfo info) {
        List<Price> prices = config.isRange() ? rangePrices(config, info) : centredPrices(config, centre, info);
        List<Size> sizes = new ArrayList<>();
        for (int leg = 0; leg + 1 < prices.size(); leg++) {
            sizes.add(info.roundSize(wantedSize(config, prices.get(leg + 1), info)));
        }
        return new Ladder(info, prices, sizes);
    }

    /** A value is measured at the upper level of the leg, so that neither its buy nor its sell is worth more. */
    private static BigDecimal wantedSize(GridConfig config, Price upper, MarketInfo info) {
        if (config.orderSize().isPresent()) {
            return config.orderSize().get();
        }
        BigDecimal unit = upper.toBigDecimal().multiply(info.contractMultiplier());
        return config.orderValue().orElseThrow().amount().divide(unit, info.sizeScale(), RoundingMode.DOWN);
    }

    /** Rounded away from the centre, and at least one step of the price grid apart. */
    private static List<Price> centredPrices(GridConfig config, BigDecimal centre, MarketInfo info) {
        BigDecimal spacing = config.spacing().orElseThrow().fraction();
        List<BigDecimal> exact = LevelPrices.around(centre, config.levels(), spacing, config.mode());
        Price middle = info.roundPrice(centre, RoundingMode.HALF_EVEN);
        List<Price> prices = new ArrayList<>();
        Price last = middle;
        for (int i = config.levels() - 1; i >= 0; i--) {
            Price below = info.roundPassive(exact.get(i), Side.BUY);
            last = below.compareTo(last) < 0 ? below : info.step(last, Side.SELL, 1);
            prices.add(last);
        }
        Collections.reverse(prices);
        prices.add(middle);
        last = middle;
        for (int i = config.levels() + 1; i < exact.size(); i++) {
            Price above = info.roundPassive(exact.get(i), Side.SELL);
            last = above.compareTo(last) > 0 ? above : info.step(last, Side.BUY, 1);
            prices.add(last);
        }
        return prices;
    }

    private static List<Price> rangePrices(GridConfig config, MarketInfo info) {
        BigDecimal lower = config.lower().orElseThrow();
        BigDecimal upper = config.upper().orElseThrow();
        List<BigDecimal> exact = LevelPrices.between(lower, upper, config.levels(), config.mode());
        List<Price> prices = new ArrayList<>();
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
                                        config.levels(),
                                        lower.toPlainString(),
                                        upper.toPlainString(),
                                        prices.get(i),
                                        info.id()));
            }
        }
        return prices;
    }

    MarketInfo info() {
        return info;
    }

    /** How many legs there are; one order rests for each. */
    int legs() {
        return sizes.size();
    }

    Price price(int level) {
        return prices.get(level);
    }

    Price lowest() {
        return prices.get(0);
    }

    Price highest() {
        return prices.get(legs());
    }

    /** Whole size of a leg; zero when the market's lot is larger. */
    Size size(int leg) {
        return sizes.get(leg);
    }

    /** Whether an order of this size could rest at a level, as far as the market's size rules are concerned. */
    boolean takes(Size size, int level) {
        return size.compareTo(info.minSize()) >= 0
                && price(level).times(size, info).compareTo(info.minNotional()) >= 0;
    }

    /** The level that a price is nearest to; the lower one in the middle of two. */
    int nearest(BigDecimal price) {
        int best = 0;
        for (int level = 1; level < prices.size(); level++) {
            if (distance(level, price).compareTo(distance(best, price)) < 0) {
                best = level;
            }
        }
        return best;
    }

    private BigDecimal distance(int level, BigDecimal price) {
        return price(level).toBigDecimal().subtract(price).abs();
    }
}
