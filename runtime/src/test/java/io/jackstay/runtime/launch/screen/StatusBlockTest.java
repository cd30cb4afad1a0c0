package io.jackstay.runtime.launch.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusBlockTest {
    @Test
    void showsAllThatAnOperatorAsksFor() {
        List<String> lines =
                new StatusBlock(Style.PLAIN, 200).lines(List.of(SampleStatus.running()), Duration.ofSeconds(75));

        assertThat(lines)
                .containsExactly(
                        "btc-grid  running  01:15",
                        "  sim:BTC-USDC-PERP  60000.0 / 60000.6  spread 0.6 (0.10 bps)  position -0.03  open orders 20",
                        "  orders 27  fills 7  rejected 1",
                        "  realized +0.2988  unrealized -1.5712  fees 0.001 BNB + 0.4207 USDC  equity 9998.5062 USDC",
                        "  [####----------------] position 0.1 BTC of 0.5 BTC",
                        "  20 orders rest");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 20, 40, 80, 100})
    void noLineReachesTheEdgeOfTheTerminal(int width) {
        List<String> lines =
                new StatusBlock(Style.COLOUR, width).lines(List.of(SampleStatus.running()), Duration.ofDays(3));

        assertThat(lines).hasSize(6).allMatch(line -> StyledText.width(line) < width);
    }

    @Test
    void anUnknownWidthIsThatOfAUsualTerminal() {
        List<String> unknown =
                new StatusBlock(Style.PLAIN, 0).lines(List.of(SampleStatus.running()), Duration.ofSeconds(1));

        assertThat(unknown)
                .isEqualTo(
                        new StatusBlock(Style.PLAIN, 80).lines(List.of(SampleStatus.running()), Duration.ofSeconds(1)));
    }

    @Test
    void withoutColoursNoEscapeIsWritten() {
        List<String> lines =
                new StatusBlock(Style.PLAIN, 80).lines(List.of(SampleStatus.failed()), Duration.ofSeconds(1));

        assertThat(String.join("", lines)).doesNotContain("\u001b").contains("failed");
    }
}
