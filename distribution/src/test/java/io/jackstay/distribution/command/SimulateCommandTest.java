package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Seeds with every fault that the simulation has: {@code -Djackstay.simulate-seeds} with the simulated venue, of which the third has all at
 * once, and {@code -Djackstay.simulate-wire-seeds} with a shipped connector before its emulator.
 */
final class SimulateCommandTest {
    private static final int SEEDS = Integer.getInteger("jackstay.simulate-seeds", 500);

    private static final int WIRE_SEEDS = Integer.getInteger("jackstay.simulate-wire-seeds", 500);

    private static final long PATIENCE_SECONDS = 60 + 10L * SEEDS;
    private static final String ALL_FAULTS = "3";
    /** As the launcher has it: minutes of work are worth the better compiler, and room for what is soon gone. */
    private static final List<String> COMPILED_WELL =
            List.of("-XX:TieredStopAtLevel=4", "-XX:-TieredCompilation", "-Xms768m", "-Xmn512m");

    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));

    @BeforeEach
    void inItsFolder() {
        jackstay = new Jackstay(folder);
    }

    @Test
    void nothingIsLostWhateverGoesWrong() throws IOException, InterruptedException {
        Jackstay.Ended ended = jackstay.start(COMPILED_WELL, "simulate", "--seeds", "1.." + SEEDS, "--json")
                .end(PATIENCE_SECONDS);

        assertThat(ended.code())
                .as("seed and command that repeats it: %s", ended.err())
                .isZero();
        JsonNode json = ended.json();
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertThat(keys).containsExactly("seeds", "violations", "orders", "fills", "faults");
        assertThat(json.get("seeds").asInt()).isEqualTo(SEEDS);
        assertThat(json.get("violations").asInt()).isZero();
        assertThat(json.get("orders").asLong()).isGreaterThanOrEqualTo(SEEDS * 200L);
        assertThat(json.get("fills").asLong()).isGreaterThan(SEEDS * 100L);
        for (JsonNode count : json.get("faults")) {
            assertThat(count.asLong()).as("%s", json).isPositive();
        }
        assertThat(ended.out()).hasSize(1);
        assertThat(ended.err()).anyMatch(line -> line.endsWith(" of %d seeds, 0 violations".formatted(SEEDS)));
    }

    @Test
    void nothingIsLostBetweenAShippedConnectorAndItsVenue() throws IOException, InterruptedException {
        Jackstay.Ended ended = jackstay.start(
                        COMPILED_WELL,
                        "simulate",
                        "--connector",
                        "hyperliquid",
                        "--seeds",
                        "1.." + WIRE_SEEDS,
                        "--json")
                .end(60 + 10L * WIRE_SEEDS);

        assertThat(ended.code())
                .as("seed and command that repeats it: %s", ended.err())
                .isZero();
        JsonNode json = ended.json();
        assertThat(json.get("seeds").asInt()).isEqualTo(WIRE_SEEDS);
        assertThat(json.get("orders").asLong()).isGreaterThanOrEqualTo(WIRE_SEEDS * 40L);
        assertThat(json.get("fills").asLong()).isGreaterThan(WIRE_SEEDS * 10L);
        assertThat(json.get("violations").asInt()).isZero();
    }

    @Test
    void oneSeedTwiceIsTheSameEventByEvent() throws IOException, InterruptedException {
        Jackstay.Ended first = jackstay.run("simulate", "--seeds", ALL_FAULTS, "--trace");
        Jackstay.Ended second = jackstay.run("simulate", "--seeds", ALL_FAULTS, "--trace");

        assertThat(first.code()).as("%s", first.out()).isZero();
        assertThat(first.out().get(0)).matches("seed 3, [1-9]\\d* orders, [1-9]\\d* fills, trace [0-9a-f]{16}");
        assertThat(first.out()).contains("repeat: ./jackstay simulate --seeds 3");
        assertThat(second.out()).isEqualTo(first.out());
    }

    @Test
    void oneSeedBeforeAnEmulatorTwiceIsTheSameEventByEvent() throws IOException, InterruptedException {
        String[] command = {"simulate", "--connector", "hyperliquid", "--seeds", "12", "--trace"};
        Jackstay.Ended first = jackstay.run(command);
        Jackstay.Ended second = jackstay.run(command);

        assertThat(first.code()).as("%s", first.out()).isZero();
        assertThat(first.out()).contains("repeat: ./jackstay simulate --connector hyperliquid --seeds 12");
        assertThat(second.out()).isEqualTo(first.out());
    }

    @ParameterizedTest
    @CsvSource({
        "--seeds 1 --connector no, '--connector takes one whose venue has an emulator: hyperliquid, not ''no'''",
        "--seeds x,         '--seeds takes seeds, such as 1..500 or 7, not ''x'''",
        "--seeds 1..2..3,   '--seeds takes seeds, such as 1..500 or 7, not ''1..2..3'''",
        "--seeds 5..1,      '--seeds goes from the lower to the higher: 5..1 has none'",
        "--seeds,           '--seeds takes a value'",
        "--json,            'simulate has to be told which seeds: --seeds 1..500'",
        "--seeds 1 --fast,  'simulate does not know ''--fast''; it takes seeds, such as --seeds 1..500'",
    })
    void aWrongCommandLineIsSaid(String words, String said) throws IOException, InterruptedException {
        Jackstay.Ended ended = jackstay.run(("simulate " + words).split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).containsExactly("jackstay: " + said, "Try 'jackstay simulate --help'");
    }
}
