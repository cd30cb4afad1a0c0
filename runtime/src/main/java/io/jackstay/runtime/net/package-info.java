/**
 * The transports that connectors are handed: requests, streams, request budgets, nonces.
 *
 * <p>Owns: connections and what is promised about them. What a login uses is confined to its account loop; what logins
 * share is thread safe. Imports {@code api}, {@code runtime.loop}, {@code runtime.budget}, {@code runtime.journal}, {@code
 * runtime.plugin.guard}, {@code runtime.telemetry} and, below {@code net.netty} alone, Netty.
 */
package io.jackstay.runtime.net;
