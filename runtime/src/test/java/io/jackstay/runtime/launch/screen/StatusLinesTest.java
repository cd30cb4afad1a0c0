package io.jackstay.runtime.launch.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.bot.BotState;
import io.jackstay.runtime.bot.BotStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusLinesTest {
    private final StatusLines lines = new StatusLines();

    @Test
    void theFirstSightOfABotIsALine() {
        assertThat(due(SampleStatus.running(), 0))
                .containsExactly("btc-grid running sim:BTC-USDC-PERP bid=60000.0 ask=60000.6 position=-0.03 open=20"
                        + " orders=27 fills=7 rejected=1 realized=+0.2988 unrealized=-1.5712"
                        + " fees=0.001 BNB + 0.4207 USDC: 20 orders rest");
    }

    @Test
    void nothingNewIsNoLine() {
        due(SampleStatus.running(), 0);

        assertThat(due(SampleStatus.running(), 59)).isEmpty();
    }

    @Test
    void aQuietBotSaysOnceAMinuteWhatItWaitsFor() {
        due(SampleStatus.running(), 0);

        assertThat(due(SampleStatus.running(), 60))
                .hasSize(1)
                .first()
                .asString()
                .endsWith(": 20 orders rest");
        assertThat(due(SampleStatus.running(), 61)).isEmpty();
        assertThat(due(SampleStatus.running(), 120)).hasSize(1);
    }

    @Test
    void aBotThatHasStoppedSaysSoOnce() {
        due(SampleStatus.failed(), 0);

        assertThat(due(SampleStatus.failed(), 600)).isEmpty();
    }

    @Test
    void aFillWaitsUntilTheLastLineIsAFewSecondsOld() {
        due(SampleStatus.running(), 0);
        BotStatus filled = SampleStatus.of(BotState.RUNNING, 8, "20 orders rest", false);

        assertThat(due(filled, 4)).isEmpty();
        assertThat(due(filled, 5)).hasSize(1);
    }

    @Test
    void aChangeOfStateIsALineAtOnce() {
        due(SampleStatus.running(), 0);

        assertThat(due(SampleStatus.failed(), 1)).hasSize(1).first().asString().startsWith("btc-grid failed");
    }

    private List<String> due(BotStatus bot, long second) {
        return lines.due(List.of(bot), Duration.ofSeconds(second).toNanos());
    }
}
