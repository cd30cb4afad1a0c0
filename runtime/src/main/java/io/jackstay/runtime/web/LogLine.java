package io.jackstay.runtime.web;

/**
 * One line of the log, without secrets. Immutable.
 *
 * @param number no other line of this process has it
 * @param atMillis epoch milliseconds
 * @param bot whom it names; empty where it names none
 */
public record LogLine(long number, long atMillis, Level level, String bot, String text) {
    /** How bad it is. */
    public enum Level {
        OK,
        WARN,
        BAD
    }
}
