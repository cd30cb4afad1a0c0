package io.jackstay.testkit.crash;

import io.jackstay.runtime.launch.ToolUsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for. Immutable.
 *
 * @param connector the shipped one whose emulated venue is traded on, if any
 * @param table where the table is written, if anywhere
 * @param places in turn, one a run
 */
record CrashOptions(
        Optional<String> connector,
        int runs,
        long seed,
        int threads,
        boolean json,
        Optional<Path> table,
        List<CrashPlace> places) {
    CrashOptions {
        places = List.copyOf(places);
    }

    static CrashOptions parse(List<String> arguments) {
        Optional<String> connector = Optional.empty();
        int runs = 0;
        long seed = 1;
        int threads = Runtime.getRuntime().availableProcessors();
        boolean json = false;
        Optional<Path> table = Optional.empty();
        List<CrashPlace> places = CrashPlace.crashes();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            switch (word) {
                case "--json" -> json = true;
                case "--connector" -> connector = Optional.of(value(arguments, ++i, word));
                case "--runs" -> runs = (int) number(word, value(arguments, ++i, word), 100_000);
                case "--seed" -> seed = number(word, value(arguments, ++i, word), Long.MAX_VALUE);
                case "--threads" -> threads = (int) number(word, value(arguments, ++i, word), 64);
                case "--table" -> table = Optional.of(path(value(arguments, ++i, word)));
                case "--points" -> places = places(value(arguments, ++i, word));
                default ->
                    throw new ToolUsageException(
                            "crash-test does not know '%s'; it takes a number of runs: --runs 24".formatted(word));
            }
        }
        if (runs == 0) {
            throw new ToolUsageException("crash-test has to be told how many runs: --runs 24");
        }
        return new CrashOptions(connector, runs, seed, threads, json, table, places);
    }

    private static String value(List<String> arguments, int index, String option) {
        if (index >= arguments.size()) {
            throw new ToolUsageException(option + " takes a value");
        }
        return arguments.get(index);
    }

    private static long number(String option, String given, long most) {
        try {
            long number = Long.parseLong(given);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new ToolUsageException("%s takes a number, not '%s'".formatted(option, given));
        }
        throw new ToolUsageException("%s takes a number from 1 to %d, not %s".formatted(option, most, given));
    }

    private static Path path(String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new ToolUsageException("--table takes a file, not '%s'".formatted(given));
        }
    }

    private static List<CrashPlace> places(String given) {
        List<CrashPlace> places = new ArrayList<>();
        for (String name : given.split(",", -1)) {
            places.add(Arrays.stream(CrashPlace.values())
                    .filter(place -> place.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ToolUsageException(
                            "'%s' is no point; there are %s".formatted(name, Arrays.toString(CrashPlace.values())))));
        }
        return places;
    }
}
