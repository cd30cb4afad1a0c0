/**
 * What a strategy implements, and the sandbox that it lives in: orders, views of markets and accounts, timers, memory.
 *
 * <p>Everything here is called on the bot's own loop and on no other thread. May import the JDK and the packages
 * {@code plugin}, {@code market}, {@code order} and {@code account} of this module; it sees neither connectors nor risk
 * rules.
 */
package io.jackstay.api.strategy;
