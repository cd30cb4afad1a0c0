/**
 * Orders in words that every venue can be translated into: requests, ids, states, reports, fills and answers.
 *
 * <p>Owns the table of order states and the checks of a request. Everything here is an immutable value, safe on any
 * thread, except {@link io.jackstay.api.order.Order}, which is owned by the bot's loop. May import {@code
 * io.jackstay.api.market} and the JDK.
 */
package io.jackstay.api.order;
