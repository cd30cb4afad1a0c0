/**
 * The cases of the conformance kit, a class a topic.
 *
 * <p>Owns: what a connector must do. A case is run on a {@code Stand} of its own, on the thread that runs the kit. Imports {@code api},
 * {@code conformance.stand} and {@code conformance.venue}.
 */
package io.jackstay.testkit.conformance.suite;
