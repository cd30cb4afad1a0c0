package io.jackstay.lib.sim;

import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.SplittableRandom;

/** Draws market data and commands for both exchanges, one event a step. Not thread safe: owned by a test. */
final class RandomStream {
    private final TwoExchanges both;
    private final boolean depth;
    private final SplittableRandom random;
    private long middle = 1_000;
    private long now = 1_000_000_000;

    RandomStream(TwoExchanges both, long seed, boolean depth) {
        this.both = both;
        this.depth = depth;
        this.random = new SplittableRandom(seed);
    }

    void step() {
        now += random.nextInt(4) == 0 ? random.nextLong(1, 200_000_000) : random.nextLong(1, 20_000_000);
        both.at(now);
        middle += random.nextInt(-1, 2);
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> both.submit(random, middle, now);
            case 6 -> both.trigger(random, middle, now);
            case 7, 8 -> both.cancel(random, now);
            case 9 -> both.amend(random, middle, now);
            case 10 -> both.replace(random, middle, now);
            case 11, 12, 13 -> trade();
            case 14 -> both.mark(middle + random.nextInt(-3, 4), now);
            case 15 -> rare();
            default -> quotes();
        }
    }

    void delist() {
        both.status(MarketStatus.DELISTED, now);
    }

    private void rare() {
        switch (random.nextInt(9)) {
            case 0 -> both.status(MarketStatus.values()[random.nextInt(4)], now);
            case 1, 2, 3 -> both.status(MarketStatus.TRADING, now);
            case 4 -> both.tick(random.nextInt(1, 3), now);
            case 5 -> now += Duration.ofHours(15).toNanos();
            default -> both.fund(middle, BigDecimal.valueOf(random.nextInt(-5, 6), 5), now);
        }
    }

    private void trade() {
        Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
        long happened = now - (random.nextInt(3) == 0 ? random.nextLong(0, 30_000_000) : 0);
        both.trade(middle + random.nextInt(-2, 3), random.nextLong(1, 30), taker, happened, now);
    }

    private void quotes() {
        if (!depth) {
            long bidSize = random.nextInt(40) == 0 ? 0 : random.nextLong(1, 20);
            both.top(
                    middle - random.nextLong(1, 3),
                    bidSize,
                    middle + random.nextLong(1, 3),
                    random.nextLong(1, 20),
                    now);
            return;
        }
        boolean snapshot = random.nextInt(3) == 0;
        if (snapshot) {
            both.snapshot();
        }
        int levels = snapshot ? 8 : 3;
        for (int i = 1; i <= levels; i++) {
            long distance = snapshot ? i : random.nextLong(1, 9);
            both.level(Side.BUY, middle - distance, random.nextLong(0, 12), now);
            both.level(Side.SELL, middle + distance, random.nextLong(0, 12), now);
        }
        if (!snapshot) {
            both.level(Side.BUY, middle + 1, 0, now);
            both.level(Side.SELL, middle - 1, 0, now);
            both.level(Side.BUY, middle, 0, now);
            both.level(Side.SELL, middle, 0, now);
        }
        both.bookEnd(now);
    }
}
