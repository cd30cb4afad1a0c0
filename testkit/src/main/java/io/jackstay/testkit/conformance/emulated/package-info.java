/**
 * Emulated venues as venues under test: their protocol on a fake network, their exchange as the truth.
 *
 * <p>Owns: the way from an {@code EmulatorProvider} to a {@code VenueUnderTest}; names no venue. Confined to the thread that runs the
 * kit. Imports {@code conformance.venue}, {@code testkit.emulate} and {@code emulator.base}, which authors of connectors need not have.
 */
package io.jackstay.testkit.conformance.emulated;
