/**
 * {@code jackstay simulate}: the real runtime, journals and plugins on virtual time against a venue that misbehaves by seed.
 *
 * <p>Replaced are the edges alone: clock, driver, disk and venue. A run is one thread and a function of its seed. Imports the runtime;
 * {@code venue} and {@code check} do not.
 */
package io.jackstay.testkit.simulate;
