/**
 * The conformance kit: says how far a connector has come, by cases that it passes against a venue of its author's.
 *
 * <p>Owns: the entry for tests, the levels, the run. Everything is confined to the thread that runs the kit. An author implements
 * {@code conformance.venue.VenueUnderTest} and calls {@code Conformance}; what it needs of a venue is in {@code conformance.venue}, the
 * cases are in {@code conformance.suite}, each on a {@code conformance.stand}. Imports {@code api} and these.
 */
package io.jackstay.testkit.conformance;
