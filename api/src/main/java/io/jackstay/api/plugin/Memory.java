package io.jackstay.api.plugin;

import java.util.Optional;
import java.util.SortedMap;

/**
 * A small durable key-value store of one bot, one login or one risk rule. Implemented by the runtime: may gain methods.
 *
 * <p>Not thread safe: owned by the loop of the plugin that was handed it. Shape: text to text, a key of 1 to
 * {@value #MAX_KEY_LENGTH} characters, a value of at most {@value #MAX_VALUE_LENGTH}. Reads see the writes before them at
 * once. What a turn wrote is on the disk before anything that the same turn sends leaves the process, and after a crash
 * it is there as a whole or not at all; so a sequence of steps that must survive a restart is a step number kept here. Not for market data and not for logs.
 */
public interface Memory {
    /** Longest key, in characters. */
    int MAX_KEY_LENGTH = 200;

    /** Longest value, in characters. */
    int MAX_VALUE_LENGTH = 65_536;

    /** The value of a key, empty when there is none. */
    Optional<String> get(String key);

    /**
     * Stores a value, in place of the one before.
     *
     * @throws IllegalArgumentException when the key is empty, or key or value is longer than allowed; nothing is changed
     */
    void put(String key, String value);

    /** Forgets a key; does nothing when there is none. */
    void remove(String key);

    /** A copy of all entries whose keys begin with the prefix, sorted by key; all entries for an empty prefix. */
    SortedMap<String, String> entries(String prefix);

    /**
     * Whether entries outlive the process; false in a backtest, and where no data directory is kept. What is large and is there for a
     * restart alone need not be written then.
     */
    default boolean isDurable() {
        return true;
    }
}
