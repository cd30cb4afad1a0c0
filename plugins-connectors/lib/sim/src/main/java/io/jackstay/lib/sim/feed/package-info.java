/**
 * Generated market data: a seeded random walk that gives the same numbers on every machine and JDK.
 *
 * <p>Runs on the one thread of its caller; integer arithmetic alone. Imports {@code io.jackstay.api.market}, nothing else.
 */
package io.jackstay.lib.sim.feed;
