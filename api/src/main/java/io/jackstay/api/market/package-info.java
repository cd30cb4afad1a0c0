/**
 * Markets and what is known of them: identity, rules, exact numbers, public data, and what a venue is able to do.
 *
 * <p>Owns the arithmetic of prices and sizes, and rounding to a market's grid; nothing else rounds. Everything here is
 * immutable and may be read on any thread. Imports {@code io.jackstay.api.plugin} and the JDK.
 */
package io.jackstay.api.market;
