/**
 * What an exchange connector implements, and what the runtime hands to it: transports, limits, nonces, timers, memory.
 *
 * <p>Everything here is called on the connector's own event loop and on no other thread, unless a type says otherwise.
 * May import the JDK and the packages {@code plugin}, {@code market}, {@code order} and {@code account} of this module;
 * it sees neither strategies nor risk rules.
 */
package io.jackstay.api.connector;
