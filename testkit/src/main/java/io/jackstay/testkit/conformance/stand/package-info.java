/**
 * One connector and one venue on time that a case moves: the runtime's own transports between them, and all that is said written down.
 *
 * <p>Owns: a case's world. Everything is confined to the thread that runs the case. Imports {@code api}, what the runtime hands to a
 * connector (transports, timers, memory, books), {@code testkit.net} and {@code conformance.venue}; no runtime type stands in a public
 * signature.
 */
package io.jackstay.testkit.conformance.stand;
