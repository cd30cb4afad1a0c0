/**
 * Fills: told apart from their repeats on the account loop, applied and published on the owner's loop, in this order: money
 * first, then the order, then the strategy.
 *
 * <p>Imports {@code api}, {@code runtime.execution} and {@code runtime.state}.
 */
package io.jackstay.runtime.fill;
