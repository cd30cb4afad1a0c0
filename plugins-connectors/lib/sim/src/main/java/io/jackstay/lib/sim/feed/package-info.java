/**
 * Generated market data: a seeded random walk that gives the same numbers on every machine and JDK.
 *
 * <p>Runs on the one thread of its caller; integer arithmetic alone. Imports {@code io.jackstay.api.market} and {@code lib.sim.text}, nothing else.
 */
package io.jackstay.lib.sim.feed;
