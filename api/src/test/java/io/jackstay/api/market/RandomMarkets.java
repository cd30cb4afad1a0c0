package io.jackstay.api.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Markets and prices from a seed: all three kinds of grid, ticks and lots down to 10^-12. Not thread safe: owned by a test. */
final class RandomMarkets {
    static final MarketId BTC = MarketId.parse("sim:BTC-USDC-PERP");
    static final MarketId ETH = MarketId.parse("sim:ETH-USDC-PERP");

    private final SplittableRandom random;

    RandomMarkets(long seed) {
        random = new SplittableRandom(seed);
    }

    SplittableRandom random() {
        return random;
    }

    static MarketInfo.Builder linear(PriceGrid grid, String lot) {
        return MarketInfo.of(BTC, MarketKind.PERPETUAL)
                .assets("BTC", "USDC", "USDC")
                .priceGrid(grid)
                .lotSize(new BigDecimal(lot));
    }

    MarketInfo market() {
        return linear(grid(), "1").lotSize(increment()).build();
    }

    PriceGrid grid() {
        int kind = random.nextInt(3);
        if (kind == 0) {
            return new PriceGrid.Tick(increment());
        }
        return kind == 1 ? new PriceGrid.Significant(random.nextInt(1, 9), random.nextInt(0, 13)) : bands();
    }

    /** Such as 0.001, 0.25 or 7, at least 10^-12. */
    BigDecimal increment() {
        return BigDecimal.valueOf(random.nextInt(1, 100), random.nextInt(0, 13));
    }

    /** Each band begins at a multiple of the tick before it, and has a tick that divides its beginning. */
    private PriceGrid bands() {
        BigDecimal tick = BigDecimal.valueOf(1, random.nextInt(3, 12));
        BigDecimal from = BigDecimal.ZERO;
        List<PriceGrid.Band> bands = new ArrayList<>();
        bands.add(new PriceGrid.Band(from, tick));
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            int multiple = random.nextInt(2, 11);
            from = from.add(tick.multiply(BigDecimal.valueOf((long) multiple * random.nextInt(1, 200))));
            tick = tick.multiply(BigDecimal.valueOf(multiple));
            from = from.add(tick.subtract(from.remainder(tick)).remainder(tick));
            bands.add(new PriceGrid.Band(from, tick));
        }
        return new PriceGrid.Bands(bands);
    }

    /** Anything above zero up to 10^18, and half of the time close to where the tick changes. */
    BigDecimal price(PriceGrid grid) {
        List<PriceGrid.Band> bands = grid.bands();
        PriceGrid.Band band = bands.get(random.nextInt(bands.size()));
        BigDecimal near = band.tick().multiply(BigDecimal.valueOf(random.nextInt(-20_000, 20_000), 3));
        BigDecimal price = random.nextBoolean() ? band.from().add(near) : anything();
        return price.signum() > 0 ? price : anything();
    }

    private BigDecimal anything() {
        long digits = random.nextLong(1, 1L << random.nextInt(1, 60));
        return BigDecimal.valueOf(digits, random.nextInt(0, 19));
    }

    /** A decimal of any sign that fits a {@link Size}, with many small, many round and many extreme values. */
    Size size(MarketId market) {
        int scale = random.nextInt(0, 19);
        long digits = random.nextInt(4) == 0 ? extreme() : random.nextLong() >> random.nextInt(0, 63);
        boolean round = random.nextInt(4) == 0;
        return Size.of(market, round ? digits - digits % 1_000 : digits, scale);
    }

    /** Close to where a {@code long} ends, on either side. */
    private long extreme() {
        long distance = random.nextLong(0, 1L << random.nextInt(1, 62));
        return random.nextBoolean() ? Long.MAX_VALUE - distance : Long.MIN_VALUE + distance;
    }

    Price positivePrice(MarketId market) {
        long digits = random.nextLong() >>> random.nextInt(1, 63);
        return Price.of(market, digits == 0 ? 1 : digits, random.nextInt(0, 19));
    }
}
