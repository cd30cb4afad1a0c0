package io.jackstay.testkit.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.launch.ToolUsageException;
import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults with given shares. */
class FaultsTest {
    private static final int ASKED = 100_000;

    private static Faults of(String shares) {
        return Options.parse(List.of("--seeds", "1..2", "--shares", shares)).faults();
    }

    @Test
    void eachStrikesAsOftenAsItsShareWhateverTheSeed() {
        for (long seed = 1; seed <= 5; seed++) {
            Swarm swarm = of("V1=0.2,V4=0.01").swarm(new SplittableRandom(seed));
            for (int i = 0; i < ASKED; i++) {
                swarm.strikes(Fault.DUPLICATE_FILL, 3);
                swarm.strikes(Fault.MISSING_FILL);
                swarm.strikes(Fault.CRASH);
            }

            assertThat(swarm.counts().keySet())
                    .as("seed %d", seed)
                    .containsExactly(Fault.DUPLICATE_FILL, Fault.MISSING_FILL);
            assertThat(swarm.counts().get(Fault.DUPLICATE_FILL))
                    .as("seed %d", seed)
                    .isBetween(19_000L, 21_000L);
            assertThat(swarm.counts().get(Fault.MISSING_FILL))
                    .as("seed %d", seed)
                    .isBetween(800L, 1_200L);
        }
    }

    @Test
    void theCommandThatRepeatsASeedNamesThem() {
        assertThat(of("V1=0.2,V4=0.01").words()).isEqualTo(" --shares V1=0.2,V4=0.01");
        assertThat(Faults.drawn().words()).isEmpty();
    }

    @Test
    void aSeedDrawsWhatItsVenueCanDoAlone() {
        for (long seed = 1; seed <= 200; seed++) {
            assertThat(Faults.drawn().swarm(new SplittableRandom(seed)).drawn())
                    .as("seed %d", seed)
                    .doesNotContain(Fault.MALFORMED, Fault.ODD_FRAME, Fault.UNREACHABLE);
            assertThat(wired().swarm(new SplittableRandom(seed)).drawn())
                    .as("seed %d", seed)
                    .doesNotContain(Fault.TAKEN_BACK, Fault.ODD_FEE, Fault.ODD_BOOK);
        }
    }

    private static Faults wired() {
        return Options.parse(List.of("--seeds", "1..2", "--connector", "some")).faults();
    }

    @Test
    void theCommandThatRepeatsASeedNamesTheConnector() {
        Options options = Options.parse(List.of("--seeds", "1..2", "--connector", "some", "--without", "V1"));

        assertThat(options.repeating(7)).isEqualTo("simulate --connector some --seeds 7 --without V1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1", "V1=", "V1=2", "V1=0.2,", "X9=0.2", "=0.2"})
    void whatIsNoShareIsRefused(String shares) {
        assertThatThrownBy(() -> of(shares)).isInstanceOf(ToolUsageException.class);
    }
}
