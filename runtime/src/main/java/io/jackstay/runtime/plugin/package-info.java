/**
 * Plugins: the folders they are searched in, what is read from a jar before any class of it is loaded, the loader of
 * each, and the provider behind its guard.
 *
 * <p>A bad jar costs itself and the bots that need it. Thread safe; used at start, at stop and by commands, never on a
 * loop. Imports the contract, {@code runtime.error}, ASM, and its own packages {@code guard} and {@code scan}.
 */
package io.jackstay.runtime.plugin;
