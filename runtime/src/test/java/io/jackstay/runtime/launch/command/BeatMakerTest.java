package io.jackstay.runtime.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.runtime.bot.BotDetail;
import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.hub.Beat;
import io.jackstay.runtime.session.SessionPicture;
import io.jackstay.runtime.telemetry.Buckets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a hub is told of a bot. */
final class BeatMakerTest {
    private final BeatMaker beats = new BeatMaker("host-1", "1.2.3");
    private Buckets answers = new Buckets();

    private Map<String, Object> payload(BotStatus status) {
        return payload(status, Optional.empty());
    }

    private Map<String, Object> payload(BotStatus status, Optional<BotDetail> detail) {
        SessionPicture.About about = new SessionPicture.About(
                status.name(),
                "grid",
                Optional.of("1.0"),
                "abcdef",
                "hedge",
                "L1",
                List.of("sim"),
                List.of(),
                true,
                Optional.empty(),
                "cancel",
                new BigDecimal("0.01"));
        List<Beat> made = beats.of(new SessionPicture(
                1,
                List.of(new SessionPicture.OneBot(about, status, detail)),
                List.of(),
                SessionPicture.OfProcess.NOTHING));
        return made.get(0).payload();
    }

    private BotStatus running() {
        return holding(new BotStatus.Market(Markets.BTC, Optional.empty(), new BigDecimal("-0.05"), 7));
    }

    private BotStatus holding(BotStatus.Market... markets) {
        return new BotStatus(
                "btc-grid",
                BotState.RUNNING,
                false,
                "",
                "rests",
                List.of(markets),
                new BotStatus.Counts(20, 5, 2, 7, 1, 3, 4),
                Pnl.none("USDC"),
                new Money("USDC", new BigDecimal("10031.75")),
                Money.zero("USDC"),
                List.of(),
                Optional.empty(),
                List.of(),
                new BotStatus.Detail(Pnl.none("USDC"), Pnl.none("USDC"), 0, 0, Collections.emptySortedMap(), answers));
    }

    @Test
    void aBotThatRunsTellsWhatItHoldsUnderBothNames() {
        assertThat(payload(running()))
                .containsEntry("group", "hedge")
                .containsEntry("role", "L1")
                .containsEntry("state", "running")
                .containsEntry("position", new BigDecimal("-0.05"))
                .containsEntry("position_base", new BigDecimal("-0.05"))
                .containsEntry("balance_total", new BigDecimal("10031.75"))
                .containsEntry("host", "host-1")
                .doesNotContainKey("latency_ms");
    }

    @Test
    void theLatencyIsThatOfTheOrdersSinceTheBeatBefore() {
        answers.record(4_000_000);
        assertThat(payload(running())).containsEntry("latency_ms", new BigDecimal("4.00"));

        answers.record(10_000_000);
        answers.record(20_000_000);
        assertThat(payload(running())).containsEntry("latency_ms", new BigDecimal("15.00"));
        assertThat(payload(running()))
                .as("no order since: the last that is known")
                .containsEntry("latency_ms", new BigDecimal("15.00"));

        answers = new Buckets();
        answers.record(1_000_000);
        assertThat(payload(running())).as("the bot was made anew").containsEntry("latency_ms", new BigDecimal("1.00"));
    }

    private static BotDetail.Market market(MarketId id, String base) {
        return new BotDetail.Market(
                id,
                base,
                "USDC",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                BigDecimal.ZERO,
                Optional.empty(),
                Pnl.none("USDC"),
                "FILLS",
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Optional.empty(),
                BigDecimal.ONE,
                Optional.empty());
    }

    private static BotDetail detail(BotDetail.Market... markets) {
        return new BotDetail(
                1,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(markets),
                new TreeMap<>(),
                List.of(),
                List.of(),
                Optional.of(0L),
                Pnl.none("USDC"),
                Pnl.none("USDC"),
                Pnl.none("USDC"),
                Money.zero("USDC"),
                Money.zero("USDC"),
                Duration.ofMinutes(1));
    }

    @Test
    void aBotOfSeveralMarketsTellsAllItHoldsAndOfWhat() {
        MarketId other = Markets.ETH;
        Map<String, Object> payload = payload(
                holding(
                        new BotStatus.Market(Markets.BTC, Optional.empty(), new BigDecimal("-0.05"), 7),
                        new BotStatus.Market(other, Optional.empty(), new BigDecimal("1.2"), 3)),
                Optional.of(detail(market(Markets.BTC, "BTC"), market(other, "ETH"))));

        assertThat(payload)
                .containsEntry("base", "BTC")
                .containsEntry("paper", true)
                .containsEntry(
                        "positions",
                        List.of(
                                Map.of("market", Markets.BTC, "base", "BTC", "position", new BigDecimal("-0.05")),
                                Map.of("market", other, "base", "ETH", "position", new BigDecimal("1.2"))));
    }

    @Test
    void aBotThatWasNotMadeHasNoFigures() {
        assertThat(payload(BotStatus.notMade("late", BotState.STARTING, false, "waits")))
                .containsEntry("state", "starting")
                .doesNotContainKeys("position", "balance", "latency_ms");
    }
}
