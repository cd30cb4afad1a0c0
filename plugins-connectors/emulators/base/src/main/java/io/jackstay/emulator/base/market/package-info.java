/**
 * A market of an emulated venue: what the feed tells goes into the simulated exchange and into what the venue publishes of it: prints,
 * candles, the figures of a day.
 *
 * <p>Runs on the driving thread. May import {@code io.jackstay.api}, {@code io.jackstay.lib.sim} and the package above.
 */
package io.jackstay.emulator.base.market;
