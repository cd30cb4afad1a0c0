package io.jackstay.lib.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.order.OrderFill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exchange that is written down and read back is the one that it was. */
class SimImageTest {
    private static final int STEPS = 1_200;

    private record Setting(long seed, SelfTrade selfTrade, QueueModel queue, boolean depth) {}

    static List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        long seed = 1_000;
        for (QueueModel queue : QueueModel.values()) {
            for (boolean depth : new boolean[] {false, true}) {
                SelfTrade selfTrade = SelfTrade.values()[(int) (seed % 3)];
                settings.add(new Setting(++seed, selfTrade, queue, depth));
            }
        }
        return settings;
    }

    /** The naive exchange is never stopped; the other is another after each step. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void restartedAfterEachStepItTellsWhatOneThatNeverStoppedTells(Setting setting) {
        TwoExchanges both = new TwoExchanges(setting.selfTrade, setting.queue, 1);
        RandomStream stream = new RandomStream(both, setting.seed, setting.depth);
        KeptText kept = new KeptText();
        SimImage image = both.image();
        for (int step = 0; step < STEPS; step++) {
            stream.step();
            both.requireSame("%s step %d".formatted(setting, step));
            image.write(kept);
            image = both.restart(kept);
        }
        assertThat(both.log())
                .as("%s", setting)
                .filteredOn(line -> line.startsWith("filled"))
                .hasSizeGreaterThan(50);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void historyAndOrdersAreTheSameAndAWriteHasWhatChanged(Setting setting) {
        TwoExchanges both = new TwoExchanges(setting.selfTrade, setting.queue, 1);
        RandomStream stream = new RandomStream(both, setting.seed, setting.depth);
        KeptText kept = new KeptText();
        SimImage image = both.image();
        for (int step = 0; step < STEPS; step++) {
            stream.step();
            image.write(kept);
        }
        SimMember before = both.member();
        List<OrderFill> fills = before.account().fills().after(0, Integer.MAX_VALUE);
        List<CashFlow> flows = before.account().cashFlows().after(0, Integer.MAX_VALUE);
        TreeMap<String, String> written = new TreeMap<>(kept.entries);

        SimImage again = both.restart(kept);

        SimMember after = both.member();
        assertThat(after.account().fills().after(0, Integer.MAX_VALUE))
                .isEqualTo(fills)
                .isNotEmpty();
        assertThat(after.account().cashFlows().after(0, Integer.MAX_VALUE)).isEqualTo(flows);
        assertThat(after.balances()).isEqualTo(before.balances());
        assertThat(after.account().positions()).isEqualTo(before.account().positions());
        assertThat(text(after.openOrders())).isEqualTo(text(before.openOrders()));
        kept.writes = 0;
        again.write(kept);
        assertThat(kept.writes).as("%s: nothing has changed", setting).isZero();
        assertThat(kept.entries).isEqualTo(written);
    }

    private static List<String> text(List<SimOrder> orders) {
        return orders.stream().map(SimOrder::toString).toList();
    }

    private static KeptText some() {
        TwoExchanges both = new TwoExchanges(SelfTrade.CANCEL_OLDEST, QueueModel.PROPORTIONAL, 1);
        RandomStream stream = new RandomStream(both, 7, true);
        for (int step = 0; step < 400; step++) {
            stream.step();
        }
        KeptText kept = new KeptText();
        both.image().write(kept);
        return kept;
    }

    /** Each line is cut in the middle of its last field, and taken away; neither may be read as if nothing had happened. */
    @Test
    void damageIsSaidWithTheKey() {
        KeptText kept = some();
        for (Map.Entry<String, String> line : new TreeMap<>(kept.entries).entrySet()) {
            TwoExchanges both = new TwoExchanges(SelfTrade.CANCEL_OLDEST, QueueModel.PROPORTIONAL, 1);
            kept.entries.put(line.getKey(), line.getValue() + "?");
            assertThatThrownBy(() -> both.restart(kept))
                    .as(line.getKey())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("what was kept is damaged: ")
                    .hasMessageContaining(line.getKey());
            kept.entries.put(line.getKey(), line.getValue());
        }
        assertThat(kept.entries.keySet()).anyMatch(key -> key.startsWith("sim/open/"));
        assertThat(kept.entries.keySet()).anyMatch(key -> key.startsWith("sim/level/"));
    }

    @Test
    void whatIsMissingIsSaid() {
        KeptText kept = some();
        for (String prefix : List.of("sim/fill/", "sim/ended/", "sim/open/", "sim/level/")) {
            String key = kept.entries(prefix).firstKey();
            String line = kept.entries.remove(key);
            TwoExchanges both = new TwoExchanges(SelfTrade.CANCEL_OLDEST, QueueModel.PROPORTIONAL, 1);
            assertThatThrownBy(() -> both.restart(kept))
                    .as(prefix)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("what was kept is damaged: ");
            kept.entries.put(key, line);
        }
    }
}
