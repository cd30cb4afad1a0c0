package io.jackstay.testkit.smoke;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.launch.ToolUsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for. Immutable.
 *
 * @param overrides {@code path=value}, as for {@code run}
 */
record SmokeTestOptions(Path file, Optional<String> connector, List<String> overrides, boolean json) {
    SmokeTestOptions {
        requireNonNull(file, "file is null");
        requireNonNull(connector, "connector is null");
        overrides = List.copyOf(overrides);
    }

    static SmokeTestOptions parse(List<String> arguments) {
        Optional<Path> file = Optional.empty();
        Optional<String> connector = Optional.empty();
        List<String> overrides = new ArrayList<>();
        boolean json = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            switch (word) {
                case "--json" -> json = true;
                case "--connector" -> connector = Optional.of(value(arguments, ++i, word));
                case "--set" -> overrides.add(value(arguments, ++i, word));
                default -> file = Optional.of(file(word, file));
            }
        }
        Path conf = file.orElseThrow(() -> new ToolUsageException("smoke-test has to be told a configuration"));
        return new SmokeTestOptions(conf, connector, overrides, json);
    }

    private static Path file(String word, Optional<Path> before) {
        if (word.startsWith("-") || before.isPresent()) {
            throw new ToolUsageException(
                    "smoke-test does not know '%s'; it takes --connector, --set and --json".formatted(word));
        }
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new ToolUsageException("smoke-test takes a file, not '%s'".formatted(word));
        }
    }

    private static String value(List<String> arguments, int index, String option) {
        if (index >= arguments.size()) {
            throw new ToolUsageException(option + " takes a value");
        }
        return arguments.get(index);
    }
}
