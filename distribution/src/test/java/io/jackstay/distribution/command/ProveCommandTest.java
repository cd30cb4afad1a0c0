package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code jackstay prove}, with the proofs that no other test of the build runs by their command. */
class ProveCommandTest {
    private static final long MINUTES = 10;

    @TempDir
    private Path folder;

    @Test
    void eachProofHoldsAndHasItsLineInTheTable() throws Exception {
        Jackstay.Started started = new Jackstay(folder)
                .start(
                        "prove",
                        "--only",
                        "determinism,truncation,corruption,fills,unknown,shutdown,breaker",
                        "--json",
                        "--table",
                        "proofs.md");
        started.process().waitFor(MINUTES, TimeUnit.MINUTES);
        Jackstay.Ended ended = started.end();

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.json().get("proofs").intValue()).isEqualTo(7);
        assertThat(ended.json().get("failed")).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("proofs.md")))
                .filteredOn(line -> line.contains("| held |"))
                .hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"--only nothing, 'nothing'' is no proof'", "--only, takes a value", "--often, does not know"})
    void whatItCannotUseIsSaid(String words, String why) throws Exception {
        String line = "prove " + words;

        Jackstay.Ended ended = new Jackstay(folder).run(line.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(String.join("\n", ended.err())).contains(why);
    }
}
