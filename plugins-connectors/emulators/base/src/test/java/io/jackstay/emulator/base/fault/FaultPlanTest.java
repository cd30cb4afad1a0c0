package io.jackstay.emulator.base.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.emulator.base.EmulatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultPlanTest {
    @TempDir
    private Path folder;

    private FaultPlan read(String text) throws IOException {
        return FaultPlan.read(Files.writeString(folder.resolve("faults.conf"), text));
    }

    @Test
    void fileGivesSeedAndRulesInTheirOrder() throws IOException {
        FaultPlan plan = read("""
                seed = 7
                faults = [
                  { kind = not-answered, on = "/order", contains = place, every = 10, times = 3, chance = 5% }
                  { kind = delay, on = book, from = 1m, until = 2m, lasting = 300ms }
                  { kind = close, code = 1012 }
                  { kind = oversized, size = 2MiB }
                  { kind = status, status = 502, body = "<html></html>" }
                ]
                """);

        assertThat(plan.seed()).isEqualTo(7);
        assertThat(plan.rules())
                .extracting(FaultRule::kind)
                .containsExactly(
                        FaultKind.NOT_ANSWERED,
                        FaultKind.DELAY,
                        FaultKind.CLOSE,
                        FaultKind.OVERSIZED,
                        FaultKind.STATUS);
        assertThat(plan.rules().get(0).chance()).isEqualTo(0.05);
        assertThat(plan.rules().get(1).lasting()).isEqualTo(Duration.ofMillis(300));
        assertThat(plan.rules().get(2).code()).isEqualTo(1012);
        assertThat(plan.rules().get(3).size()).isEqualTo(2 << 20);
    }

    @ParameterizedTest
    @CsvSource({
        "'faults = [ { kind = melt } ]', 'is no fault; there are drop-before-receipt'",
        "'faults = [ { kind = lose, wher = x } ]', '''wher'' is no key; there are kind, on'",
        "'faults = [ { kind = close, code = 7 } ]', 'code must be 1000 to 4999'",
        "'faults = [ { kind = lose, chance = x% } ]', 'must be a share, such as 5%'",
        "'faults = [ { on = x } ]', 'kind'",
        "'fault = []', '''fault'' is no key; there are seed, faults'",
        "'faults = [ {', 'faults.conf'",
    })
    void badFileIsSaidWithItsPlace(String text, String said) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(EmulatorException.class)
                .hasMessageContaining(said)
                .hasMessageContaining("faults.conf");
    }

    @Test
    void missingFileIsSaid() {
        assertThatThrownBy(() -> FaultPlan.read(folder.resolve("none"))).hasMessageContaining("no such file");
    }
}
