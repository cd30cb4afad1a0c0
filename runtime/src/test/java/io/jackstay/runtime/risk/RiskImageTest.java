package io.jackstay.runtime.risk;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.risk.Stand.usdc;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Pnl;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.state.SeenEquity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RiskImageTest {
    private static final Pnl NOTHING = Pnl.none("USDC");
    private static final RiskRecord.HaltBegan HALT = new RiskRecord.HaltBegan("loss", "too much", 7);
    private static final RiskRecord.BotSeen BOT = new RiskRecord.BotSeen("bot1", usdc("10000"), NOTHING, NOTHING);
    private static final Alert ALERT = Alert.first(AlertCode.POSITION_DRIFT, "btc", "off by one", 5);
    private static final RiskRecord.DayBegan DAY = new RiskRecord.DayBegan(20_000, NOTHING);
    private static final RiskRecord.EquityBegan BEGAN = new RiskRecord.EquityBegan(usdc("10000"));
    private static final RiskRecord.EquitySeen SEEN = new RiskRecord.EquitySeen(
            new SeenEquity(usdc("10010"), usdc("3"), List.of(new SeenEquity.Mark(BTC, new BigDecimal("100")))));
    private static final RiskRecord.LimitsSeen LIMITS = new RiskRecord.LimitsSeen(List.of(HandRule.limit("loss")));
    private static final RiskRecord.MemoryPut PUT = new RiskRecord.MemoryPut("loss", "halts", "1");

    private static final List<RiskRecord> ALL =
            List.of(PUT, BEGAN, DAY, SEEN, LIMITS, HALT, BOT, new RiskRecord.AlertRaised(ALERT));

    private final RiskImage image = new RiskImage();

    @Test
    void itSaysWhatItsRecordsCameTo() {
        ALL.forEach(image::add);

        assertThat(image.memory("loss")).isEqualTo(Map.of("halts", "1"));
        assertThat(image.memory("other")).isEmpty();
        assertThat(image.equityBegan()).contains(BEGAN);
        assertThat(image.day()).contains(DAY);
        assertThat(image.seen()).contains(SEEN.equity());
        assertThat(image.limits()).containsExactly(HandRule.limit("loss"));
        assertThat(image.halts()).containsExactly(HALT);
        assertThat(image.bots()).containsExactly(BOT);
        assertThat(image.alerts().all()).containsExactly(ALERT);
    }

    @Test
    void itsRecordsGiveTheSameImage() {
        ALL.forEach(image::add);

        assertThat(image.records()).isEqualTo(ALL);
        RiskImage again = new RiskImage();
        image.records().forEach(again::add);
        assertThat(again.records()).isEqualTo(ALL);
        assertThat(new RiskImage().records()).isEmpty();
    }

    @Test
    void whatHasEndedOrWasTakenAwayIsGone() {
        ALL.forEach(image::add);
        image.add(new RiskRecord.MemoryRemoved("loss", "halts"));
        image.add(new RiskRecord.MemoryRemoved("other", "halts"));
        image.add(new RiskRecord.HaltEnded("loss"));

        assertThat(image.memory("loss")).isEmpty();
        assertThat(image.halts()).isEmpty();
    }
}
