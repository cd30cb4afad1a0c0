package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conformance kit as a command: the shipped connectors from their jars. */
final class ConformanceCommandTest {
    private static final long PATIENCE_SECONDS = 600;

    @TempDir
    private Path folder;

    private Jackstay jackstay = new Jackstay(Path.of(""));

    @BeforeEach
    void inItsFolder() {
        jackstay = new Jackstay(folder);
    }

    @Test
    void hyperliquidIsCertified() throws IOException, InterruptedException {
        Jackstay.Ended ended = jackstay.start("conformance", "hyperliquid", "--seeds", "1", "--json")
                .end(PATIENCE_SECONDS);

        JsonNode json = ended.json();
        assertThat(ended.code()).as("%s %s", json, ended.err()).isZero();
        assertThat(json.get("level").asText()).isEqualTo("certified");
        assertThat(json.get("wire").asBoolean()).isTrue();
        assertThat(folder.resolve("target/conformance/hyperliquid.json")).isNotEmptyFile();
        assertThat(folder.resolve("target/conformance/hyperliquid.md"))
                .content()
                .contains("# Conformance of hyperliquid", "level certified");
    }

    @Test
    void paperPassesAllThatNeedsNoWire() throws IOException, InterruptedException {
        Jackstay.Ended ended =
                jackstay.start("conformance", "paper", "--seeds", "50").end(PATIENCE_SECONDS);

        assertThat(ended.code()).as("%s %s", ended.out(), ended.err()).isZero();
        assertThat(ended.out())
                .anyMatch(line -> line.startsWith("paper: level certified; it asks its context for no transport"));
    }

    @Test
    void aConnectorThatIsNotThereIsAWrongCommand() throws IOException, InterruptedException {
        Jackstay.Ended ended = jackstay.run("conformance", "atlantis");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).anySatisfy(line -> assertThat(line).contains("atlantis", "hyperliquid", "paper"));
    }
}
