package io.jackstay.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Starts {@code jackstay} in a folder, without the launcher script, and keeps what it writes. Not thread safe. */
public final class Jackstay {
    private static final long PATIENCE_SECONDS = 60;

    private final Path home = Path.of(System.getProperty("jackstay.home"));
    private final Path folder;
    private final Map<String, String> variables = new TreeMap<>();
    private int runs;

    public Jackstay(Path folder) {
        this.folder = folder;
    }

    /** The same with a variable in the environment of what is started from here on. */
    public Jackstay with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** What one command came to. */
    public record Ended(int code, List<String> out, List<String> err) {
        public JsonNode json() {
            assertThat(out).as("standard output; standard error: %s", err).isNotEmpty();
            try {
                return new ObjectMapper().readTree(out.get(out.size() - 1));
            } catch (IOException e) {
                throw new AssertionError("no JSON in the last line of " + out, e);
            }
        }

        public String lastError() {
            assertThat(err).isNotEmpty();
            return err.get(err.size() - 1);
        }
    }

    /** A command under way. */
    public record Started(Process process, Path out, Path err) {
        public Ended end() throws IOException, InterruptedException {
            return end(PATIENCE_SECONDS);
        }

        /** The same for what takes longer. */
        public Ended end(long patienceSeconds) throws IOException, InterruptedException {
            try {
                boolean ended = process.waitFor(patienceSeconds, TimeUnit.SECONDS);
                assertThat(ended)
                        .as("still runs; standard error: %s", Files.readString(err))
                        .isTrue();
            } finally {
                process.destroyForcibly();
            }
            return new Ended(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
        }
    }

    public Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    public Ended run(String... words) throws IOException, InterruptedException {
        return start(words).end();
    }

    public Started start(String... words) throws IOException {
        return start(List.of(), words);
    }

    /** The same with more options of the JVM, which go before those of all commands. */
    public Started start(List<String> options, String... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(ClassArchive.options());
        command.addAll(options);
        command.addAll(List.of(
                "-Djackstay.home=" + home.toAbsolutePath(),
                "-cp",
                home.toAbsolutePath().resolve("lib") + "/*",
                "io.jackstay.runtime.launch.Main"));
        command.addAll(List.of(words));
        int run = ++runs;
        Path out = folder.resolve("out-" + run);
        Path err = folder.resolve("err-" + run);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("JACKSTAY_DEBUG");
        builder.environment().putAll(variables);
        return new Started(builder.start(), out, err);
    }
}
