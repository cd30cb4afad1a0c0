package io.jackstay.testkit.prove;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.plugin.PluginFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs commands of this distribution as processes of their own. Immutable. */
final class Distribution {
    private final Path home;

    private Distribution(Path home) {
        this.home = requireNonNull(home, "home is null");
    }

    /** The one that this process came from. */
    static Distribution own() {
        String home = System.getProperty(PluginFolders.HOME_PROPERTY, "");
        if (home.isEmpty()) {
            throw new IllegalStateException(
                    "where the distribution is is not known: start this command with the launcher");
        }
        return new Distribution(Path.of(home).toAbsolutePath());
    }

    Path home() {
        return home;
    }

    /** What a command came to. Immutable. */
    record Ended(int code, List<String> out, String lastError) {
        Ended {
            out = List.copyOf(out);
        }

        /** A number in the last line, which is a JSON object; -1 when there is none. */
        long number(String name) {
            String json = out.isEmpty() ? "" : out.get(out.size() - 1);
            Matcher matcher = Pattern.compile("\"%s\":(\\d+)".formatted(Pattern.quote(name)))
                    .matcher(json);
            return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
        }
    }

    Ended run(List<String> words) throws IOException, InterruptedException {
        return run(words, System.getProperty("java.home"));
    }

    /** With the Java in a folder. */
    Ended run(List<String> words, String java) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve("jackstay").toString()));
        command.addAll(words);
        Path out = Files.createTempFile("jackstay-prove", ".out");
        Path err = Files.createTempFile("jackstay-prove", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("JAVA_HOME", java);
            int code = builder.start().waitFor();
            List<String> errors = Files.readAllLines(err, StandardCharsets.UTF_8);
            return new Ended(
                    code,
                    Files.readAllLines(out, StandardCharsets.UTF_8),
                    errors.isEmpty() ? "" : errors.get(errors.size() - 1));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }
}
