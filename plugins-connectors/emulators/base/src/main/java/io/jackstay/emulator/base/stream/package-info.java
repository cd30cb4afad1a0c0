/**
 * Connections and what each of them wants to hear of, whatever the venue calls it.
 *
 * <p>Runs on the driving thread. May import the package above.
 */
package io.jackstay.emulator.base.stream;
