/**
 * The simulated exchange: matching behind the visible queue, accounts, fees and margin; a plain library, bundled by those who need it.
 *
 * <p>Runs on the one thread of its caller, without a clock, randomness or I/O of its own. May import {@code io.jackstay.api}, nothing
 * else.
 */
package io.jackstay.lib.sim;
