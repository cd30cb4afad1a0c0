package io.jackstay.lib.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
        TwoExchanges both = new TwoExchanges(setting.selfTrade, setting.queue, 2);
        RandomStream stream = new RandomStream(both, setting.seed, setting.depth);
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
            TwoExchanges both = new TwoExchanges(setting.selfTrade, setting.queue, 2);
            RandomStream stream = new RandomStream(both, setting.seed, setting.depth);
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
}
