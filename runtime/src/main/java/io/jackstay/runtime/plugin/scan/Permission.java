package io.jackstay.runtime.plugin.scan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an operator can grant to a plugin, by the word of the configuration: {@code permissions = [network]}.
 * Immutable.
 */
public enum Permission {
    /** Sockets, name look-ups, HTTP clients. */
    NETWORK,
    /** Files and folders. */
    FILES,
    /** Other processes. */
    PROCESSES,
    /** Threads, executors and timers of its own, parallel streams, sleeping. */
    THREADS,
    /** Calls by name, private access, class loaders, native code: what hides calls from the scan. */
    REFLECTION,
    /** Ending the JVM, and hooks on its end. */
    EXIT,
    /** State that the whole process shares: system properties, environment, standard streams, default handlers. */
    GLOBALS,
    /** The wall clock and the monotonic clock; a plugin's time is the time of the event. */
    CLOCK,
    /** Randomness without a seed; a plugin's randomness comes from its context. */
    RANDOM;

    /** The word in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The permission of this word, if there is one. */
    public static Optional<Permission> findWord(String word) {
        return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
    }

    /** All words, in the order of this enum. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Permission::word).toList();
    }

    @Override
    public String toString() {
        return word();
    }
}
