package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code jackstay crash-test}, small: one kill at each point that no other test reaches in a real process. */
class CrashTestCommandTest {
    private static final long MINUTES = 10;

    @TempDir
    private Path folder;

    @Test
    void aKilledDistributionLosesAndDoublesNothingAndLeavesNoOrder() throws Exception {
        Jackstay.Started started = new Jackstay(folder)
                .start(
                        "crash-test",
                        "--runs",
                        "5",
                        "--points",
                        "K7,K8,ROLL,COMPACT,RECOVERY",
                        "--json",
                        "--table",
                        "matrix.md");
        started.process().waitFor(MINUTES, TimeUnit.MINUTES);
        Jackstay.Ended ended = started.end();

        assertThat(ended.code()).as("%s", ended).isZero();
        JsonNode json = ended.json();
        assertThat(json.get("runs").intValue()).isEqualTo(5);
        assertThat(json.get("violations").intValue()).isZero();
        assertThat(json.get("recoveryP99Nanos").longValue()).isPositive();
        assertThat(json.get("points").fieldNames())
                .toIterable()
                .containsExactly("K7", "K8", "ROLL", "COMPACT", "RECOVERY");
        assertThat(Files.readString(folder.resolve("matrix.md"))).contains("# Crash matrix", "| K7 |", "| all |");
    }

    @Test
    void withAShippedConnectorNothingIsLostEither() throws Exception {
        Jackstay.Started started = new Jackstay(folder)
                .start("crash-test", "--connector", "hyperliquid", "--runs", "2", "--points", "K5,RANDOM", "--json");
        started.process().waitFor(MINUTES, TimeUnit.MINUTES);
        Jackstay.Ended ended = started.end();

        assertThat(ended.code()).as("%s", ended).isZero();
        JsonNode json = ended.json();
        assertThat(json.get("runs").intValue()).isEqualTo(2);
        assertThat(json.get("violations").intValue()).isZero();
        assertThat(json.get("recoveryP99Nanos").longValue()).isPositive();
        assertThat(json.get("points").get("K5").intValue()).isEqualTo(1);
        assertThat(json.get("points").get("RANDOM").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', has to be told how many runs",
        "--runs, takes a value",
        "--runs 0, takes a number from 1",
        "--runs x, takes a number",
        "--runs 1 --points K9, 'K9'' is no point'",
        "--runs 1 --connector no, '--connector takes one whose venue has an emulator: hyperliquid, not ''no'''",
        "--often, does not know"
    })
    void whatItCannotUseIsSaid(String words, String why) throws Exception {
        String line = "crash-test " + words;

        Jackstay.Ended ended = new Jackstay(folder).run(line.strip().split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(String.join("\n", ended.err())).contains(why);
    }
}
