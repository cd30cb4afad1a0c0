/**
 * The smoke test: one small position in each of some markets, from the order to the empty account, looked at on the stream
 * and by request at every step.
 *
 * <p>On the bot loop. Imports {@code io.jackstay.api} alone.
 */
package io.jackstay.strategy.smoketest;
