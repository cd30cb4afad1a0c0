package io.jackstay.runtime.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Money;
import io.jackstay.runtime.backtest.BacktestResult;
import io.jackstay.runtime.launch.screen.SampleStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestReportTest {
    private final BacktestReport report = new BacktestReport(new BacktestResult(
            1_000,
            2_000_000_000L,
            0,
            List.of(SampleStatus.running()),
            new Money("USDC", new BigDecimal("10000.1994")),
            "abc",
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-01-01T00:01:00.5Z")));

    @Test
    void theObjectHasEveryFigure() {
        assertThat(report.json())
                .isEqualTo("{\"events\":1000,\"eventsPerSecond\":500,\"elapsedNanos\":2000000000,\"orders\":27,"
                        + "\"fills\":7,\"rejected\":1,\"startEquity\":\"10000.1994\",\"realizedPnl\":\"0.29875\","
                        + "\"unrealizedPnl\":\"-1.57125\",\"fees\":\"0.4207\",\"funding\":\"0\",\"position\":\"-0.03\","
                        + "\"finalEquity\":\"9998.5062\",\"maxDrawdown\":\"2.5\",\"decisionDigest\":\"abc\","
                        + "\"dataFrom\":\"2026-01-01T00:00:00Z\",\"dataTo\":\"2026-01-01T00:01:00.500Z\","
                        + "\"otherFees\":{\"BNB\":\"0.001\"}}");
    }

    @Test
    void theTableSaysTheSameToPeople() {
        assertThat(report.lines())
                .anyMatch(line -> line.matches("final equity +9998\\.5062 USDC"))
                .anyMatch(line -> line.matches("position sim:BTC-USDC-PERP +-0\\.03"));
    }
}
