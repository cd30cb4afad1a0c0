/**
 * Hyperliquid as its clients see it: its REST and WebSocket protocol over the simulated exchange.
 *
 * <p>Runs on the driving thread, without a clock, sockets or randomness of its own. May import {@code io.jackstay.emulator.base} and
 * {@code io.jackstay.lib}; never the connector, whose counterpart it is.
 */
package io.jackstay.emulator.hyperliquid;
