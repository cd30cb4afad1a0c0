/**
 * Makes the path of an order ready before the first real one: orders of a bot that does not exist go to a venue that keeps nothing.
 *
 * <p>Runs on the thread that starts a session, before its bots begin. All that it works on is made here and thrown away; it sees no
 * plugin, no journal of the data directory and no configuration. May import any package of the runtime but {@code session} and
 * {@code launch}.
 */
package io.jackstay.runtime.warmup;
