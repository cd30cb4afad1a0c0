package io.jackstay.testkit.conformance.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run of the conformance kit came to. Immutable.
 *
 * @param connector its name
 * @param capabilities those that it declares
 * @param usesWire whether it reaches a venue by a wire; what needs one was not needed of the others
 * @param asked the highest level that was to be shown
 * @param suites in the order in which they were run
 */
public record ConformanceReport(
        String connector, List<String> capabilities, boolean usesWire, Level asked, List<SuiteResult> suites) {
    /** Copies the lists. */
    public ConformanceReport {
        requireNonNull(connector, "connector is null");
        requireNonNull(asked, "asked is null");
        capabilities = List.copyOf(capabilities);
        suites = List.copyOf(suites);
    }

    /** The highest level of which, and of all levels below which, every suite has passed. */
    public Level level() {
        Level reached = Level.NONE;
        for (Level level : Level.values()) {
            List<SuiteResult> own =
                    suites.stream().filter(suite -> suite.level() == level).toList();
            if (level != Level.NONE) {
                if (own.isEmpty() || !own.stream().allMatch(SuiteResult::isPassed)) {
                    return reached;
                }
                reached = level;
            }
        }
        return reached;
    }

    /** Whether a case failed, or a suite ran none. */
    public boolean hasFailed() {
        return suites.stream().anyMatch(SuiteResult::hasFailed);
    }

    /** Throws {@link AssertionError} with the whole table when the level is not reached. */
    public void require(Level level) {
        if (level().compareTo(level) < 0) {
            throw new AssertionError("%s is to reach the level '%s', and has reached '%s'%n%s"
                    .formatted(connector, level.words(), level().words(), text()));
        }
    }

    /** The table for a terminal. */
    public String text() {
        return new TextReport(this).toString();
    }

    /** One JSON object. */
    public String json() {
        return JsonReport.of(this);
    }

    /** The page. */
    public String page() {
        return new PageReport(this).toString();
    }

    /** Writes {@code CONNECTOR.json} and {@code CONNECTOR.md} into a folder, which is made. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(connector + ".json"), json() + "\n");
            Files.writeString(folder.resolve(connector + ".md"), page());
        } catch (IOException e) {
            throw new UncheckedIOException("the conformance report can't be written to " + folder, e);
        }
    }
}
