package io.jackstay.distribution.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes of their own, and how they end: by a strategy that wants it, or eats all memory, by signals, beside a login that is refused. */
class ProcessEndTest {
    private static final long PATIENCE_SECONDS = 90;

    @TempDir
    private Path folder;

    private Path plugins = Path.of("");

    @BeforeEach
    void drop() throws IOException {
        plugins = Files.createDirectory(folder.resolve("guests"));
        Guests.all(plugins);
        Guests.moody(plugins);
        Guests.moodyVenue(plugins);
    }

    /** What a process came to. */
    private record Ended(int code, String out, String err) {
        @Override
        public String toString() {
            return "%d %s %s".formatted(code, out, err);
        }
    }

    private static String conf(String mood, String fault) {
        return """
                connectors {
                  acme { plugin = acme-venue, symbols = [COIN-USD-PERP, STONE-USD-PERP] }
                  moody { plugin = moody-venue, symbols = [COIN-USD-PERP], fault = %s }
                }
                bots {
                  good { strategy { plugin = acme-ping-pong, market = "acme:STONE-USD-PERP" } }
                  bad { strategy { plugin = moody, market = "%s:COIN-USD-PERP", mood = %s } }
                }
                """.formatted(fault, fault.equals("none") ? "acme" : "moody", mood);
    }

    @Test
    void anOutOfMemoryErrorEndsTheProcessWithItsOrdersCancelled() throws IOException, InterruptedException {
        Ended ended = await(start(conf("eats", "none"), "60s"));

        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.out())
                .contains("The venues have confirmed that no order of ours rests.")
                .contains("stopped by java.lang.OutOfMemoryError: Java heap space in bot-bad");
    }

    @ParameterizedTest
    @CsvSource({"succeeds, 0, done: all bots have ended", "fails, 1, bad: does not want to"})
    void aStrategyThatEndsSaysWithWhichCode(String mood, int code, String words)
            throws IOException, InterruptedException {
        String alone = conf(mood, "none").replaceAll("(?m)^ *good .*\\R", "");

        Ended ended = await(start(alone, "60s"));

        assertThat(ended.code()).as("%s", ended).isEqualTo(code);
        assertThat(ended.out()).contains("The venues have confirmed", words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalStopsInOrder(String signal) throws IOException, InterruptedException {
        Process process = start(conf("calm", "none"), "60s");
        awaitText("first order after");

        send(signal, process);
        Ended ended = await(process);

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out())
                .contains("The venues have confirmed that no order of ours rests.", "done: stopped by a signal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSecondSignalDuringTheStopChangesNothing(String second) throws IOException, InterruptedException {
        Process process = start(conf("lingers", "none"), "60s");
        awaitText("first order after");

        send("TERM", process);
        awaitText("lingers in onStop");
        send(second, process);
        Ended ended = await(process);

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out())
                .contains("The venues have confirmed that no order of ours rests.", "done: stopped by a signal");
    }

    @Test
    void aLoginThatIsRefusedIsSaidAtTheEnd() throws IOException, InterruptedException {
        Ended ended = await(start(conf("calm", "refuses"), "5s"));

        assertThat(ended.code()).as("%s", ended).isEqualTo(3);
        assertThat(ended.out()).contains("NOT CONFIRMED", "whether an order of ours rests at moody is not known");
        assertThat(ended.out()).containsPattern("good +acme:STONE-USD-PERP +[1-9]");
    }

    @Test
    void aSignalEndsAStartThatHangs() throws IOException, InterruptedException {
        Process process = start(conf("calm", "hangs").replaceAll("(?m)^ *good .*\\R", ""), "60s");
        awaitText("bad starting: starting: waits for the start of moody");

        send("TERM", process);
        Ended ended = await(process);

        assertThat(ended.code()).as("%s", ended).isEqualTo(3);
        assertThat(ended.out()).contains("stopped by a signal");
    }

    /** A build in the background may hand down signals that are ignored, which a process can't undo for itself. */
    private static List<String> unignored() throws IOException, InterruptedException {
        List<String> prefix = List.of("env", "--default-signal=TERM,INT,HUP");
        List<String> trial = new ArrayList<>(prefix);
        trial.add("true");
        return new ProcessBuilder(trial).start().waitFor() == 0 ? prefix : List.of();
    }

    private static void send(String signal, Process process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private Ended await(Process process) throws IOException, InterruptedException {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("still runs; standard error: %s", Files.readString(err()))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out()), Files.readString(err()));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Path err() {
        return folder.resolve("err");
    }

    private void awaitText(String text) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!(Files.readString(out()) + Files.readString(err())).contains(text)) {
            assertThat(System.nanoTime())
                    .as("not seen: %s; %s %s", text, Files.readString(out()), Files.readString(err()))
                    .isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private Process start(String config, String time) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("bots.conf"), config, StandardCharsets.UTF_8);
        Path home = Path.of(System.getProperty("jackstay.home")).toAbsolutePath();
        List<String> command = new ArrayList<>(unignored());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djackstay.home=" + home,
                "-cp",
                home.resolve("lib") + "/*",
                "io.jackstay.runtime.launch.Main",
                "run",
                "bots.conf",
                "--plugins",
                plugins.toString(),
                "--for",
                time));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out().toFile())
                .redirectError(err().toFile());
        builder.environment().remove("JACKSTAY_DEBUG");
        return builder.start();
    }
}
