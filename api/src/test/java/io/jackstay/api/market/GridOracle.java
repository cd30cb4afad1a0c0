package io.jackstay.api.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What rounding must give, computed from the definition of each grid and not the way the product does. Immutable. */
final class GridOracle {
    private static final BigDecimal BELOW_EVERY_TICK = new BigDecimal("1E-40");

    private final PriceGrid grid;

    GridOracle(PriceGrid grid) {
        this.grid = grid;
    }

    boolean isPoint(BigDecimal price) {
        if (grid instanceof PriceGrid.Significant significant) {
            BigDecimal plain = price.stripTrailingZeros();
            return plain.scale() <= 0
                    || (plain.precision() <= significant.digits() && plain.scale() <= significant.maxDecimals());
        }
        return floorIn(price).compareTo(price) == 0;
    }

    /** The highest point that is not above the price. */
    BigDecimal floor(BigDecimal price) {
        if (grid instanceof PriceGrid.Significant significant) {
            BigDecimal figures = price.round(new MathContext(significant.digits(), RoundingMode.DOWN))
                    .setScale(significant.maxDecimals(), RoundingMode.DOWN);
            return figures.max(price.setScale(0, RoundingMode.DOWN));
        }
        return floorIn(price);
    }

    /** The lowest point that is not below the price. */
    BigDecimal ceiling(BigDecimal price) {
        if (grid instanceof PriceGrid.Significant significant) {
            BigDecimal figures = price.round(new MathContext(significant.digits(), RoundingMode.UP))
                    .setScale(significant.maxDecimals(), RoundingMode.UP);
            return figures.min(price.setScale(0, RoundingMode.UP));
        }
        List<BigDecimal> candidates = new ArrayList<>();
        List<PriceGrid.Band> bands = bands();
        for (int i = 0; i < bands.size(); i++) {
            BigDecimal tick = bands.get(i).tick();
            BigDecimal least = price.max(bands.get(i).from());
            BigDecimal over = least.remainder(tick);
            BigDecimal point = over.signum() == 0 ? least : least.subtract(over).add(tick);
            if (i == bands.size() - 1 || point.compareTo(bands.get(i + 1).from()) < 0) {
                candidates.add(point);
            }
        }
        return Collections.min(candidates);
    }

    /** Walks point by point. */
    BigDecimal up(BigDecimal point, int ticks) {
        BigDecimal at = point;
        for (int i = 0; i < ticks; i++) {
            at = ceiling(at.add(BELOW_EVERY_TICK));
        }
        return at;
    }

    private BigDecimal floorIn(BigDecimal price) {
        List<BigDecimal> candidates = new ArrayList<>();
        for (PriceGrid.Band band : bands()) {
            if (band.from().compareTo(price) <= 0) {
                candidates.clear();
                candidates.add(price.subtract(price.remainder(band.tick())));
            }
        }
        return Collections.max(candidates);
    }

    private List<PriceGrid.Band> bands() {
        if (grid instanceof PriceGrid.Tick fixed) {
            return List.of(new PriceGrid.Band(BigDecimal.ZERO, fixed.tick()));
        }
        return ((PriceGrid.Bands) grid).bands();
    }
}
