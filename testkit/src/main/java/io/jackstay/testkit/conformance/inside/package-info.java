/**
 * Venues that are inside their connectors, such as a simulated exchange: there is no wire, and the truth is what they answer.
 *
 * <p>Owns: their feeds and levers. Confined to the thread that runs the kit. Imports {@code api} and {@code conformance.venue}.
 */
package io.jackstay.testkit.conformance.inside;
