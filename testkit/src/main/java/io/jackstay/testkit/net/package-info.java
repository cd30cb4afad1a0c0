/**
 * A network that is not there: servers written by a test, lines in memory, time that the test moves.
 *
 * <p>Owns: what a server hears and says, and what goes wrong on the way. Everything belongs to the thread that drives the test
 * or the simulation. Imports {@code runtime.net.wire} for the edge that it takes the place of.
 */
package io.jackstay.testkit.net;
