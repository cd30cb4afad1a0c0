/**
 * Limits on position, orders, price, loss, margin and one-sided fills as plugins.
 *
 * <p>The rules that refuse decide from the order and the view alone and keep nothing; those that halt keep what they need over a
 * restart in the view's memory. Runs on the loop of its scope; may import the api alone.
 */
package io.jackstay.risk.limits;
