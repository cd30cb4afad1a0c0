/**
 * What an author gives to the conformance kit: a venue that a connector is tried on, with its levers and its own truth.
 *
 * <p>Owns: the author's side of the kit. Everything here is called on the thread that drives the test. May import {@code api}
 * and {@code testkit.net}.
 */
package io.jackstay.testkit.conformance.venue;
