package io.jackstay.runtime.backtest.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a run was made, for people. Immutable.
 *
 * @param how what it was made of, in the order in which it is shown
 * @param command makes the same again
 */
public record RunWords(List<Row> how, String command) {
    public RunWords {
        how = List.copyOf(how);
        requireNonNull(command, "command is null");
    }

    /** One line: a name and what it is. */
    public record Row(String name, String value) {}
}
