/**
 * From a book update that leaves the emulated venue to the signed order that arrives there: the shipped session with Hyperliquid's
 * connector, beside the least that a JVM can do. Three processes, over loopback; the venue takes the time.
 *
 * <p>May import everything; run by hand, see {@code benchmarks/README.md}.
 */
package io.jackstay.benchmarks.reaction;
