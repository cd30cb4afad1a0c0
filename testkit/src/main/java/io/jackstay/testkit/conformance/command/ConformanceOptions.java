package io.jackstay.testkit.conformance.command;

import io.jackstay.runtime.launch.ToolUsageException;
import io.jackstay.testkit.conformance.report.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the command line asks for. Immutable. */
record ConformanceOptions(String connector, Level level, int seeds, Path folder, boolean json) {
    private static final int SEEDS = 500;

    static ConformanceOptions parse(List<String> arguments) {
        Optional<String> connector = Optional.empty();
        Level level = Level.CERTIFIED;
        Path folder = Path.of("target", "conformance");
        int seeds = SEEDS;
        boolean json = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            switch (word) {
                case "--json" -> json = true;
                case "--level" -> level = level(value(arguments, ++i, word));
                case "--seeds" -> seeds = count(value(arguments, ++i, word));
                case "--folder" -> folder = Path.of(value(arguments, ++i, word));
                default -> {
                    if (word.startsWith("-") || connector.isPresent()) {
                        throw new ToolUsageException("conformance does not know '%s'".formatted(word));
                    }
                    connector = Optional.of(word);
                }
            }
        }
        return new ConformanceOptions(
                connector.orElseThrow(() -> new ToolUsageException("conformance has to be told which connector")),
                level,
                seeds,
                folder,
                json);
    }

    private static String value(List<String> arguments, int index, String option) {
        if (index >= arguments.size()) {
            throw new ToolUsageException(option + " takes a value");
        }
        return arguments.get(index);
    }

    private static int count(String word) {
        if (!word.matches("[1-9][0-9]{0,5}")) {
            throw new ToolUsageException("--seeds takes a number from 1, not '%s'".formatted(word));
        }
        return Integer.parseInt(word);
    }

    private static Level level(String word) {
        return Level.find(word)
                .orElseThrow(() -> new ToolUsageException(
                        "'%s' is no level; there are market-data, trading, resilient, certified".formatted(word)));
    }
}
