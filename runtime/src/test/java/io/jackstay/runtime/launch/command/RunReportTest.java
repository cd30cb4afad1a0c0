package io.jackstay.runtime.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.bot.BotStatus;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.launch.screen.SampleStatus;
import io.jackstay.runtime.session.Ending;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunReportTest {
    private final BotStatus running = SampleStatus.running();

    @Test
    void anOrderlyStopIsDone() {
        RunReport report = RunReport.of(new Ending(List.of(running), true, 0, "stopped after 30 s"));

        assertThat(report.exit()).isEqualTo(ExitCode.DONE);
        assertThat(report.json())
                .isEqualTo("{\"status\":\"done\",\"bots\":[{\"name\":\"btc-grid\",\"market\":\"sim:BTC-USDC-PERP\","
                        + "\"orders\":27,\"fills\":7,\"rejected\":1,\"dropped\":0,\"realizedPnl\":\"0.29875\","
                        + "\"unrealizedPnl\":\"-1.57125\",\"fees\":\"0.4207\",\"position\":\"-0.03\","
                        + "\"openOrders\":20,\"otherFees\":{\"BNB\":\"0.001\"}}],"
                        + "\"openOrdersConfirmed\":true,\"why\":\"stopped after 30 s\"}");
    }

    @Test
    void aFailedBotFailsTheRunAndSaysWhy() {
        RunReport report = RunReport.of(new Ending(List.of(SampleStatus.failed()), true, 0, "all bots have ended"));

        assertThat(report.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(report.summary()).last().isEqualTo("failed: all bots have ended; btc-grid: out of money");
    }

    @Test
    void anOrderThatMayRestWeighsMoreThanAFailedBot() {
        RunReport report = RunReport.of(new Ending(List.of(SampleStatus.failed()), false, 2, "sim has not confirmed"));

        assertThat(report.exit()).isEqualTo(ExitCode.UNCONFIRMED);
        assertThat(report.json()).contains("\"status\":\"unconfirmed\"", "\"openOrdersConfirmed\":false");
        assertThat(report.summary()).anyMatch(line -> line.startsWith("NOT CONFIRMED"));
    }

    @Test
    void aFaultOfOursFailsARunThatStoppedInOrder() {
        RunReport done = RunReport.of(new Ending(List.of(running), true, 0, "stopped by an internal fault"));
        RunReport unconfirmed = RunReport.of(new Ending(List.of(running), false, 1, "stopped by an internal fault"));

        assertThat(done.asFailed().exit()).isEqualTo(ExitCode.FAILED);
        assertThat(unconfirmed.asFailed().exit()).isEqualTo(ExitCode.UNCONFIRMED);
    }

    @Test
    void aRunThatNeverStartedHasTheSameShape() {
        assertThat(RunReport.failed(ExitCode.CONFIGURATION, "a.conf: 1 error").json())
                .isEqualTo(
                        "{\"status\":\"failed\",\"bots\":[],\"openOrdersConfirmed\":false,\"why\":\"a.conf: 1 error\"}");
    }
}
