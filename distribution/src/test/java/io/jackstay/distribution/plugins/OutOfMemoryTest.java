package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own in which a strategy eats all memory: it ends, with its orders cancelled. */
class OutOfMemoryTest {
    private static final long PATIENCE_SECONDS = 90;

    @TempDir
    private Path folder;

    @Test
    void endsTheProcessWithItsOrdersCancelled() throws IOException, InterruptedException {
        Path plugins = Files.createDirectory(folder.resolve("guests"));
        Guests.all(plugins);
        Guests.moody(plugins);
        Files.writeString(folder.resolve("eater.conf"), """
                connectors { acme { plugin = acme-venue, symbols = [COIN-USD-PERP, STONE-USD-PERP] } }
                bots {
                  good { strategy { plugin = acme-ping-pong, market = "acme:STONE-USD-PERP" } }
                  eater { strategy { plugin = moody, market = "acme:COIN-USD-PERP", mood = eats } }
                }
                """, StandardCharsets.UTF_8);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");

        Process process = start(plugins, out, err);

        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("still runs; standard error: %s", Files.readString(err))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as("%s %s", Files.readString(out), Files.readString(err))
                .isEqualTo(1);
        assertThat(Files.readString(out))
                .contains("The venues have confirmed that no order of ours rests.")
                .contains("stopped by java.lang.OutOfMemoryError: Java heap space in bot-eater");
    }

    private Process start(Path plugins, Path out, Path err) throws IOException {
        Path home = Path.of(System.getProperty("jackstay.home")).toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djackstay.home=" + home,
                        "-cp",
                        home.resolve("lib") + "/*",
                        "io.jackstay.runtime.launch.Main",
                        "run",
                        "eater.conf",
                        "--plugins",
                        plugins.toString(),
                        "--for",
                        "60s"))
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("JACKSTAY_DEBUG");
        return builder.start();
    }
}
