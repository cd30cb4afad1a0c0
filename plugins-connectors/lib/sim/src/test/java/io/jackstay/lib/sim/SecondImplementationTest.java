package io.jackstay.lib.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random streams of market data and commands of two accounts, given to the exchange and to a second, naive one: both tell the same events
 * and hold the same money after every step.
 *
 * <p>Compared are: limit orders of every time in force, market orders, triggers by mark, last and middle, reduce-only, cancels, amends in
 * place and by a successor, the three kinds of self-trade prevention, the three queue models, quotes and depth, prints that are told late,
 * two accounts that trade with each other, maker and taker fees in tiers over a window of days, funding, margin, halts and other changes of
 * status, delisting, changes of the tick. The last test says that each is in the streams. Latency, refusals by chance and by schedule, and
 * the boundaries of funding are the connector's, and are compared there.
 */
class SecondImplementationTest {
    private static final int STEPS = 1_500;

    private record Setting(long seed, SelfTrade selfTrade, QueueModel queue, boolean depth) {}

    static List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        long seed = 0;
        for (SelfTrade selfTrade : SelfTrade.values()) {
            for (QueueModel queue : QueueModel.values()) {
                for (boolean depth : new boolean[] {false, true}) {
                    settings.add(new Setting(++seed, selfTrade, queue, depth));
                    settings.add(new Setting(100 + seed, selfTrade, queue, depth));
                }
            }
        }
        return settings;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void bothTellTheSame(Setting setting) {
        TwoExchanges both = new TwoExchanges(setting.selfTrade, setting.queue);
        Stream stream = new Stream(both, setting);
        for (int step = 0; step < STEPS; step++) {
            stream.step();
            both.requireSame("%s step %d".formatted(setting, step));
        }
        stream.delist();
        both.requireSame("%s delisted".formatted(setting));
        assertThat(both.log())
                .as("%s", setting)
                .filteredOn(line -> line.startsWith("filled"))
                .hasSizeGreaterThan(100);
    }

    @Test
    void theStreamsHaveEverythingInThem() {
        List<String> all = new ArrayList<>();
        for (Setting setting : settings()) {
            TwoExchanges both = new TwoExchanges(setting.selfTrade, setting.queue);
            Stream stream = new Stream(both, setting);
            for (int step = 0; step < STEPS; step++) {
                stream.step();
            }
            stream.delist();
            all.addAll(both.log());
        }
        for (String what : List.of(
                "MAKER fee -",
                "TAKER",
                " SELF_TRADE",
                " SELF_TRADE_OLDER",
                " REDUCE_ONLY",
                " IMMEDIATE",
                " AMENDED",
                " REPLACED",
                " DELISTED",
                " MARGIN",
                " POST_ONLY_WOULD_CROSS",
                " NO_LIQUIDITY",
                " INSUFFICIENT_MARGIN",
                " MARKET_NOT_TRADING",
                " PRICE_OFF_GRID",
                " UNKNOWN_ORDER",
                " INVALID_REQUEST",
                "amended",
                "cash flow")) {
            assertThat(all).as(what).anyMatch(line -> (line + "$").contains(what + (what.startsWith(" ") ? "$" : "")));
        }
    }

    /** Draws the next event. Not thread safe: owned by a test. */
    private static final class Stream {
        private final TwoExchanges both;
        private final Setting setting;
        private final SplittableRandom random;
        private long middle = 1_000;
        private long now = 1_000_000_000;

        private Stream(TwoExchanges both, Setting setting) {
            this.both = both;
            this.setting = setting;
            this.random = new SplittableRandom(setting.seed);
        }

        private void step() {
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

        private void delist() {
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
            if (!setting.depth) {
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
}
