package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colours, and the block of status that is drawn anew, are for terminals; who reads a file or a pipe gets plain lines. */
class LooksTest {
    private static final long PATIENCE_SECONDS = 120;
    private static final String ESCAPE = "\u001b";
    private static final String COLOUR = "\u001b\\[[0-9;]*m";
    private static final String DRAWN_ANEW = "\u001b\\[[0-9]+A\r";
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    private final Path home = Path.of(System.getProperty("jackstay.home")).toAbsolutePath();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("grid.conf"), Configs.LIVE);
    }

    private String shown(Map<String, String> variables, String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("shown");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().remove("NO_COLOR");
        builder.environment().put("TERM", "xterm");
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private String onATerminal(Map<String, String> variables, String words) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SCRIPT), "there is no program here that makes a terminal");
        return shown(variables, SCRIPT.toString(), "-qec", home.resolve("bin/jackstay") + " " + words, "/dev/null");
    }

    @Test
    void aPipeGetsPlainLines() throws Exception {
        String run = shown(Map.of(), home.resolve("bin/jackstay").toString(), "run", "grid.conf", "--for", "3s");
        String help = shown(Map.of(), home.resolve("bin/jackstay").toString(), "--help");

        assertThat(run).contains("btc-grid").doesNotContain(ESCAPE);
        assertThat(help).contains("Usage:").doesNotContain(ESCAPE);
    }

    @Test
    void aTerminalGetsABlockInColours() throws Exception {
        String run = onATerminal(Map.of(), "run grid.conf --for 3s");
        String help = onATerminal(Map.of(), "--help");

        assertThat(run).contains("btc-grid").containsPattern(COLOUR).containsPattern(DRAWN_ANEW);
        assertThat(help).contains("Usage:").containsPattern(COLOUR);
    }

    @Test
    void aTerminalWithoutColoursGetsNone() throws Exception {
        Map<String, String> plain = Map.of("NO_COLOR", "1");
        String run = onATerminal(plain, "run grid.conf --for 3s");
        String help = onATerminal(plain, "--help");

        assertThat(run).contains("btc-grid").containsPattern(DRAWN_ANEW).doesNotContainPattern(COLOUR);
        assertThat(help).contains("Usage:").doesNotContainPattern(COLOUR);
    }
}
