package io.jackstay.emulator.base.market;

import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A level of a book. Immutable.
 *
 * @param count how many levels of the feed it has
 */
public record Depth(BigDecimal price, BigDecimal size, int count) {
    /**
     * The levels of a side, best first.
     *
     * @param most how many at most
     */
    public static List<Depth> of(EmulatedMarket market, Side side, int most, Grouping grouping) {
        List<Depth> levels = new ArrayList<>();
        for (int i = 0; i < market.sim().depth(side) && levels.size() <= most; i++) {
            BigDecimal price = grouped(market.price(market.sim().levelPrice(side, i)), side, grouping);
            BigDecimal size = market.size(market.sim().levelSize(side, i));
            int last = levels.size() - 1;
            if (last >= 0 && levels.get(last).price.compareTo(price) == 0) {
                Depth before = levels.get(last);
                levels.set(last, new Depth(price, before.size.add(size), before.count + 1));
            } else {
                levels.add(new Depth(price, size, 1));
            }
        }
        return levels.subList(0, Math.min(most, levels.size()));
    }

    private static BigDecimal grouped(BigDecimal price, Side side, Grouping grouping) {
        if (grouping.figures().isEmpty()) {
            return price;
        }
        int digits = price.precision() - price.scale();
        BigDecimal step = BigDecimal.valueOf(grouping.multiple())
                .scaleByPowerOfTen(digits - grouping.figures().get());
        RoundingMode outwards = side == Side.BUY ? RoundingMode.DOWN : RoundingMode.UP;
        return price.divide(step, 0, outwards).multiply(step);
    }
}
