/**
 * Limits on position, order and price as plugins: {@code position-limit}, {@code order-limit}, {@code price-collar}.
 *
 * <p>Each rule decides from the order and the view alone and keeps nothing. Runs on the loop of its scope, a bot's or a
 * login's; may import the api alone.
 */
package io.jackstay.risk.limits;
